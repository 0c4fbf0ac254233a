import type { Answers } from "../../contract/answers.ts";
import type { ScoreKind, SurveyLanguage } from "../../contract/definition.ts";
import type { Known } from "../../contract/walk.ts";
import type { OpenSurvey } from "../define/survey-rows.ts";

/** What stands around an answer, with names looked up. */
export type Circumstances = {
  channel: string | null;
  touchpoint: string | null;
  partnerId: number | null;
  productId: number | null;
  /** The colleague it is about: a user's id where they are one, else their name. */
  agent: string | null;
};

/** One set of answers on its way in. */
export type Submission = Circumstances & {
  survey: OpenSurvey;
  /** The same for every attempt to hand in the same answers. */
  key: string;
  answers: Answers;
  /** One of `modes`; files of other systems may have words of their own. */
  mode: string;
  /** Who answers; forgotten where the survey is anonymous. */
  identityId: number | null;
  customerId: number | null;
  invitationId: number | null;
  conversationId: number | null;
  language: SurveyLanguage | null;
  startedAt: Date | null;
  answeredAt: Date;
  isTest: boolean;
  known?: Known;
  /** Whether whoever answered was shown which answers are required; elsewhere any may be missing. */
  strict: boolean;
  /** A later state of the same answers replaces the earlier one at any time, as from files and other systems; else while the survey allows it. */
  rewrites: boolean;
};

export type Score = { question: string; kind: ScoreKind; score: number };
export type ScoreColumns = Record<ScoreKind, number | null>;

export type Submitted = { id: number; result: "recorded" | "repeated" | "changed" };

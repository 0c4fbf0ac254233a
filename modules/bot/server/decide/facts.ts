import type { ArticleHit } from "../../../knowledge/index.ts";
import type { BotSettings, Flow, IncidentBody, LiveIntent } from "../../contract.ts";
import type { Reading } from "../entities/read-entity.ts";
import type { IntentAnswer } from "../understand/engine.ts";
import type { ReadMessage } from "../understand/read-message.ts";
import type { ThreadState } from "./thread-state.ts";

export type FoundProduct = { id: number; name: string; price: string | null; url: string | null; archived: boolean };
/** What is said of the branches that were asked after: how many they are, and where all are seen (a path). */
export type FoundBranches = { city: string | null; found: number; text: string; finder: string };
export type FoundOrder = { number: string; status: string; at: string; total: string };
export type OpenIncident = IncidentBody & { id: number };
/** A code that was sent in this conversation and may still be entered. */
export type LiveCode = { id: number; hash: string; tries: number; customerId: number | null };

/** How a question's words stand in those of an intent: as searchIndex says. */
export type Wording = { score: number; coverage: number; inTitle: number };

/** What is live of a brand, or a draft of it. */
export type Knowledge = {
  settings: BotSettings;
  brand: string;
  intents: ReadonlyMap<number, LiveIntent>;
  flows: ReadonlyMap<number, Flow>;
  entities: Reading["entities"];
  classify(text: string): IntentAnswer;
  worded(text: string): ReadonlyMap<number, Wording>;
};

/** Everything a decision is made of. */
export type Facts = {
  knowledge: Knowledge;
  thread: ThreadState;
  read: ReadMessage;
  /** The newest of the messages that are dealt with together: what a form or a code is read from. */
  last: string;
  files: number;
  channel: string;
  today: string;
  intent: IntentAnswer;
  sentiment: { label: string; score: number; evidence: string[] };
  articles: readonly ArticleHit[];
  /** Articles that the likeliest intent's title finds, the best first. */
  agreeing: readonly number[];
  worded: ReadonlyMap<number, Wording>;
  products: readonly FoundProduct[];
  branches: FoundBranches | null;
  incidents: readonly OpenIncident[];
  code: LiveCode | null;
  /** The customer that whoever writes was proven to be, if any, and their orders then. */
  proven: { customerId: number; orders: readonly FoundOrder[] } | null;
  customerName: string | null;
  people: { open: boolean; opensAt: string | null };
  answersInHour: number;
  codesInHour: number;
  calendar: "jalali" | "gregorian";
  timeZone: string;
};

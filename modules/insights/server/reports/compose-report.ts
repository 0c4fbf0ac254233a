import type { BrandWork, Database } from "../../../../platform/db/index.ts";
import type { Table } from "../../../../platform/files/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import type { ScoreName } from "../../contract/experience.ts";
import type { ReportRule } from "../../contract/reports.ts";
import type { MetricAnswer, MetricGroup } from "../../contract.ts";
import { askMetrics, patience } from "../ask-metrics.ts";
import { answerTable } from "../experience/answer-table.ts";
import { scoreDifference } from "../experience/compare-groups.ts";
import { scoreMetrics } from "../experience/scores.ts";
import { askedOf } from "../question.ts";
import type { periodsOf } from "./report-times.ts";

/** One score of a report: the whole, the period before, whether it moved by more than chance, and its groups. */
export type ReportScore = {
  answer: MetricAnswer;
  now: MetricGroup;
  before: MetricGroup;
  moved: "up" | "down" | null;
  groups: MetricAnswer;
};
export type Report = {
  name: string;
  language: Language;
  from: string;
  to: string;
  scores: ReportScore[];
  responseRate: MetricAnswer;
};

const countsOf = (group: MetricGroup) =>
  new Map(Object.entries((group["distribution"] as Record<string, number>) ?? {}));

function movedOf(metric: ScoreName, now: MetricGroup, before: MetricGroup): ReportScore["moved"] {
  const found = scoreDifference(metric, countsOf(now), countsOf(before));
  if (!found || found.chance >= 0.05) return null;
  return found.difference > 0 ? "up" : "down";
}

/** Counts what a report is about, exactly: each score that was answered in its period, whole and by group, and how many answered. */
export async function composeReport(
  database: Database,
  on: BrandWork,
  { name, language, survey, by }: ReportRule,
  periods: ReturnType<typeof periodsOf>,
): Promise<Report> {
  const narrowed = { survey: survey ?? undefined };
  const ask = (metric: string, more: Record<string, string | undefined>) => askedOf(metric, { ...narrowed, ...more });
  const questions = scoreMetrics.flatMap((metric) => [
    ask(metric, periods.now),
    ask(metric, periods.before),
    ask(metric, { ...periods.now, by }),
  ]);
  const rate = ask("response-rate", { ...periods.now, by: "channel" });
  const { answers } = await askMetrics(database, on, language, [...questions, rate], patience.exact);
  const scores = scoreMetrics.flatMap((metric, place): ReportScore[] => {
    const [answer, earlier, groups] = answers.slice(3 * place, 3 * place + 3) as [
      MetricAnswer,
      MetricAnswer,
      MetricAnswer,
    ];
    const [now, before] = [answer.groups[0], earlier.groups[0]];
    if (!now || !before || now.n === 0) return [];
    return [{ answer, now, before, moved: movedOf(metric, now, before), groups }];
  });
  const { from, to } = answers[0]!;
  return { name, language, from, to, scores, responseRate: answers.at(-1)! };
}

/** The sheets of a report: each score by group, then who answered. */
export function sheetsOf({ scores, responseRate, language }: Report): Table[] {
  return [...scores.flatMap(({ answer, groups }) => [answer, groups]), responseRate].map((one) =>
    answerTable(one, language),
  );
}

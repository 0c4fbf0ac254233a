import type { Letter } from "../../../../platform/mail/index.ts";
import type { Brand } from "../../../admin/index.ts";
import type { ReportRule, ScoreMove } from "../../contract/reports.ts";
import { experienceWords } from "../experience/words.ts";
import type { Report } from "./compose-report.ts";
import { wordsOf } from "./report-words.ts";

type Words = Omit<Letter, "to">;

function addressOf(publicUrl: string, brand: Brand, query: Record<string, string | null>): string {
  const given = Object.entries(query).filter((part): part is [string, string] => part[1] !== null);
  return `${publicUrl}/${brand.slug}/experience?${new URLSearchParams(given)}`;
}

/** The letter around the file of a report: each score in a few lines, for those who read it on a phone. */
export function reportLetter(
  publicUrl: string,
  brand: Brand,
  rule: ReportRule,
  report: Report,
  file: { format: ReportRule["format"]; filename: string; content: Buffer },
): Words {
  const { words, day, value, number } = wordsOf(rule.language, brand);
  const days = words.period(day(report.from), day(report.to));
  const scores = report.scores.map(({ answer, now, before, moved }) => {
    const range = words.range(value(answer.unit, now.low), value(answer.unit, now.high));
    const line = `${answer.title}: ${value(answer.unit, now.value)} (${range}) · ${words.answers(number(now.n))}`;
    if (before.n === 0) return `${line}\n${words.noBefore}`;
    return `${line}\n${words.before(value(answer.unit, before.value), number(before.n))}\n${words.moved[moved ?? "same"]}`;
  });
  const link = addressOf(publicUrl, brand, { from: report.from, to: report.to, survey: rule.survey });
  const instead = rule.format === "pdf" && file.format === "xlsx" ? [words.noChromium] : [];
  const parts = [
    days,
    ...(scores.length > 0 ? scores : [words.nothing]),
    words.attached,
    ...instead,
    words.open(link),
    words.why,
  ];
  const { filename, content } = file;
  return { subject: `${rule.name} · ${days}`, text: parts.join("\n\n"), attachments: [{ filename, content }] };
}

/** The letter that says that a score moved by more than chance. */
export function alertLetter(
  publicUrl: string,
  brand: Brand,
  language: ReportRule["language"],
  move: ScoreMove,
  days: number,
): Words {
  const { words, value, number } = wordsOf(language, brand);
  const unit = move.metric === "nps" || move.metric === "nps-1-10" ? "score" : "rate";
  const { title } = experienceWords(move.metric)[language];
  const link = addressOf(publicUrl, brand, { from: move.from, to: move.to, survey: move.survey, metric: move.metric });
  const parts = [
    words.alert(title, number(days), value(unit, move.before.value), value(unit, move.now.value)),
    words.alertSure(value(unit, move.low), value(unit, move.high)),
    words.alertCounts(number(move.now.n), number(move.before.n)),
    words.open(link),
    words.why,
  ];
  return { subject: `${brand.name}: ${words.alertSubject(title, move.difference > 0)}`, text: parts.join("\n\n") };
}

import { problemOf, Refusal } from "../../../../platform/errors/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";

/** A line by its number from 1, and what became of it. */
export type Told<Done> = { line: number; outcome: Done | Refusal };
type Rejected = { result: "rejected"; code: string; message: string; field: string | undefined };
/** One line of a batch's answer. */
export type LineAnswer<Done> = { line: number } & (Done | Rejected);
/** How many lines were read, came to each result, and were rejected. */
export type Counts<Result extends string> = Record<Result | "read" | "rejected", number>;

/** What the answer says of a line. */
export function answerLine<Done>({ line, outcome }: Told<Done>, language: Language): LineAnswer<Done> {
  if (!(outcome instanceof Refusal)) return { line, ...outcome };
  const { code, message } = problemOf(outcome, language);
  return { line, result: "rejected", code, message, field: fieldOf(outcome) };
}

/** The field that a refusal names first. */
export function fieldOf({ detail }: Refusal): string | undefined {
  return detail.field ?? detail.fields?.[0]?.path;
}

/** Counts at nought, in the order of the answer. */
export function noneYet<Result extends string>(results: readonly Result[]): Counts<Result> {
  const each = results.map((result) => [result, 0] as const);
  return Object.fromEntries([["read", 0], ...each, ["rejected", 0]]) as Counts<Result>;
}

/** Adds answers to the counts. */
export function count<Done extends { result: string }>(
  counts: Counts<Done["result"]>,
  answers: readonly LineAnswer<Done>[],
): void {
  counts.read += answers.length;
  for (const { result } of answers) counts[result as keyof typeof counts] += 1;
}

import { fileProblems as english, rowProblems as englishRows } from "./messages.en.ts";
import { fileProblems as persian, rowProblems as persianRows } from "./messages.fa.ts";

/** Why a whole file cannot be read; sentences in messages.fa.ts. */
export type FileProblemCode = keyof typeof persian;

/** Why one row of a file was left out while the rest goes in; sentences in messages.fa.ts. */
export type RowProblemCode = keyof typeof persianRows;

/** What was wrong with a row; `detail` is what was found, short and storable as text. */
export type RowProblem = { code: RowProblemCode; detail: string };

export type ProblemValues = Record<string, string | number>;

/** Thrown when a file cannot be read on: an expected problem with a code, never a bug of ours. */
export class FileProblem extends Error {
  readonly code: FileProblemCode;
  readonly values: ProblemValues;
  constructor(code: FileProblemCode, values: ProblemValues = {}) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = "FileProblem";
    this.code = code;
    this.values = values;
  }
}

/** The sentence of a file's or a row's problem in the reader's language, its `{name}` places filled. */
export function sayFileProblem(
  code: FileProblemCode | RowProblemCode,
  language: "fa" | "en",
  values: ProblemValues = {},
): string {
  const sentences = language === "fa" ? { ...persian, ...persianRows } : { ...english, ...englishRows };
  return sentences[code].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

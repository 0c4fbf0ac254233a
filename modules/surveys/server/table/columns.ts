import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Cell } from "../../../../platform/files/index.ts";
import type { Answer } from "../../contract/answers.ts";
import type { Definition, Question, SurveyLanguage, Words } from "../../contract/definition.ts";
import { answerCell, type CellWords, nameIn, otherText, rowCell } from "./answer-cell.ts";

/** A column of what was answered: its name for programs, its heading, and what stands in it. */
export type AnswerColumn = { field: string; heading: string; cell(read: ReadAnswers): Cell };
/** A response's answers as they are put into cells. */
export type ReadAnswers = {
  version: number;
  answers: Readonly<Record<string, Answer>>;
  fileName(token: string): string;
};
type Version = { version: number; definition: Definition };
/** A question as long as it is asked the same: in which versions, the newest of them last. */
type Asked = { question: Question; versions: number[] };

/** The versions of a survey that went live, oldest first. */
export async function versionsOf(ctx: Context, surveyId: number): Promise<Version[]> {
  const { rows } = await sql<Version>`select version, definition from survey_version
    where brand_id = ${ctx.brandId} and survey_id = ${surveyId} order by version`.execute(ctx.db);
  return rows;
}

/**
 * The columns of a survey's answers, in the order in which its newest version asks; what only earlier versions asked stands behind, with
 * the last version that did. A question worded or scaled otherwise is another column: what it was answered is not the same.
 */
export function answerColumns(
  versions: readonly Version[],
  language: SurveyLanguage,
  words: CellWords,
): AnswerColumn[] {
  const asked = new Map<string, Asked>();
  for (const { version, definition } of versions.toReversed())
    for (const question of definition.sections.flatMap(({ questions }) => questions)) {
      if (question.type === "statement") continue;
      const way = wayOf(question);
      const known = asked.get(way);
      if (known) known.versions.unshift(version);
      else asked.set(way, { question, versions: [version] });
    }
  const newest = versions.at(-1)?.version;
  const taken = new Map<string, number>();
  return [...asked.values()].flatMap((one) => {
    const last = one.versions.at(-1)!;
    const old = last === newest ? "" : ` (${words.version(last)})`;
    const field = last === newest ? one.question.key : `${one.question.key}@${last}`;
    return columnsOf(one, { field, language, words }).map((column) => {
      const nth = (taken.get(column.heading + old) ?? 0) + 1;
      taken.set(column.heading + old, nth);
      return { ...column, heading: column.heading + old + (nth > 1 ? ` (${nth})` : "") };
    });
  });
}

/** What makes a question the same one: its key, what it says in every language, and its scale. */
function wayOf({ key, type, title, ...more }: Question): string {
  const scale = "from" in more ? [more.from, more.to] : [];
  return JSON.stringify([key, type, title.fa ?? "", title.en ?? "", ...scale]);
}

const said = (words: Words, language: SurveyLanguage) => words[language] || words.fa || words.en || "";

type About = { field: string; language: SurveyLanguage; words: CellWords };

function columnsOf({ question, versions }: Asked, { field, language, words }: About): AnswerColumn[] {
  const heading = said(question.title, language);
  const own = ({ version, answers }: ReadAnswers) => (versions.includes(version) ? answers[question.key] : undefined);
  if (question.type === "matrix")
    return question.rows.map((row) => ({
      field: `${field}.${row.key}`,
      heading: `${heading} – ${said(row.title, language)}`,
      cell: (read) => rowCell(own(read), row.key, (key) => nameIn(question.columns, key, language)),
    }));
  const cell = (read: ReadAnswers) => answerCell(question, own(read), { language, words, fileName: read.fileName });
  const main = { field, heading, cell };
  if (question.type !== "choice" || !question.other) return [main];
  const beside = {
    field: `${field}.other`,
    heading: `${heading} – ${words.other}`,
    cell: (read: ReadAnswers) => otherText(own(read)),
  };
  return [main, beside];
}

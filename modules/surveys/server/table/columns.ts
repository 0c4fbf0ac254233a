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
/** A question as long as it is asked in the same words: how it stood in each version, the newest first. Its options may differ. */
type Asked = Map<number, Question>;

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
      asked.set(way, (asked.get(way) ?? new Map()).set(version, question));
    }
  const newest = versions.at(-1)?.version;
  const taken = new Map<string, number>();
  return [...asked.values()].flatMap((one) => {
    const [[last, { key }]] = [...one] as [[number, Question]];
    const old = last === newest ? "" : ` (${words.version(last)})`;
    const field = last === newest ? key : `${key}@${last}`;
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

/** What was picked is called as it was when it was asked. */
function columnsOf(asked: Asked, { field, language, words }: About): AnswerColumn[] {
  const questions = [...asked.values()];
  const [{ key, title }] = questions as [Question];
  const heading = said(title, language);
  const column = (
    part: string,
    beside: string,
    write: (question: Question, answer: Answer, read: ReadAnswers) => Cell,
  ) => ({
    field: field + part,
    heading: heading + beside,
    cell(read: ReadAnswers): Cell {
      const question = asked.get(read.version);
      const answer = read.answers[key];
      return question && answer !== undefined ? write(question, answer, read) : null;
    },
  });
  const rows = rowsOf(questions);
  if (rows.length > 0) {
    return rows.map((row) =>
      column(`.${row.key}`, ` – ${said(row.title, language)}`, (question, answer) =>
        rowCell(answer, row.key, (name) => nameIn(question.type === "matrix" ? question.columns : [], name, language)),
      ),
    );
  }
  const main = column("", "", (question, answer, { fileName }) =>
    answerCell(question, answer, { language, words, fileName }),
  );
  if (!questions.some((one) => one.type === "choice" && one.other)) return [main];
  return [main, column(".other", ` – ${words.other}`, (_question, answer) => otherText(answer))];
}

/** The rows of a matrix over its versions, as the newest that has each calls it. */
function rowsOf(questions: readonly Question[]): { key: string; title: Words }[] {
  const rows = new Map<string, { key: string; title: Words }>();
  for (const row of questions.flatMap((one) => (one.type === "matrix" ? one.rows : [])))
    if (!rows.has(row.key)) rows.set(row.key, row);
  return [...rows.values()];
}

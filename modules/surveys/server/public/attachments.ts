import type { House } from "../../../../platform/house/module.ts";
import { html } from "../../../../platform/html/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import type { Answers } from "../../contract/answers.ts";
import type { AnswerProblem } from "../../contract/check-answer.ts";
import type { Question } from "../../contract/definition.ts";
import { fileQuestions } from "../../contract/files.ts";
import { filesUnder, forgetFiles, type TakenFile } from "../files/survey-files.ts";
import { type SentFile, takeFiles } from "../files/take-files.ts";
import { fileList } from "./file-field.ts";
import { readKept } from "./save-partial.ts";
import { pageWords } from "./survey-pages.ts";
import { inBrand, type Place } from "./survey-place.ts";

/** The files of a page after a posting: what stands under its key, and what could not be taken. */
export type Attached = {
  files: readonly TakenFile[];
  /** Of the file questions that the page asked: the names of their files. */
  answers: Answers;
  problems: Record<string, AnswerProblem>;
  /** Something was attached or removed, and nothing else is wanted: the same page again. */
  stays: boolean;
};

type Page = { key: string; asked: readonly Question[]; sent: readonly SentFile[]; deed: string | null };

/** Takes the files of a posting, or removes the one that is to go (`drop:TOKEN`), and gives what stands then. */
export async function attach(house: House, place: Place, { key, asked, sent, deed }: Page): Promise<Attached> {
  if (fileQuestions(place.survey.definition).length === 0)
    return { files: [], answers: {}, problems: {}, stays: deed === "attach" };
  const dropped = /^drop:([0-9a-f]{20,60})$/.exec(deed ?? "")?.[1];
  if (dropped) await dropFile(house, place, key, dropped);
  const problems = await takeFiles(house, place, key, asked, sent);
  const files = await readFiles(house, place, key);
  const ofPage = asked.filter(({ type }) => type === "file");
  const tokens = (question: string) => files.filter((one) => one.question === question).map(({ token }) => token);
  const answers = Object.fromEntries(ofPage.map(({ key: name }) => [name, tokens(name)]));
  return { files, answers, problems, stays: dropped !== undefined || deed === "attach" };
}

/** What the page's script puts in the place of a question's files. */
export function filesPart({ files, problems }: Attached, asked: readonly Question[], language: Language) {
  const words = pageWords[language];
  const question = asked.find(({ type }) => type === "file");
  const problem = question && problems[question.key];
  const wrong = problem ? html`<p class="wrong" role="alert">${words.problems[problem]}</p>` : null;
  const part = question ? html`${fileList(question, { files, words })}${wrong}` : html``;
  return { page: part.text, status: problem ? 422 : 200 };
}

/** The files under a response's key; none where the survey asks for none. */
export async function readFiles(house: House, place: Place, key: string): Promise<TakenFile[]> {
  if (fileQuestions(place.survey.definition).length === 0) return [];
  return inBrand(house, place.brand.id, (ctx) => filesUnder(ctx, place.survey.id, key), true);
}

/** A file that was handed in can be removed as long as the answer can be changed. */
async function dropFile(house: House, place: Place, key: string, token: string): Promise<void> {
  const { id, settings } = place.survey;
  await inBrand(house, place.brand.id, async (ctx) => {
    const kept = await readKept(ctx, id, key);
    const until = kept?.answered_at && kept.answered_at.getTime() + settings.change_within_minutes * 60_000;
    if (until && ctx.now.getTime() > until) return;
    if ((await filesUnder(ctx, id, key)).some((one) => one.token === token)) await forgetFiles(ctx, [token]);
  });
}

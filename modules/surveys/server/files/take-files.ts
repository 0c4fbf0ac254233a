import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { storageOf } from "../../../../platform/storage/index.ts";
import { safeFileName, typeOfFile } from "../../../inbox/index.ts";
import type { AnswerProblem } from "../../contract/check-answer.ts";
import type { Question } from "../../contract/definition.ts";
import { type FileKind, mostFileBytes } from "../../contract/files.ts";
import { isClosed } from "../define/survey-rows.ts";
import { lateness } from "../public/hand-in.ts";
import { readKept } from "../public/save-partial.ts";
import { inBrand, type Place } from "../public/survey-place.ts";
import { placeOfFile } from "./survey-files.ts";
import { enqueueFileScan } from "./tend-files.ts";

/** A file as a page sent it. */
export type SentFile = { question: string; name: string; bytes: Buffer };
type FileQuestion = Question & { type: "file" };

const allowed: Record<FileKind, (type: string) => boolean> = {
  pictures: (type) => type.startsWith("image/"),
  documents: (type) =>
    type === "application/pdf" ||
    type === "application/msword" ||
    type === "text/plain" ||
    type.includes("officedocument"),
};

/**
 * Keeps the files that a page sent under its response's key, each judged by its bytes, and gives what was wrong, question by question.
 * Nothing is kept where it is too late to answer.
 */
export async function takeFiles(
  house: House,
  place: Place,
  key: string,
  asked: readonly Question[],
  sent: readonly SentFile[],
): Promise<Record<string, AnswerProblem>> {
  const problems: Record<string, AnswerProblem> = {};
  for (const file of sent) {
    const question = asked.find((one): one is FileQuestion => one.type === "file" && one.key === file.question);
    if (!question) continue;
    const problem = await takeFile(house, place, key, question, file);
    if (problem) problems[question.key] = problem;
  }
  return problems;
}

async function takeFile(
  house: House,
  place: Place,
  key: string,
  question: FileQuestion,
  { name, bytes }: SentFile,
): Promise<AnswerProblem | null> {
  if (bytes.length > mostFileBytes) return "answer_file_too_large";
  const type = bytes.length === 0 ? null : typeOfFile(bytes, name);
  if (type === null || !question.kinds.some((kind) => allowed[kind](type))) return "answer_file_kind";
  const token = randomBytes(18).toString("hex");
  const row = { token, key, question, name: safeFileName(name), type, size: bytes.length };
  const { id: brandId } = place.brand;
  const refused = await inBrand(house, brandId, (ctx) => noteFile(ctx, place, row));
  if (refused) return refused === "too_late" ? null : refused;
  try {
    await storageOf(house.config).put(placeOfFile(brandId, token), bytes);
  } catch (error) {
    house.log.error({ err: error }, "a file of a survey could not be kept");
    await inBrand(house, brandId, (ctx) => letGo(ctx, token));
    return "answer_file_not_kept";
  }
  await inBrand(house, brandId, (ctx) => markKept(ctx, token, house.config.scanner !== undefined));
  return null;
}

type Noted = { token: string; key: string; question: FileQuestion; name: string; type: string; size: number };

/** Notes a file before its bytes are kept, so that none lies in the storage that no row speaks of. Two pages at once are not more than are allowed. */
async function noteFile(ctx: Context, place: Place, file: Noted): Promise<AnswerProblem | "too_late" | null> {
  const { survey, invitation } = place;
  const { anonymous, change_within_minutes: minutes } = survey.settings;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`survey-file ${ctx.brandId} ${survey.id} ${file.key}`}, 0))`.execute(
    ctx.db,
  );
  const kept = await readKept(ctx, survey.id, file.key);
  const over = kept?.answered_at && ctx.now.getTime() > kept.answered_at.getTime() + minutes * 60_000;
  if (over || lateness(ctx, place, await isClosed(ctx, survey))) return "too_late";
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from survey_file where brand_id = ${ctx.brandId}
    and survey_id = ${survey.id} and response_key = ${file.key} and question = ${file.question.key}
    and (kept_at is not null or taken_at > ${new Date(ctx.now.getTime() - 600_000)})`.execute(ctx.db);
  if (rows[0]!.n >= file.question.most) return "answer_file_too_many";
  await sql`insert into survey_file (brand_id, survey_id, response_key, question, token, name, content_type, size, identity_id, taken_at)
    values (${ctx.brandId}, ${survey.id}, ${file.key}, ${file.question.key}, ${file.token}, ${file.name}, ${file.type}, ${file.size},
      ${anonymous ? null : (invitation?.identity_id ?? null)}, ${ctx.now})`.execute(ctx.db);
  return null;
}

async function markKept(ctx: Context, token: string, held: boolean): Promise<void> {
  await sql`update survey_file set kept_at = ${ctx.now}, held_at = ${held ? ctx.now : null}
    where brand_id = ${ctx.brandId} and token = ${token}`.execute(ctx.db);
  if (held) await enqueueFileScan(ctx, token);
}

async function letGo(ctx: Context, token: string): Promise<void> {
  await sql`delete from survey_file where brand_id = ${ctx.brandId} and token = ${token}`.execute(ctx.db);
}

const window = 3_600_000;
const perResponse = 30;
const perAddress = 400;

/** Counts what is sent to attach: so many in an hour for one response, and for one address, behind which thousands may stand. */
export function attemptLimit(house: House): (key: string, address: string) => void {
  const counts = new Map<string, { n: number; until: number }>();
  const count = (who: string, most: number) => {
    const now = house.clock().getTime();
    const before = counts.get(who);
    const n = before && before.until > now ? before.n + 1 : 1;
    counts.set(who, { n, until: n === 1 ? now + window : before!.until });
    if (n > most) throw new Refusal("too_many_requests");
    if (counts.size > 20_000) for (const [one, { until }] of counts) if (until <= now) counts.delete(one);
  };
  return (key, address) => {
    count(`a ${address}`, perAddress);
    count(`k ${key}`, perResponse);
  };
}

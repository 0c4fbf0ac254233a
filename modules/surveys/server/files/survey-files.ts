import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { isShownFile } from "../../../inbox/index.ts";
import type { ResponseFile } from "../../contract/responses.ts";

/** A file that was taken, as pages name it. */
export type TakenFile = { token: string; question: string; name: string };

/** The files under a response's key, in the order in which they came. */
export async function filesUnder(ctx: Context, surveyId: number, key: string): Promise<TakenFile[]> {
  const { rows } = await sql<TakenFile>`select token, question, name from survey_file
    where brand_id = ${ctx.brandId} and survey_id = ${surveyId} and response_key = ${key} and kept_at is not null order by id`.execute(
    ctx.db,
  );
  return rows;
}

/** The name under which a file lies in the storage; nobody guesses it from what a page shows. */
export function placeOfFile(brandId: number, token: string): string {
  return `surveys/${brandId}/${token.slice(0, 2)}/${token}`;
}

/** Forgets files; their bytes go after this was committed. Gives how many there were. */
export async function forgetFiles(ctx: Context, tokens: readonly string[]): Promise<number> {
  if (tokens.length === 0) return 0;
  const { rows } = await sql<{ token: string }>`delete from survey_file
    where brand_id = ${ctx.brandId} and token = any(${tokens as string[]}::text[]) returning token`.execute(ctx.db);
  if (rows.length > 0) await enqueue(ctx, "forget-survey-files", { tokens: rows.map(({ token }) => token) });
  return rows.length;
}

/** Forgets the files of people who are erased. */
export async function forgetFilesOf(ctx: Context, identityIds: readonly number[]): Promise<void> {
  const { rows } = await sql<{ token: string }>`select token from survey_file
    where brand_id = ${ctx.brandId} and identity_id = any(${identityIds as number[]}::bigint[])`.execute(ctx.db);
  await forgetFiles(
    ctx,
    rows.map(({ token }) => token),
  );
}

const state = sql<ResponseFile["state"]>`case when f.infection is not null then 'infected'
  when f.held_at is not null and f.scanned_at is null then 'checking' end`;
const ofResponse = sql`survey_file f join survey_response r on r.brand_id = f.brand_id and r.survey_id = f.survey_id and r.key = f.response_key`;

/** The files that a response's answers name, as people who read answers see them. */
export async function filesOfResponse(ctx: Context, responseId: number): Promise<ResponseFile[]> {
  const { rows } = await sql<Omit<ResponseFile, "shown">>`
    select f.token, f.question, f.name, f.content_type, f.size, ${state} as state from ${ofResponse}
    where r.brand_id = ${ctx.brandId} and r.id = ${responseId} and f.kept_at is not null
      and jsonb_exists(r.answers -> f.question, f.token) order by f.id`.execute(ctx.db);
  return rows.map((row) => ({ ...row, shown: row.state === null && isShownFile(row.content_type) }));
}

/** One file of a response; refuses `not_found`, `file_being_checked` and `file_infected`. */
export async function fileOfResponse(ctx: Context, responseId: number, token: string): Promise<ResponseFile> {
  const file = (await filesOfResponse(ctx, responseId)).find((one) => one.token === token);
  if (!file) throw new Refusal("not_found", "attachment");
  if (file.state === "infected") throw new Refusal("file_infected");
  if (file.state === "checking") throw new Refusal("file_being_checked");
  return file;
}

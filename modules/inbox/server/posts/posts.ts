import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { PostPlace, PostRow, postBody } from "../../contract.ts";
import { adapterOf, channelOf } from "../channels/registry.ts";
import { colleagueNames } from "../conversations/show-conversations.ts";
import { authorOf } from "../people/user-of.ts";

export const postTopic = "post";
const pageLength = 30;
/** So long a post that is to go out at once can be taken back, in milliseconds. */
const undo = 10_000;

/** The channels in which the brand can publish: accounts of messengers with channels, that are not paused. */
export async function postPlaces(ctx: Context): Promise<PostPlace[]> {
  const { rows } = await sql<{ id: number; name: string; kind: string; settings: never }>`
    select id, name, kind, settings from channel_account
    where brand_id = ${ctx.brandId} and removed_at is null and paused_at is null order by id`.execute(ctx.db);
  return rows
    .filter(({ kind }) => adapterOf(kind).publish)
    .map(({ id, name, kind, settings }) => ({
      id,
      name,
      channel: channelOf(kind),
      most: adapterOf(kind).limits(settings).most,
    }));
}

type Found = Omit<PostRow, "account" | "file" | "by" | "send_at" | "state_at"> & {
  account_id: number;
  account_name: string;
  kind: string;
  file_name: string | null;
  file_size: number | null;
  created_by: string;
  send_at: Date;
  state_at: Date;
};

/** Posts, newest first, those that were taken back left out; `next` is what to ask before. */
export async function listPosts(ctx: Context, before?: number): Promise<{ rows: PostRow[]; next: number | null }> {
  const { rows } = await sql<Found>`
    select p.id, p.account_id, a.name as account_name, a.kind, p.title, p.body as text, p.pinned as pin, f.name as file_name,
      f.size as file_size, p.state, p.send_at, p.state_at, p.problem, p.created_by
    from channel_post p join channel_account a on a.brand_id = p.brand_id and a.id = p.account_id
    left join attachment f on f.brand_id = p.brand_id and f.id = p.attachment_id
    where p.brand_id = ${ctx.brandId} and p.withdrawn_at is null and (${before ?? null}::bigint is null or p.id < ${before ?? null})
    order by p.id desc limit ${pageLength + 1}`.execute(ctx.db);
  const shown = rows.slice(0, pageLength);
  const names = await colleagueNames(
    ctx,
    shown.map((row) => row.created_by),
  );
  return {
    rows: shown.map(({ account_id, account_name, kind, file_name, file_size, created_by, ...row }) => ({
      ...row,
      account: { id: account_id, name: account_name, channel: channelOf(kind) },
      file: file_name === null ? null : { name: file_name, size: Number(file_size) },
      send_at: row.send_at.toISOString(),
      state_at: row.state_at.toISOString(),
      by: { id: created_by, name: names.get(created_by) ?? "" },
    })),
    next: rows.length > pageLength ? shown.at(-1)!.id : null,
  };
}

/**
 * Has something published, at once (after ten seconds) or at its time. The same `client_id` again changes nothing. Refuses `not_found` for
 * what is no channel to publish in and for a file that is not the writer's own, `past_time` for a time that was.
 */
export async function makePost(ctx: Context, body: z.infer<typeof postBody>): Promise<number> {
  const { account, attachment, client_id: clientId, send_at: wanted } = body;
  const { rows: before } = await sql<{ id: number }>`select id from channel_post
    where brand_id = ${ctx.brandId} and client_id = ${clientId}`.execute(ctx.db);
  if (before[0]) return before[0].id;
  if (!(await postPlaces(ctx)).some(({ id }) => id === account)) throw new Refusal("not_found", "channel");
  const by = authorOf(ctx);
  if (attachment !== null) await refuseForeignFile(ctx, attachment, by);
  const at = wanted === null ? new Date(ctx.now.getTime() + undo) : new Date(wanted);
  if (at.getTime() < ctx.now.getTime()) throw new Refusal("past_time");
  const { rows } = await sql<{ id: number }>`
    insert into channel_post (brand_id, account_id, client_id, title, body, pinned, attachment_id, state, send_at, state_at, created_by, created_at)
    values (${ctx.brandId}, ${account}, ${clientId}, ${body.title || null}, ${body.text}, ${body.pin}, ${attachment}, 'waiting', ${at}, ${ctx.now}, ${by}, ${ctx.now})
    on conflict (brand_id, client_id) do update set client_id = excluded.client_id returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await enqueuePost(ctx, id, at);
  await recordAudit(ctx, { action: "post.made", subject: "post", subjectId: id });
  await recordChanges(ctx, postTopic, [id]);
  return id;
}

async function refuseForeignFile(ctx: Context, attachment: number, by: string): Promise<void> {
  const { rows } = await sql`select from attachment where brand_id = ${ctx.brandId} and id = ${attachment}
    and uploaded_by = ${by} and message_id is null and erased_at is null`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal("not_found", "attachment");
}

/** Has a post published at its time; one job for each. */
export async function enqueuePost(ctx: Context, id: number, runAt: Date): Promise<void> {
  await enqueue(ctx, "publish-post", { postId: id }, { key: `post:${ctx.brandId}:${id}`, runAt });
}

/** Takes a post back that has not gone out. Refuses `not_found` and `too_late_to_take_back`. */
export async function takeBackPost(ctx: Context, id: number): Promise<void> {
  const state = await holdPost(ctx, id);
  if (state === "sent" || state === "sending") throw new Refusal("too_late_to_take_back");
  await sql`update channel_post set withdrawn_at = ${ctx.now}, withdrawn_by = ${authorOf(ctx)}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "post.removed", subject: "post", subjectId: id });
  await recordChanges(ctx, postTopic, [id]);
}

/** Publishes again what failed, or what nobody knows of and a person decided to repeat. Refuses `not_found` and `not_to_be_retried`. */
export async function retryPost(ctx: Context, id: number): Promise<void> {
  const state = await holdPost(ctx, id);
  if (state !== "failed" && state !== "unknown") throw new Refusal("not_to_be_retried");
  await sql`update channel_post set state = 'waiting', send_at = ${ctx.now}, state_at = ${ctx.now}, problem = null, attempts = 0
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await enqueuePost(ctx, id, ctx.now);
  await recordChanges(ctx, postTopic, [id]);
}

async function holdPost(ctx: Context, id: number): Promise<PostRow["state"]> {
  const { rows } = await sql<{ state: PostRow["state"] }>`select state from channel_post
    where brand_id = ${ctx.brandId} and id = ${id} and withdrawn_at is null for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "post");
  return rows[0].state;
}

import { type RawBuilder, sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { listBrands } from "../../../admin/index.ts";
import { conversationTopic } from "../conversations/hold-conversation.ts";
import { keepRounds, serviceGround } from "./keep-rounds.ts";

/** So many conversations are held at once. */
const batch = 100;

/** The job of one conversation: a long one, or one in which an answer goes out at its hour. */
export function keepRoundsLater(job: JobRun, { conversationId }: { conversationId: number }): Promise<void> {
  return job.write(async (ctx) => {
    if (await keepRounds(ctx, conversationId)) await recordChanges(ctx, conversationTopic, [conversationId]);
  });
}

/** The job after levels, working hours or holidays changed: judges the conversations in which somebody waits anew, some at a time. */
export async function recountRounds(job: JobRun): Promise<void> {
  const waiting = sql`exists (select from reply_round r where r.brand_id = c.brand_id and r.conversation_id = c.id
    and r.state in ('running', 'paused'))`;
  for (let after = 0; ; ) {
    const last = await job.write((ctx) => keepBatch(ctx, after, waiting));
    if (last === null) return;
    after = last;
  }
}

/** The job after customers entered or left a group. */
export async function recountOfCustomers(job: JobRun, customerIds: readonly number[]): Promise<void> {
  const theirs = sql`c.identity_id in (select identity_id from identity_map where brand_id = ${job.brandId}
    and customer_id = any(${customerIds as number[]}::bigint[])) and c.status <> 'resolved'`;
  const asked = await job.read(async (ctx) =>
    (await serviceGround(ctx)).levels.some((level) => level.segments.length > 0),
  );
  for (let after: number | null = asked ? 0 : null; after !== null; ) {
    const from: number = after;
    after = await job.write((ctx) => keepBatch(ctx, from, theirs));
  }
}

/** Tells the waits of conversations that were there before anybody kept them; each brand once, going on where it stopped. */
export async function backfillRounds(house: House): Promise<void> {
  for (const { id: brandId } of await listBrands(house.database.app)) {
    const on = { brandId, actor: system("service-levels"), now: house.clock() };
    while (await withBrand(house.database.app, on, backfillSome));
  }
}

/** Tells a batch of old conversations. Gives whether there are more. */
export async function backfillSome(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{ up_to: number; finished_at: Date | null }>`
    select up_to, finished_at from round_backfill where brand_id = ${ctx.brandId}`.execute(ctx.db);
  if (rows[0]?.finished_at) return false;
  const last = await keepBatch(ctx, rows[0]?.up_to ?? 0, sql`true`);
  await sql`insert into round_backfill (brand_id, up_to, finished_at)
    values (${ctx.brandId}, ${last ?? 0}, ${last === null ? ctx.now : null})
    on conflict (brand_id) do update set up_to = greatest(round_backfill.up_to, excluded.up_to), finished_at = excluded.finished_at`.execute(
    ctx.db,
  );
  return last !== null;
}

/** Keeps the rounds of the next conversations that fit, in the order of their ids. Gives the last one's id, null after the last. */
async function keepBatch(ctx: Context, after: number, where: RawBuilder<unknown>): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select c.id from conversation c
    where c.brand_id = ${ctx.brandId} and c.id > ${after} and ${where} order by c.id limit ${batch}`.execute(ctx.db);
  if (rows.length === 0) return null;
  const ground = await serviceGround(ctx);
  const changed: number[] = [];
  for (const { id } of rows) if (await keepRounds(ctx, id, ground)) changed.push(id);
  await recordChanges(ctx, conversationTopic, changed);
  return rows.at(-1)!.id;
}

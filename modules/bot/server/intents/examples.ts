import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { wantTraining } from "../model/train-draft.ts";

/** Examples of an intent, or of what is none of them (null), oldest first. Refuses `not_found`. */
export async function listExamples(ctx: Context, intentId: number | null): Promise<{ id: number; text: string }[]> {
  await refuseUnknown(ctx, intentId);
  const { rows } = await sql<{ id: number; text: string }>`select id, text from bot_example
    where brand_id = ${ctx.brandId} and intent_id is not distinct from ${intentId}::bigint order by id`.execute(ctx.db);
  return rows;
}

/** Adds examples that are not there yet; gives how many. Refuses `not_found`. */
export async function addExamples(ctx: Context, intentId: number | null, texts: readonly string[]): Promise<number> {
  await refuseUnknown(ctx, intentId);
  const done = await sql`insert into bot_example (brand_id, intent_id, text)
    select ${ctx.brandId}, ${intentId}::bigint, text from (select distinct on (text) text, place from unnest(${texts as string[]}::text[]) with ordinality as t(text, place)
      order by text, place) fresh
    where not exists (select from bot_example e where e.brand_id = ${ctx.brandId} and e.intent_id is not distinct from ${intentId}::bigint and e.text = fresh.text)
    order by place`.execute(ctx.db);
  const added = Number(done.numAffectedRows ?? 0);
  if (added > 0) await wantTraining(ctx);
  return added;
}

/** Takes an example away; refuses `not_found`. */
export async function removeExample(ctx: Context, id: number): Promise<void> {
  const done = await sql`delete from bot_example where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "example");
  await wantTraining(ctx);
}

async function refuseUnknown(ctx: Context, intentId: number | null): Promise<void> {
  if (intentId === null) return;
  const { rows } =
    await sql`select from bot_intent where brand_id = ${ctx.brandId} and id = ${intentId} and removed_at is null`.execute(
      ctx.db,
    );
  if (rows.length === 0) throw new Refusal("not_found", "intent");
}

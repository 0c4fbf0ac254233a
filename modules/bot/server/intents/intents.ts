import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { Does, IntentRow, intentBody, newIntent } from "../../contract.ts";
import { wantTraining } from "../model/train-draft.ts";
import { renewKnowledge } from "../settings.ts";
import { addExamples } from "./examples.ts";

type Found = { id: number; title: string; does: Does; examples: number; updated_at: Date; live: unknown; on: boolean };

/** Intents by their titles, with how many examples each has and whether it is live as it stands. */
export async function listIntents(ctx: Context): Promise<IntentRow[]> {
  const { rows } = await sql<Found>`
    with live as (select one from bot_release r, jsonb_array_elements(r.intents) as one where r.brand_id = ${ctx.brandId}
      and r.version = (select max(version) from bot_release where brand_id = ${ctx.brandId}))
    select i.id, i.title, i.does, i.updated_at, not i.off as on, (select count(*)::int from bot_example e where e.brand_id = i.brand_id and e.intent_id = i.id) as examples,
      exists (select from live where (one ->> 'id')::bigint = i.id and one -> 'does' = i.does and one ->> 'title' = i.title) as live
    from bot_intent i where i.brand_id = ${ctx.brandId} and i.removed_at is null order by i.title, i.id`.execute(
    ctx.db,
  );
  return rows.map(({ updated_at, live, ...row }) => ({
    ...row,
    updated_at: updated_at.toISOString(),
    live: live === true,
  }));
}

/** Makes an intent with its examples; refuses `not_found` for a flow that is not there. Gives its id. */
export async function makeIntent(ctx: Context, { title, does, examples }: z.infer<typeof newIntent>): Promise<number> {
  await refuseUnknownFlow(ctx, does);
  const { rows } = await sql<{ id: number }>`insert into bot_intent (brand_id, title, does, created_at, updated_at)
    values (${ctx.brandId}, ${title}, ${JSON.stringify(does)}::jsonb, ${ctx.now}, ${ctx.now}) returning id`.execute(
    ctx.db,
  );
  const { id } = rows[0]!;
  await addExamples(ctx, id, examples);
  await recordAudit(ctx, { action: "intent.made", subject: "intent", subjectId: id });
  return id;
}

/** Changes what an intent is called and does; refuses `not_found`. What is live goes on until the next release. */
export async function changeIntent(
  ctx: Context,
  id: number,
  { title, does }: z.infer<typeof intentBody>,
): Promise<void> {
  await refuseUnknownFlow(ctx, does);
  const done =
    await sql`update bot_intent set title = ${title}, does = ${JSON.stringify(does)}::jsonb, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "intent");
  await recordAudit(ctx, { action: "intent.changed", subject: "intent", subjectId: id });
}

/** Has an intent answer, or keep silent, from this moment on: nothing is published for it. Refuses `not_found`. */
export async function switchIntent(ctx: Context, id: number, on: boolean): Promise<void> {
  const done = await sql`update bot_intent set off = ${!on} where brand_id = ${ctx.brandId} and id = ${id}
    and removed_at is null`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "intent");
  await renewKnowledge(ctx);
  await recordAudit(ctx, {
    action: on ? "intent.switched_on" : "intent.switched_off",
    subject: "intent",
    subjectId: id,
  });
}

/** Takes an intent away, or brings it back with its examples; refuses `not_found`. */
export async function removeIntent(ctx: Context, id: number, back = false): Promise<void> {
  const done = await sql`update bot_intent set removed_at = ${back ? null : ctx.now}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "intent");
  await recordAudit(ctx, { action: back ? "intent.restored" : "intent.removed", subject: "intent", subjectId: id });
  await wantTraining(ctx);
}

async function refuseUnknownFlow(ctx: Context, does: Does): Promise<void> {
  if (does.do !== "flow") return;
  const { rows } =
    await sql`select from bot_flow where brand_id = ${ctx.brandId} and id = ${does.flow} and removed_at is null`.execute(
      ctx.db,
    );
  if (rows.length === 0) throw new Refusal("not_found", "flow");
}

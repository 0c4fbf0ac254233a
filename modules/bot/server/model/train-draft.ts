import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import type { modelState } from "../../contract.ts";
import { type IntentExample, teach } from "../understand/engine.ts";

/** Seconds after a change in which others are waited for. */
const soon = 2;

/** Examples changed: they are learnt anew in a moment, once for a burst of changes. */
export async function wantTraining(ctx: Context): Promise<void> {
  await sql`insert into bot_draft_model (brand_id, wanted) values (${ctx.brandId}, 1)
    on conflict (brand_id) do update set wanted = bot_draft_model.wanted + 1`.execute(ctx.db);
  const runAt = new Date(ctx.now.getTime() + soon * 1000);
  await enqueue(ctx, "train-bot", {}, { key: `train-bot:${ctx.brandId}`, runAt, queue: `train-bot:${ctx.brandId}` });
}

/** Learns the examples as they are now, off the request path; what was learnt of older ones never takes the place of newer. */
export async function trainDraft(job: Pick<JobRun, "read" | "write">): Promise<void> {
  const { wanted, examples } = await job.read(async (ctx) => {
    const state = await sql<{
      wanted: number;
    }>`select wanted from bot_draft_model where brand_id = ${ctx.brandId}`.execute(ctx.db);
    const { rows } =
      await sql<IntentExample>`select e.text, coalesce(e.intent_id::text, '__none__') as intent from bot_example e
      left join bot_intent i on i.brand_id = e.brand_id and i.id = e.intent_id
      where e.brand_id = ${ctx.brandId} and (e.intent_id is null or (i.id is not null and i.removed_at is null)) order by e.id limit 50000`.execute(
        ctx.db,
      );
    return { wanted: state.rows[0]?.wanted ?? 0, examples: rows };
  });
  const bytes = examples.some(({ intent }) => intent !== "__none__") ? await teach(examples) : null;
  await job.write(async (ctx) => {
    await sql`update bot_draft_model set bytes = ${bytes}, trained = ${wanted}, examples = ${examples.length}, trained_at = ${ctx.now}, problem = null
      where brand_id = ${ctx.brandId} and trained <= ${wanted}`.execute(ctx.db);
  });
}

/** How far training is, and whether what is edited is live. */
export async function readModelState(ctx: Context): Promise<z.infer<typeof modelState>> {
  const { rows } = await sql<{
    training: boolean;
    trained_at: Date | null;
    examples: number;
    problem: string | null;
    bytes: string | null;
  }>`
    select wanted > trained as training, trained_at, examples, problem, md5(bytes) as bytes from bot_draft_model
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  const live = await sql<{ version: number; same: boolean; bytes: string | null }>`select version, md5(bytes) as bytes,
      intents = (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'title', title, 'does', does) order by id), '[]') from bot_intent
        where brand_id = ${ctx.brandId} and removed_at is null) as same
    from bot_release where brand_id = ${ctx.brandId} order by version desc limit 1`.execute(ctx.db);
  const draft = rows[0];
  const now = live.rows[0];
  return {
    training: draft?.training ?? false,
    trained_at: draft?.trained_at?.toISOString() ?? null,
    examples: draft?.examples ?? 0,
    problem: draft?.problem ?? null,
    live_version: now?.version ?? null,
    changed: now ? !now.same || now.bytes !== (draft?.bytes ?? null) || draft?.training === true : draft !== undefined,
  };
}

import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { type Flow, flow as flowShape, type LiveIntent, liveIntent } from "../../contract.ts";
import type { Knowledge } from "../decide/facts.ts";
import { readBotSettings } from "../settings.ts";
import { classifyIntent, type IntentAnswer, recall } from "../understand/engine.ts";
import { wordingOf } from "./worded.ts";

type Kept = { revision: number; version: number; knowledge: Knowledge };
type Release = { version: number; intents: unknown[]; bytes: Buffer | null };
/** What is live of the brands that wrote last, by brand; renewed when the revision in the database is another. */
const kept = new Map<number, Kept>();
const mostKept = 50;
const nothing: IntentAnswer = { intent: null, score: 1, ranking: [] };

/** What the bot of a brand knows and how it behaves, as it is live. */
export async function liveKnowledge(ctx: Context): Promise<Knowledge> {
  const { revision } = await readBotSettings(ctx);
  const before = kept.get(ctx.brandId);
  if (before?.revision === revision && revision > 0) return before.knowledge;
  // What was learnt is read again where another release is live, and not for a changed setting: reading it holds everything up.
  const { rows } =
    await sql<Release>`select version, intents, case when version <> ${before?.version ?? 0} then bytes end as bytes
    from bot_release where brand_id = ${ctx.brandId} order by version desc limit 1`.execute(ctx.db);
  const flows = await sql<{ id: number; flow: unknown }>`select f.id, v.flow from bot_flow f
    join bot_flow_version v on v.brand_id = f.brand_id and v.flow_id = f.id and v.version = f.published_version
    where f.brand_id = ${ctx.brandId} and f.removed_at is null`.execute(ctx.db);
  const off = await switchedOff(ctx);
  const intents = (rows[0]?.intents ?? []).map((one) => liveIntent.parse(one)).filter(({ id }) => !off.has(id));
  const version = rows[0]?.version ?? 0;
  const classify = before?.version === version ? before.knowledge.classify : classifierOf(rows[0]?.bytes ?? null);
  const knowledge = await knowledgeOf(ctx, intents, flows.rows, classify);
  kept.delete(ctx.brandId);
  kept.set(ctx.brandId, { revision, version, knowledge });
  for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
  return knowledge;
}

async function switchedOff(ctx: Context): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select id from bot_intent where brand_id = ${ctx.brandId} and off`.execute(
    ctx.db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** The same as it is edited now, for the tester and for replays. */
export async function draftKnowledge(ctx: Context): Promise<Knowledge> {
  const intents = await sql<LiveIntent>`select id, title, does from bot_intent
    where brand_id = ${ctx.brandId} and removed_at is null and not off`.execute(ctx.db);
  const flows = await sql<{ id: number; flow: unknown }>`select id, draft as flow from bot_flow
    where brand_id = ${ctx.brandId} and removed_at is null`.execute(ctx.db);
  const model = await sql<{
    bytes: Buffer | null;
  }>`select bytes from bot_draft_model where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return knowledgeOf(
    ctx,
    intents.rows.map((one) => liveIntent.parse(one)),
    flows.rows,
    classifierOf(model.rows[0]?.bytes ?? null),
  );
}

function classifierOf(bytes: Buffer | null): Knowledge["classify"] {
  const model = bytes ? recall(bytes) : null;
  return (text) => (model ? classifyIntent(model, text) : nothing);
}

async function knowledgeOf(
  ctx: Context,
  intents: readonly LiveIntent[],
  flows: readonly { id: number; flow: unknown }[],
  classify: Knowledge["classify"],
): Promise<Knowledge> {
  const { settings } = await readBotSettings(ctx);
  const { name } = await brandSettings(ctx);
  const entities = await sql<Knowledge["entities"][number]>`select name, choices from bot_entity
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return {
    settings,
    brand: name,
    intents: new Map(intents.map((intent) => [intent.id, intent])),
    flows: new Map(flows.map(({ id, flow }) => [id, flowShape.parse(flow) as Flow])),
    entities: entities.rows,
    worded: await wordingOf(ctx, intents),
    classify,
  };
}

import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { DoneDeed, Weighed } from "../../contract.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { holdConversation } from "../conversations/hold-conversation.ts";
import { writeEvent } from "../conversations/write-message.ts";
import { doDeed } from "./do-deed.ts";
import { heldBack, mostInAnHour } from "./held-back.ts";
import { ruleActor } from "./rule-actor.ts";
import type { StoredRule } from "./rules.ts";
import { situationNow } from "./situation.ts";
import { weigh } from "./weigh.ts";

/** What moves a rule: where, under which name it is known (the same name moves it once), and whose deed it was. */
export type Happening = { conversationId: number; cause: string; chain: readonly number[] };

/**
 * Asks one rule about one happening, and does its deeds where its condition holds: all in this transaction, with the conversation held. Gives
 * whether it was applied, now or before. Nothing is done in spam, nor more than twenty times an hour in one conversation.
 */
export async function applyRule(ctx: Context, rule: StoredRule, happening: Happening): Promise<boolean> {
  const held = await holdConversation(ctx, happening.conversationId);
  const before = await runUnder(ctx, rule, happening);
  if (before) return before.held_back === null;
  if (held.spam_at !== null) return false;
  const situation = await situationNow(ctx, held);
  const { holds, why } = weigh(rule.condition, situation);
  if (!holds) return false;
  const tooMany = (await runsLately(ctx, held.id)) >= mostInAnHour;
  const run = await claimRun(ctx, rule, held, happening.cause, why, tooMany ? "too_many" : null);
  if (tooMany) return false;
  const acting: Context = { ...ctx, actor: ruleActor(rule, happening.chain) };
  const lastReply = await lastReplyOf(ctx, rule, held);
  const done: DoneDeed[] = [];
  for (const [at, deed] of rule.deeds.entries()) {
    const key = createHash("sha256").update(`${rule.id} ${happening.cause} ${at}`).digest("hex").slice(0, 24);
    const reason = heldBack(deed, situation, lastReply);
    done.push({ do: deed.do, skipped: reason ?? (await doDeed(acting, deed, { held, situation, key })) });
  }
  await sql`update rule_run set deeds = ${JSON.stringify(done)}::jsonb where brand_id = ${ctx.brandId} and id = ${run}`.execute(
    ctx.db,
  );
  await writeEvent(acting, held, "rule_applied", { deeds: done });
  return true;
}

async function runUnder(ctx: Context, { id }: StoredRule, { cause }: Happening) {
  const { rows } = await sql<{ held_back: string | null }>`select held_back from rule_run
    where brand_id = ${ctx.brandId} and rule_id = ${id} and cause = ${cause}`.execute(ctx.db);
  return rows[0];
}

async function runsLately(ctx: Context, conversationId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from rule_run
    where brand_id = ${ctx.brandId} and conversation_id = ${conversationId} and held_back is null
      and at > ${ctx.now}::timestamptz - interval '1 hour'`.execute(ctx.db);
  return rows[0]!.n;
}

async function claimRun(
  ctx: Context,
  rule: StoredRule,
  held: Conversation,
  cause: string,
  why: readonly Weighed[],
  heldBackBy: string | null,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into rule_run (brand_id, rule_id, conversation_id, cause, at, held_back, why)
    values (${ctx.brandId}, ${rule.id}, ${held.id}, ${cause}, ${ctx.now}, ${heldBackBy}, ${JSON.stringify(why)}::jsonb)
    returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** When the rule answered here last. */
async function lastReplyOf(ctx: Context, { id }: StoredRule, held: Conversation): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`select at from rule_run
    where brand_id = ${ctx.brandId} and conversation_id = ${held.id} and rule_id = ${id}
      and deeds @> '[{"do": "reply", "skipped": null}]' order by at desc limit 1`.execute(ctx.db);
  return rows[0]?.at ?? null;
}

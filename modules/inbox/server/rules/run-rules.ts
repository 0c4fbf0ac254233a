import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import type { RuleTrigger } from "../../contract.ts";
import { assignConversation } from "../assignment/assign-conversation.ts";
import { findConversation } from "../conversations/hold-conversation.ts";
import { applyRule } from "./apply-rule.ts";
import { rulesHearing, type StoredRule } from "./rules.ts";

export type Heard = {
  conversationId: number;
  on: RuleTrigger[];
  chain: number[];
  /** The message or event that was written. */
  messageId?: number;
  /** Of rules about time: which one, and about which promise. */
  rule?: number;
  promise?: number | null;
  /** Of promises of service. */
  service?: string;
  /** Then somebody is looked for. */
  assign?: boolean;
};

/**
 * Asks the rules that hear what happened, in their order, each in a transaction of its own. A rule does not hear its own deeds, nor what its
 * deeds led other rules to do. May run again: the same happening moves a rule once.
 */
export async function runRules(job: Pick<JobRun, "write" | "read">, heard: Heard): Promise<void> {
  const rules = await job.read((ctx) => rulesHearing(ctx, heard.on, heard.rule ?? null));
  // What a rule finds may be what one above it just did: its deeds are that one's too.
  const chain = [...heard.chain];
  for (const rule of rules) {
    if (chain.includes(rule.id)) continue;
    const cause = await job.write((ctx) => causeOf(ctx, rule, heard));
    if (!cause) continue;
    const happening = { conversationId: heard.conversationId, cause, chain: [...chain] };
    const applied = await job.write((ctx) => applyRule(ctx, rule, happening));
    if (applied && rule.stops) break;
    if (applied) chain.push(rule.id);
  }
  if (heard.assign) await job.write((ctx) => assignConversation(ctx, heard.conversationId));
}

/** Under which name a happening is known; null where it is over, or not yet. */
async function causeOf(ctx: Context, rule: StoredRule, heard: Heard): Promise<string | null> {
  if (rule.on === "customer_waits") return waitOf(ctx, rule, heard);
  if (heard.promise) return promiseOf(ctx, heard.promise);
  return heard.service ?? `message:${heard.messageId}`;
}

async function waitOf(ctx: Context, rule: StoredRule, heard: Heard): Promise<string | null> {
  const { waiting_since: since, status } = await findConversation(ctx, heard.conversationId);
  if (!since || status === "resolved") return null;
  const due = new Date(since.getTime() + (rule.waits_minutes ?? 0) * 60_000);
  if (due <= ctx.now) return `wait:${heard.conversationId}:${since.toISOString()}`;
  // Answered meanwhile and waiting anew, or the clocks differ: it comes again.
  const key = `rule:${ctx.brandId}:${rule.id}:${heard.conversationId}:wait`;
  await enqueue(ctx, "run-rules", { ...heard }, { key, runAt: due });
  return null;
}

async function promiseOf(ctx: Context, id: number): Promise<string | null> {
  const { rows } = await sql<{ due_at: Date }>`select due_at from promise where brand_id = ${ctx.brandId} and id = ${id}
    and kept_at is null and released_at is null and due_at <= ${ctx.now}`.execute(ctx.db);
  return rows[0] ? `promise:${id}` : null;
}

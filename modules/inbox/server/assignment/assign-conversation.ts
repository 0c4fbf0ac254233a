import type { Context } from "../../../../platform/db/index.ts";
import type { Way } from "../../contract.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { holdConversation, saveConversation } from "../conversations/hold-conversation.ts";
import { writeEvent } from "../conversations/write-message.ts";
import { holdCandidates, noteTurn, type Pool } from "./candidates.ts";
import { needsOf } from "./needs.ts";
import { pickAgent } from "./pick-agent.ts";
import { wayOf } from "./ways.ts";

/**
 * `given`: somebody has it now · `kept`: it has somebody who is there · `waits`: nobody can take it now · `nobody`: nobody of its team is
 * there or has room · `not_ours`: it is not given out by itself.
 */
export type Given = "given" | "kept" | "waits" | "nobody" | "not_ours";

/**
 * Gives an open conversation to somebody as its team does. Who had it before keeps it while they are there, even with their hands full.
 * With `anyway` a team that gives out by hand gives it in turn. Two who do it at the same time give it once.
 */
export async function assignConversation(
  ctx: Context,
  id: number,
  { anyway = false }: { anyway?: boolean } = {},
): Promise<Given> {
  const held = await holdConversation(ctx, id);
  if (held.status !== "open" || held.spam_at !== null) return "not_ours";
  const told = await wayOf(ctx, held.team_id);
  const way = told === "by_hand" && anyway ? "round_robin" : told;
  if (way === "by_hand") return "not_ours";
  const pool = await holdCandidates(ctx, held.team_id);
  if (held.assignee_id !== null) return passOn(ctx, held, pool, way);
  const to = pickAgent(pool.here, way, await needsOf(ctx, held, pool.skills));
  if (!to) return pool.here.some(({ load, capacity }) => load < capacity) ? "waits" : "nobody";
  await giveTo(ctx, held, to, { why: way });
  return "given";
}

/** What was taken up again, or moved to a team that its agent is not in. */
async function passOn(ctx: Context, held: Conversation, pool: Pool, way: Exclude<Way, "by_hand">): Promise<Given> {
  const former = held.assignee_id!;
  if (pool.here.some(({ userId }) => userId === former)) return "kept";
  const inTeam = pool.members.has(former);
  const to = pickAgent(pool.here, way, await needsOf(ctx, held, pool.skills));
  const why = inTeam ? "away" : "other_team";
  if (to) await giveTo(ctx, held, to, { why, from: former });
  // Without anybody there it stays: the former one may be the first who comes.
  else if (!inTeam || pool.here.length > 0) await backToQueue(ctx, held, { why, from: former });
  else return "kept";
  return to ? "given" : "waits";
}

/** Gives a held conversation to somebody, says why in it, and notes their turn. */
export async function giveTo(
  ctx: Context,
  held: Conversation,
  userId: string,
  meta: Record<string, unknown>,
): Promise<void> {
  await saveConversation(ctx, held, { assignee_id: userId, assigned_at: ctx.now });
  await writeEvent(ctx, held, "assigned", { to: userId, ...meta });
  await noteTurn(ctx, held.team_id, userId);
}

/** Puts a held conversation back among those that wait for somebody, and says why in it. */
export async function backToQueue(ctx: Context, held: Conversation, meta: Record<string, unknown>): Promise<void> {
  await saveConversation(ctx, held, { assignee_id: null, assigned_at: null });
  await writeEvent(ctx, held, "unassigned", meta);
}

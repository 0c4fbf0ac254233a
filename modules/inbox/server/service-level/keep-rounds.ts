import { sql } from "kysely";
import { type Context, together } from "../../../../platform/db/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { segmentsOfCustomer } from "../../../customers/index.ts";
import { ServiceLevelBroken } from "../../events.ts";
import { brandHours } from "./brand-hours.ts";
import { factsOf, type ToldMessage, toldMessages } from "./facts-of-conversation.ts";
import { listServiceLevels } from "./levels.ts";
import { type Ground, type RoundRow, roundsOf } from "./rounds-of.ts";
import { brokenUnsaid, type Kept, saveRounds } from "./save-rounds.ts";

type Held = {
  id: number;
  customer_id: number;
  priority: number;
  team_id: number | null;
  assignee_id: string | null;
  spam_at: Date | null;
  merged_into: number | null;
  due_at: Date | null;
  warn_at: Date | null;
  due_target: string | null;
  told: ToldMessage[];
  kept: Kept[];
};

/** So far back holidays are known to the clock. */
const memory = 800 * 86_400_000;

/** The levels and the calendar by which conversations are judged. */
export async function serviceGround(ctx: Context): Promise<Ground> {
  const [calendar, levels] = await together(
    brandHours(ctx, new Date(ctx.now.getTime() - memory)),
    listServiceLevels(ctx),
  );
  return { levels, calendar };
}

/**
 * Brings the waits of a conversation and what is due in it up to date, in this transaction, holding it. What is over and unchanged stays
 * as it was kept. Spam and what was merged away has none. Gives whether what is due changed.
 */
export async function keepRounds(ctx: Context, conversationId: number, known?: Ground): Promise<boolean> {
  const [held, ground] = await together(hold(ctx, conversationId), known ? Promise.resolve(known) : serviceGround(ctx));
  if (!held) return false;
  const leftOut = held.spam_at !== null || held.merged_into !== null;
  const rounds = leftOut ? [] : await currentRounds(ctx, held, ground);
  await saveRounds(ctx, conversationId, rounds, held.kept);
  await sayBroken(ctx, held, brokenUnsaid(rounds, held.kept));
  return saveDue(ctx, held, rounds);
}

/** What broke and was answered within the same minute is announced too. */
async function sayBroken(ctx: Context, held: Held, rounds: readonly RoundRow[]): Promise<void> {
  for (const { target, place, due_at } of rounds) {
    if (!due_at) continue;
    await sql`update reply_round set broken_at = ${ctx.now}, warned_at = coalesce(warned_at, ${ctx.now})
      where brand_id = ${ctx.brandId} and conversation_id = ${held.id} and target = ${target} and place = ${place}`.execute(
      ctx.db,
    );
    const dueAt = due_at.toISOString();
    await announce(ctx, ServiceLevelBroken, {
      conversationId: held.id,
      customerId: held.customer_id,
      target,
      dueAt,
    });
  }
}

async function currentRounds(ctx: Context, held: Held, ground: Ground): Promise<RoundRow[]> {
  const asksGroups = ground.levels.some((level) => level.segments.length > 0);
  const segments = asksGroups ? await segmentsOfCustomer(ctx, held.customer_id) : [];
  const { priority, team_id: teamId, assignee_id: assigneeId } = held;
  return roundsOf({ priority, teamId, assigneeId, segments, facts: factsOf(held.told) }, ground, ctx.now);
}

async function hold(ctx: Context, id: number): Promise<Held | null> {
  const { rows } = await sql<Held>`
    select c.id, im.customer_id, c.priority, c.team_id, c.assignee_id, c.spam_at, c.merged_into, c.due_at, c.warn_at, c.due_target,
      ${toldMessages} as told,
      (select coalesce(json_agg(r), '[]') from reply_round r where r.brand_id = c.brand_id and r.conversation_id = c.id) as kept
    from conversation c join identity_map im on im.brand_id = c.brand_id and im.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = ${id} for update of c`.execute(ctx.db);
  return rows[0] ?? null;
}

/** What is due soonest stands on the conversation, so that lists are sorted by it. */
async function saveDue(ctx: Context, held: Held, rounds: readonly RoundRow[]): Promise<boolean> {
  const due = rounds
    .filter(({ state, due_at }) => state === "running" && due_at)
    .sort((a, b) => a.due_at!.getTime() - b.due_at!.getTime())[0];
  const same =
    (due?.due_at?.getTime() ?? null) === (held.due_at?.getTime() ?? null) &&
    (due?.warn_at?.getTime() ?? null) === (held.warn_at?.getTime() ?? null) &&
    (due?.target ?? null) === held.due_target;
  if (same) return false;
  await sql`update conversation set due_at = ${due?.due_at ?? null}, warn_at = ${due?.warn_at ?? null}, due_target = ${due?.target ?? null}
    where brand_id = ${ctx.brandId} and id = ${held.id}`.execute(ctx.db);
  return true;
}

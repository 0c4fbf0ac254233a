import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { setDeclaredAttributes } from "../../../customers/index.ts";
import { handOver, holdLed, postBotMessage, type Thread, type ThreadMessage } from "../../../inbox/index.ts";
import type { Facts } from "../decide/facts.ts";
import { noteUnanswered } from "../learning/note-unanswered.ts";
import { makeCode, tryCode } from "../prove/codes.ts";
import { handOverNote } from "./hand-over-note.ts";
import type { Performance } from "./performance.ts";

export type Answer = { thread: Thread; pending: readonly ThreadMessage[]; facts: Facts; performed: Performance };

/** Hours after the last word in which a conversation that the bot led ends by itself. */
const quietHours = 24;

/**
 * Says what was decided, in one transaction with its claim. Nothing is said where a person took over meanwhile, where somebody else claimed
 * the message, or where a newer one came: that one's own job deals with all of them. Gives whether it was said.
 */
export async function saveAnswer(ctx: Context, house: House, answer: Answer): Promise<boolean> {
  const { thread, pending, facts, performed } = answer;
  const newest = pending.at(-1)!;
  const held = await holdLed(ctx, thread.conversationId);
  if (!held || held.newestIncoming !== newest.id) return false;
  if (!(await claim(ctx, answer))) return false;
  const { conversationId } = thread;
  await saveThread(ctx, conversationId, performed);
  const said = await sayAll(ctx, answer);
  const over =
    performed.handOver ??
    (said === "unreachable" ? { reason: "no_answer" as const, team: null, detail: "no_address" } : null);
  if (typeof said === "number") {
    await sql`update bot_turn set reply_id = ${said} where brand_id = ${ctx.brandId} and message_id = ${newest.id}`.execute(
      ctx.db,
    );
  }
  if (performed.effects.sendCode)
    await makeCode(ctx, house.config.secretKey, conversationId, performed.effects.sendCode);
  if (performed.effects.tryCode) await tryCode(ctx, conversationId, performed.effects.tryCode);
  if (performed.effects.sets) await setDeclaredAttributes(ctx, thread.customerId, performed.effects.sets);
  if (performed.unanswered) {
    await noteUnanswered(ctx, {
      messageId: newest.id,
      conversationId,
      text: facts.read.readAs ?? facts.read.text,
      language: facts.read.language,
      why: performed.unanswered,
    });
  }
  if (over) {
    const { language } = await brandSettings(ctx);
    const note = handOverNote(facts, { ...performed, handOver: over }, language);
    await handOver(ctx, conversationId, {
      clientId: `bot-note-${newest.id}`,
      note,
      teamId: over.team,
      reason: over.reason,
    });
    await sql`update bot_thread set handed_over_at = ${ctx.now}, reason = ${over.reason}
      where brand_id = ${ctx.brandId} and conversation_id = ${conversationId}`.execute(ctx.db);
  } else await endLater(ctx, conversationId);
  return true;
}

/** One row for each message that is dealt with; false where one of them has a row. */
async function claim(ctx: Context, { thread, pending, performed }: Answer): Promise<boolean> {
  const newest = pending.at(-1)!;
  const took = Math.max(0, Math.min(2_000_000_000, ctx.now.getTime() - newest.at.getTime()));
  const { rows } =
    await sql`insert into bot_turn (brand_id, message_id, conversation_id, at, outcome, source, intent_id, score, took_ms)
    select ${ctx.brandId}, id, ${thread.conversationId}, ${ctx.now}, case when id = ${newest.id} then ${performed.outcome} else 'joined' end,
      ${performed.source}, ${performed.intentId}, ${performed.score}, case when id = ${newest.id} then ${took}::int end
    from unnest(${pending.map(({ id }) => id)}::bigint[]) as id
    on conflict do nothing returning message_id`.execute(ctx.db);
  if (rows.length === pending.length) return true;
  // Somebody was faster with a part of it; theirs stands, and ours is taken back.
  if (rows.length > 0) throw new Error("messages were claimed apart");
  return false;
}

async function saveThread(ctx: Context, conversationId: number, { thread }: Performance): Promise<void> {
  await sql`insert into bot_thread (brand_id, conversation_id, state, greeted_at)
    values (${ctx.brandId}, ${conversationId}, ${JSON.stringify(thread)}::jsonb, ${thread.greeted ? ctx.now : null})
    on conflict (brand_id, conversation_id) do update set state = excluded.state,
      greeted_at = coalesce(bot_thread.greeted_at, excluded.greeted_at)`.execute(ctx.db);
}

/** Says everything in its order; gives the first message's id. Whom nothing reaches on their channel goes to a person. */
async function sayAll(ctx: Context, { thread, pending, performed }: Answer): Promise<number | null | "unreachable"> {
  let first: number | null = null;
  for (const [place, say] of performed.says.entries()) {
    const clientId = `bot-${pending.at(-1)!.id}-${place}`;
    const meta = { bot: { source: performed.source } };
    try {
      const id = await postBotMessage(ctx, thread.conversationId, {
        clientId,
        text: say.text,
        buttons: say.buttons ?? [],
        meta,
      });
      first ??= id;
    } catch (error) {
      if (error instanceof Refusal) return "unreachable";
      throw error;
    }
  }
  return first;
}

async function endLater(ctx: Context, conversationId: number): Promise<void> {
  const runAt = new Date(ctx.now.getTime() + quietHours * 3_600_000);
  await enqueue(
    ctx,
    "end-quiet-bot-conversation",
    { conversationId },
    { key: `bot-end:${ctx.brandId}:${conversationId}`, runAt },
  );
}

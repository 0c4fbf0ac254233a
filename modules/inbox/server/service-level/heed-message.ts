import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import type { ConversationEvent } from "../../contract.ts";
import { keepRounds } from "./keep-rounds.ts";

type Heard = { kind: string; author: string; event?: ConversationEvent | null; sendAfter?: Date | null };

/** Events that say nothing of who waits, or of which promise holds. */
const idle: readonly ConversationEvent[] = [
  "opened",
  "labels_changed",
  "promise_made",
  "promise_kept",
  "callback_asked",
  "contact_left",
];

/** A conversation with more than this is told by a job after the transaction: reading it takes longer than a message may. */
const long = 300;

/** Lets the clocks of a held conversation hear what was just written into it. */
export async function heedMessage(ctx: Context, held: { id: number; last_seq: number }, message: Heard): Promise<void> {
  if (message.kind === "note" || message.author === "bot" || (message.event && idle.includes(message.event))) return;
  // What goes out later is an answer when it goes out.
  const later = message.sendAfter && message.sendAfter.getTime() > ctx.now.getTime() + 60_000;
  if (later) await tellLater(ctx, held.id, { key: `round:${ctx.brandId}:${held.id}`, runAt: message.sendAfter! });
  if (held.last_seq > long) await tellLater(ctx, held.id, { key: `rounds:${ctx.brandId}:${held.id}` });
  else await keepRounds(ctx, held.id);
}

function tellLater(ctx: Context, conversationId: number, options: { key: string; runAt?: Date }): Promise<void> {
  return enqueue(ctx, "keep-service-rounds", { conversationId }, options);
}

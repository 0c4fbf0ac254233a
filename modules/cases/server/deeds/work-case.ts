import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { holdOffErasures } from "../../../customers/index.ts";
import { makePromise, postReply } from "../../../inbox/index.ts";
import { logInteraction } from "../../../timeline/index.ts";
import type { caseCall, casePromise, caseReply } from "../../contract.ts";
import { isOver } from "../case-state.ts";
import { type Case, holdCase } from "../hold-case.ts";
import { writeCaseEvent } from "../write-event.ts";
import { conversationOf } from "./conversation-of.ts";
import { noteContact } from "./note-contact.ts";

async function openOne(ctx: Context, id: number): Promise<Case> {
  await holdOffErasures(ctx);
  const held = await holdCase(ctx, id);
  if (isOver(held.state)) throw new Refusal("case_is_over");
  return held;
}

/** Writes to the customer in the conversation of a case. Refuses `case_is_over` and what a reply refuses. Gives the conversation. */
export async function replyInCase(ctx: Context, id: number, reply: z.infer<typeof caseReply>): Promise<number> {
  const held = await openOne(ctx, id);
  const conversationId = await conversationOf(ctx, held, reply);
  await postReply(ctx, conversationId, { ...reply, attachments: [] });
  await noteContact(ctx, held);
  await writeCaseEvent(ctx, held.id, "replied", { facts: { channel: reply.channel, conversation: conversationId } });
  return conversationId;
}

/** Logs a call with the customer, in their timeline too. One that reached nobody is no contact. Refuses `case_is_over`. */
export async function logCall(ctx: Context, id: number, call: z.infer<typeof caseCall>): Promise<void> {
  const held = await openOne(ctx, id);
  await logInteraction(ctx, held.customer_id, {
    what: "call",
    direction: "out",
    text: call.text,
    outcome: call.reached ? "answered" : "no_answer",
    ...(call.duration_seconds !== undefined && { duration_seconds: call.duration_seconds }),
    ...(call.feeling !== undefined && { feeling: call.feeling }),
  });
  if (call.reached) await noteContact(ctx, held);
  const { duration_seconds = null, feeling = null } = call;
  await writeCaseEvent(ctx, held.id, call.reached ? "called" : "called_in_vain", {
    facts: { duration_seconds, feeling },
    text: call.text,
  });
}

/** Promises the customer something by a time, among all promises. Refuses `past_time` and `case_is_over`. */
export async function promiseInCase(ctx: Context, id: number, promise: z.infer<typeof casePromise>): Promise<void> {
  if (new Date(promise.due_at) <= ctx.now) throw new Refusal("past_time", "due_at");
  const held = await openOne(ctx, id);
  const conversationId = await conversationOf(ctx, held, { channel: "phone" });
  const promiseId = await makePromise(ctx, conversationId, promise);
  await writeCaseEvent(ctx, held.id, "promised", {
    facts: { promise: promiseId, due_at: promise.due_at },
    text: promise.text,
  });
}

/** Writes a note for colleagues into the history of a case. */
export async function noteInCase(ctx: Context, id: number, text: string): Promise<void> {
  const held = await holdCase(ctx, id);
  await writeCaseEvent(ctx, held.id, "noted", { text });
}

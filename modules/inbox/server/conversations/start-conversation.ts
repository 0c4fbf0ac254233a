import { randomUUID } from "node:crypto";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { customerNames, identityOfCustomer } from "../../../customers/index.ts";
import type { newConversation } from "../../contract.ts";
import { accountById } from "../channels/accounts.ts";
import { channelOf } from "../channels/registry.ts";
import { postReply } from "../reply/post-reply.ts";
import { writeNote } from "../reply/write-note.ts";
import { beginConversation } from "./begin-conversation.ts";
import { saveConversation } from "./hold-conversation.ts";
import { writeEvent } from "./write-message.ts";

/**
 * Begins a conversation with a customer from the side of the house, with a first message to them or a note of what it is about. On a channel
 * without an account (a call, a visit) it is there to be worked on. Refuses `not_found`, `no_address` and what a reply refuses. Gives its id.
 */
export async function startConversation(ctx: Context, asked: z.infer<typeof newConversation>): Promise<number> {
  if (!(await customerNames(ctx, [asked.customer])).has(asked.customer)) throw new Refusal("not_found", "customer");
  const account = asked.account ? await accountById(ctx, asked.account) : null;
  if (account && channelOf(account.kind) !== asked.channel)
    throw new Refusal("no_address", { values: { channel: asked.channel } });
  const conversation = await beginConversation(ctx, {
    identityId: await identityOfCustomer(ctx, asked.customer),
    channel: asked.channel,
    accountId: account?.id ?? null,
    teamId: account?.team_id ?? null,
    at: ctx.now,
  });
  await writeEvent(ctx, conversation, "opened");
  const me = ctx.actor.kind === "user" ? ctx.actor.id : null;
  // Whoever begins it goes on with it.
  if (me) await saveConversation(ctx, conversation, { assignee_id: me, assigned_at: ctx.now });
  if (asked.note)
    await writeNote(ctx, conversation.id, { client_id: randomUUID(), text: asked.note, attachments: [], mentions: [] });
  if (asked.message) await postReply(ctx, conversation.id, asked.message);
  return conversation.id;
}

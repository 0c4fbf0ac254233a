import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { customerNames, identityOfCustomer } from "../../../customers/index.ts";
import type { newConversation } from "../../contract.ts";
import { accountById } from "../channels/accounts.ts";
import { channelOf } from "../channels/registry.ts";
import { beginConversation } from "./begin-conversation.ts";
import { writeEvent } from "./write-message.ts";

/** Begins a conversation with a customer from the side of the house. Refuses `not_found` and `no_address`. Gives its id. */
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
  return conversation.id;
}

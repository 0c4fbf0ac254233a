import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { customerNames, mayContact } from "../../../customers/index.ts";
import type { ReplyChannel } from "../../contract.ts";
import { settingsOf } from "../channels/accounts.ts";
import { lineOf } from "../channels/line-of.ts";
import { adapterOf, converses } from "../channels/registry.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { findConversation } from "../conversations/hold-conversation.ts";
import { addressOn } from "./address-on.ts";
import { waysOf } from "./ways-of-channel.ts";

type Account = {
  id: number;
  kind: string;
  name: string;
  settings: Record<string, never>;
  secrets_sealed: string | null;
};

/** Where this conversation's customer can be answered now, the channel they use first, with what each can carry. */
export async function replyChannels(ctx: Context, conversationId: number, secretKey: Buffer): Promise<ReplyChannel[]> {
  return channelsTo(ctx, await findConversation(ctx, conversationId), true, secretKey);
}

/** Where a customer can be written to from the side of the house, without having written. Refuses `not_found`. */
export async function startChannels(ctx: Context, customerId: number, secretKey: Buffer): Promise<ReplyChannel[]> {
  if (!(await customerNames(ctx, [customerId])).has(customerId)) throw new Refusal("not_found", "customer");
  const nowhere = { id: 0, customer_id: customerId, identity_id: 0, channel: "", account_id: null, post: null };
  return channelsTo(ctx, nowhere, false, secretKey);
}

type Whom = Pick<Conversation, "id" | "customer_id" | "identity_id" | "channel" | "account_id" | "post">;

async function channelsTo(
  ctx: Context,
  conversation: Whom,
  reply: boolean,
  secretKey: Buffer,
): Promise<ReplyChannel[]> {
  const { rows } = await sql<Account>`select id, kind, name, settings, secrets_sealed from channel_account
    where brand_id = ${ctx.brandId} and removed_at is null and paused_at is null order by id`.execute(ctx.db);
  const found: ReplyChannel[] = [];
  // What comes by a form is answered first at the address that was left in it.
  let left: ReplyChannel | undefined;
  for (const account of rows.filter(({ kind }) => converses(kind))) {
    const adapter = adapterOf(account.kind);
    const address = await addressOn(ctx, conversation, adapter.channel);
    if (!address) continue;
    const { line } = lineOf(account);
    const answer = await mayContact(ctx, {
      customerId: conversation.customer_id,
      channel: adapter.channel,
      purpose: "service",
      address: address.value,
      reply,
      ...(line !== null && { line }),
    });
    const limits = adapter.limits(settingsOf(account, secretKey));
    const base: ReplyChannel = {
      channel: adapter.channel,
      account: { id: account.id, name: account.name },
      to: address.shown ?? address.value,
      attachments: limits.attachments,
      most: limits.most,
      counts_parts: limits.parts !== undefined,
      way: null,
      window: null,
      refused: answer.allowed ? null : answer.reason,
    };
    found.push(...(await waysOf(ctx, { conversation, base, adapter })));
    if (conversation.channel === "form" && address.id === conversation.identity_id) left ??= found.at(-1);
  }
  // Whoever wrote in the chat finds the answer there.
  if (conversation.channel === chat.channel || (await hasChat(ctx, conversation.customer_id))) found.push(chat);
  const isCurrent = (one: ReplyChannel) =>
    one === left || (one.channel === conversation.channel && (one.account?.id ?? null) === conversation.account_id);
  return found.sort((a, b) => Number(isCurrent(b)) - Number(isCurrent(a)));
}

const chat: ReplyChannel = {
  channel: "chat",
  account: null,
  to: "",
  attachments: true,
  most: 20_000,
  counts_parts: false,
  way: null,
  window: null,
  refused: null,
};

/** Whether the customer has been in the chat of a site: they find there what is written. */
async function hasChat(ctx: Context, customerId: number): Promise<boolean> {
  const { rows } = await sql`select from chat_visitor v
    join identity_map m on m.brand_id = v.brand_id and m.identity_id = v.identity_id
    where m.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} limit 1`.execute(ctx.db);
  return rows.length > 0;
}

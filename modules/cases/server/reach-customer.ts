import { sql } from "kysely";
import { type Context, inSavepoint, system } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { claimContact, mayContact, type Purpose } from "../../customers/index.ts";
import type { ReplyChannel } from "../../inbox/contract.ts";
import { changeConversation, postReply, startChannels, startConversation } from "../../inbox/index.ts";

export type Letter = {
  customerId: number;
  /** Where it is best written; left out, where the customer last was on that channel, else a conversation of its own. */
  conversationId: number | null;
  text: string;
  purpose: Purpose;
  /** The same again is a repeat. */
  clientId: string;
  channel?: string | undefined;
  account?: number | undefined;
};
export type Reached =
  | { sent: true; channel: string; messageId: number; conversationId: number }
  | { sent: false; refused: string };

/**
 * Sends something to a customer by the gate, in the conversation it belongs to, on the channel asked for or the one they use. In quiet hours
 * it goes out when they end. Where nothing can go out, says why: the gate's reason, or `no_way` without any channel.
 */
export async function reachCustomer(ctx: Context, secretKey: Buffer, letter: Letter): Promise<Reached> {
  const way = await wayTo(ctx, secretKey, letter);
  if (way.refused !== null) return { sent: false, refused: way.refused };
  if (letter.purpose !== "service") {
    const { channel, purpose } = { ...letter, channel: way.channel.channel };
    const answer = await claimContact(ctx, { customerId: letter.customerId, channel, purpose });
    if (!answer.allowed) return { sent: false, refused: answer.reason };
  }
  try {
    return await inSavepoint(ctx, () => post(machine(ctx), letter, way));
  } catch (error) {
    if (error instanceof Refusal) return { sent: false, refused: error.code };
    throw error;
  }
}

/** What goes out by itself is the house's, whoever pressed the button. */
const machine = (ctx: Context): Context => ({ ...ctx, actor: system("cases") });

type Way = { channel: ReplyChannel; until: Date | null; refused: null } | { refused: string };

/** The first channel on which the gate says yes, or will after quiet hours; else the reason of the first. */
export async function wayTo(
  ctx: Context,
  secretKey: Buffer,
  letter: Pick<Letter, "customerId" | "conversationId" | "purpose" | "channel" | "account">,
): Promise<Way> {
  const known = await startChannels(machine(ctx), letter.customerId, secretKey);
  const usual = await channelOf(ctx, letter.conversationId);
  const wanted = known
    // A machine's own words go out only while the channel is open for everybody.
    .filter(({ window }) => window === null || window.state === "open")
    .filter(
      ({ channel, account }) =>
        !letter.channel || (channel === letter.channel && (!letter.account || account?.id === letter.account)),
    )
    .sort((a, b) => Number(b.channel === usual) - Number(a.channel === usual));
  let first: string | null = null;
  for (const channel of wanted) {
    const answer = await mayContact(ctx, {
      customerId: letter.customerId,
      channel: channel.channel,
      purpose: letter.purpose,
    });
    if (answer.allowed) return { channel, until: null, refused: null };
    if (answer.reason === "quiet_hours" && answer.until && letter.purpose === "service")
      return { channel, until: answer.until, refused: null };
    first ??= answer.reason;
  }
  return { refused: first ?? "no_way" };
}

async function channelOf(ctx: Context, conversationId: number | null): Promise<string | null> {
  if (conversationId === null) return null;
  const { rows } = await sql<{ channel: string }>`select channel from conversation_view
    where brand_id = ${ctx.brandId} and id = ${conversationId}`.execute(ctx.db);
  return rows[0]?.channel ?? null;
}

async function post(ctx: Context, letter: Letter, way: Way & { refused: null }): Promise<Reached> {
  const counted = letter.purpose !== "service";
  const { channel, account } = way.channel;
  const reply = {
    client_id: letter.clientId,
    text: letter.text,
    attachments: [],
    channel,
    ...(account && { account: account.id }),
    ...(way.until && channel !== "chat" && { send_at: way.until.toISOString() }),
  };
  const known = letter.conversationId ?? (await lastConversation(ctx, letter.customerId, channel));
  if (known !== null) {
    return { sent: true, channel, messageId: await postReply(ctx, known, reply, { counted }), conversationId: known };
  }
  const conversationId = await startConversation(ctx, {
    customer: letter.customerId,
    channel,
    ...(account && { account: account.id }),
  });
  const messageId = await postReply(ctx, conversationId, reply, { counted });
  // Nobody waits for anything in it until the customer writes.
  await changeConversation(ctx, conversationId, { status: "resolved" });
  return { sent: true, channel, messageId, conversationId };
}

/** The conversation in which a customer was last on a channel. */
async function lastConversation(ctx: Context, customerId: number, channel: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select c.id from conversation_view c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and c.channel = ${channel} and c.merged_into is null
      and c.spam_at is null order by c.last_message_at desc, c.id desc limit 1`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

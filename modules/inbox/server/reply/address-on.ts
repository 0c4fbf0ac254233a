import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { identitiesOfCustomer, type KnownIdentity } from "../../../customers/index.ts";
import type { Conversation } from "../conversations/conversation.ts";

// Which identifier each channel reaches people by; a chat needs none, as its visitor comes for what was written.
const reachedBy: Record<string, KnownIdentity["type"] | readonly KnownIdentity["type"][]> = {
  sms: "phone",
  email: "email",
  telegram: "telegram",
  bale: "bale",
  bale_safir: "phone",
  // Whoever has a phone number may be found by it on WhatsApp too.
  whatsapp: ["whatsapp", "phone"],
  rubika: "rubika",
  eitaa: "eitaa",
  instagram: "instagram",
  messenger: "messenger",
};

/** Where a customer is reached on a channel: the identifier they last wrote from in this conversation, else a verified, else the newest. */
export async function addressOn(
  ctx: Context,
  conversation: Pick<Conversation, "id" | "customer_id">,
  channel: string,
): Promise<KnownIdentity | null> {
  const types = [reachedBy[channel] ?? []].flat();
  if (types.length === 0) return null;
  const all = await identitiesOfCustomer(ctx, conversation.customer_id);
  const known = types.flatMap((type) => all.filter((one) => one.type === type));
  const { rows } = await sql<{ identity_id: number }>`
    select identity_id from message where brand_id = ${ctx.brandId} and conversation_id = ${conversation.id} and direction = 'in'
      and channel in (${channel}, 'form') and identity_id = any(${known.map((one) => one.id)}::bigint[])
    order by seq desc limit 1`.execute(ctx.db);
  return known.find((one) => one.id === rows[0]?.identity_id) ?? known[0] ?? null;
}

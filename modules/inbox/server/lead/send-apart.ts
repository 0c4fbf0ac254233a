import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { identityById, mayContact } from "../../../customers/index.ts";
import { settingsOf } from "../channels/accounts.ts";
import type { Outgoing, SendOutcome } from "../channels/channel-adapter.ts";
import { channelTools } from "../channels/channel-tools.ts";
import { lineOf } from "../channels/line-of.ts";
import { adapterOf, channelOf } from "../channels/registry.ts";
import { accountFor } from "./tell-customer.ts";

type Account = { id: number; kind: string; settings: Record<string, never>; secrets_sealed: string | null };
/** An account and an address, found with the gate's consent. */
export type WayApart = { account: Account; to: string };

const channels = { phone: "sms", email: "email" } as const;

/**
 * How something that belongs in no conversation (a code) reaches an identity: the oldest account of its channel that is not paused. Null
 * where there is none, or where the gate says no.
 */
export async function wayApart(ctx: Context, customerId: number, identityId: number): Promise<WayApart | null> {
  const identity = await identityById(ctx, identityId);
  const channel = identity && channels[identity.type as keyof typeof channels];
  if (!identity || !channel) return null;
  const { rows } = await sql<Account>`select id, kind, settings, secrets_sealed from channel_account
    where brand_id = ${ctx.brandId} and removed_at is null and paused_at is null order by id`.execute(ctx.db);
  for (const account of rows.filter(({ kind }) => channelOf(kind) === channel)) {
    const { line } = lineOf(account);
    const about = { address: identity.value, reply: true, ...(line !== null && { line }) };
    const answer = await mayContact(ctx, { customerId, channel, purpose: "service", ...about });
    if (answer.allowed) return { account, to: identity.value };
  }
  return null;
}

/** The way to an address of whoever asks for it themselves, such as a test; no gate. Refuses `no_account`. */
export async function wayToOneself(ctx: Context, channel: string, to: string): Promise<WayApart> {
  const { rows } = await sql<Account>`select id, kind, settings, secrets_sealed from channel_account
    where brand_id = ${ctx.brandId} and id = ${await accountFor(ctx, channel, null)}`.execute(ctx.db);
  return { account: rows[0]!, to };
}

/** Sends it, with no transaction open. `key` is the same for every attempt. */
export async function sendApart(
  house: House,
  { account, to }: WayApart,
  said: { key: string; text: string; subject: string; html?: string },
): Promise<SendOutcome> {
  const outgoing: Outgoing = {
    key: said.key,
    to,
    text: said.text,
    html: said.html ?? null,
    files: [],
    thread: { conversationId: 0, subject: said.subject, externalIds: [] },
    automatic: true,
  };
  const settings = settingsOf(account, house.config.secretKey);
  return adapterOf(account.kind).send(settings, outgoing, channelTools(house, house.clock()));
}

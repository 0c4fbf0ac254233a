import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { type ErasedPerson, type PersonIds, registerErasure, registerPersonalExport } from "../../customers/index.ts";
import { brandHours, isOpen, registerLead } from "../../inbox/index.ts";
import type { BotSettings } from "../contract.ts";
import { readBotSettings } from "./settings.ts";

/** What the bot remembers of a person's conversations, codes and unanswered questions go; that something was answered stays. */
async function forgetThreads(ctx: Context, { identityIds, customerId }: ErasedPerson): Promise<void> {
  const ids = sql`any(${identityIds as number[]}::bigint[])`;
  const theirs = sql`select id from conversation_view where brand_id = ${ctx.brandId} and identity_id = ${ids}
    union select conversation_id from message_view where brand_id = ${ctx.brandId} and identity_id = ${ids}`;
  await sql`update bot_thread set state = '{}', proven_customer_id = null, proven_until = null where brand_id = ${ctx.brandId}
    and (conversation_id in (${theirs}) or proven_customer_id = ${customerId})`.execute(ctx.db);
  await sql`delete from bot_code where brand_id = ${ctx.brandId} and (identity_id = ${ids} or conversation_id in (${theirs}))`.execute(
    ctx.db,
  );
  await sql`delete from bot_unanswered where brand_id = ${ctx.brandId} and conversation_id in (${theirs})`.execute(
    ctx.db,
  );
}

async function threadsOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } = await sql`select t.conversation_id, t.state -> 'attributes' as remembered, t.reason from bot_thread t
    join conversation_view c on c.brand_id = t.brand_id and c.id = t.conversation_id
    where t.brand_id = ${ctx.brandId} and c.identity_id = any(${identityIds as number[]}::bigint[]) order by t.conversation_id`.execute(
    ctx.db,
  );
  return rows;
}

/** The bot leads what begins on its channels, unless people answer first at this hour. */
async function takesLead(ctx: Context, { channel }: { channel: string }): Promise<boolean> {
  const { settings, revision } = await readBotSettings(ctx);
  if (revision === 0 || !settings.channels.includes(channel as BotSettings["channels"][number])) return false;
  if (settings.people === "always") return false;
  return settings.people === "never" || !isOpen(await brandHours(ctx), ctx.now);
}

/** Tells `customers` and `inbox` of the bot. */
export function registerWithOthers(): void {
  registerErasure("bot", forgetThreads);
  registerPersonalExport("bot", threadsOfPerson);
  registerLead(takesLead);
}

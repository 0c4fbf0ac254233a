import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { consentBody, consentEntry } from "../../contract.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { onWire } from "../list/list-customers.ts";
import { actorId, holdStanding, standingCustomer } from "./standing-customer.ts";

type Entry = z.infer<typeof consentEntry>;

/** What a customer allows now, per channel and purpose, and everything that was ever said about it, newest first. */
export async function listConsents(ctx: Context, customerId: number): Promise<{ now: Entry[]; history: Entry[] }> {
  await standingCustomer(ctx, customerId);
  const { rows } = await sql<Entry>`select id, channel, purpose, granted, at, source, by_user from consent
    where brand_id = ${ctx.brandId} and customer_id = ${customerId} order by at desc, id desc limit 1000`.execute(
    ctx.db,
  );
  const history = rows.map(onWire);
  const newest = Map.groupBy(history, (entry) => `${entry.channel}.${entry.purpose}`);
  return { now: [...newest.values()].map((entries) => entries[0]!), history };
}

/** Records that a customer allowed or refused something; the newest word is the one that holds. */
export async function recordConsent(
  ctx: Context,
  customerId: number,
  said: z.infer<typeof consentBody>,
): Promise<void> {
  await holdStanding(ctx, customerId);
  await insertConsent(ctx, { homeId: customerId, customerId }, said);
}

/** Writes one word of a customer who is held; `homeId` is to whom it goes back when a merge is undone. */
export async function insertConsent(
  ctx: Context,
  { homeId, customerId }: { homeId: number; customerId: number },
  { channel, purpose, granted, source }: z.infer<typeof consentBody>,
): Promise<void> {
  await sql`insert into consent (brand_id, home_id, customer_id, channel, purpose, granted, at, source, by_user)
    values (${ctx.brandId}, ${homeId}, ${customerId}, ${channel}, ${purpose}, ${granted}, ${ctx.now}, ${source}, ${actorId(ctx)})`.execute(
    ctx.db,
  );
  const detail = { channel, purpose, granted };
  await recordAudit(ctx, { action: "customer.consent_recorded", subject: "customer", subjectId: customerId, detail });
  await touchCustomers(ctx, { customerIds: [customerId] });
}

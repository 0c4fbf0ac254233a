import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { Purpose } from "../../contract.ts";
import { identityOfCustomer } from "../people/identity-of-customer.ts";
import { addressType } from "./addresses.ts";
import { normalAddress } from "./suppressions.ts";

/** What went out: to an identity, or to a customer at an address of theirs. `at` is now where it is left out. */
export type ContactSent = ({ identityId: number } | { customerId: number; address?: string }) & {
  channel: string;
  purpose: Purpose;
  at?: Date;
};

/**
 * Counts something that goes out under the brand's caps; every sender calls it, in the transaction that marks its message as sent.
 * Refuses `not_found` where there is no such identity or customer.
 */
export async function recordContact(ctx: Context, sent: ContactSent): Promise<void> {
  const identityId = await identityOf(ctx, sent);
  const { numAffectedRows } = await sql`insert into contact_sent (brand_id, identity_id, channel, purpose, at)
    select brand_id, id, ${sent.channel}, ${sent.purpose}, ${sent.at ?? ctx.now} from identity
    where brand_id = ${ctx.brandId} and id = ${identityId}`.execute(ctx.db);
  if (numAffectedRows === 0n) throw new Refusal("not_found", "identity");
}

async function identityOf(ctx: Context, sent: ContactSent): Promise<number> {
  if ("identityId" in sent) return sent.identityId;
  const type = addressType(sent.channel);
  if (!type || sent.address === undefined) return identityOfCustomer(ctx, sent.customerId);
  const { rows } = await sql<{ id: number }>`select id from identity where brand_id = ${ctx.brandId} and type = ${type}
    and value = ${normalAddress(sent.channel, sent.address)} and customer_id = ${sent.customerId}`.execute(ctx.db);
  return rows[0]?.id ?? identityOfCustomer(ctx, sent.customerId);
}

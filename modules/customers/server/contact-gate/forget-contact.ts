import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { hashIdentities } from "../people/erased-identities.ts";
import { type PersonIds, registerErasure, registerPersonalExport } from "../privacy/person-registry.ts";
import { keyOfAddress, postalAddresses } from "../profile/postal-address.ts";

type Address = { type: string; value: string };

/** Suppressions of an erased person stay as hashes, so that the stop still holds; what went out to them stays as a fact without them. */
export function registerContactErasure(): void {
  registerErasure("contact", async (ctx, person) => {
    const hashes = await hashIdentities(ctx, await addressesOf(ctx, person));
    await sql`update contact_suppression set address = null where brand_id = ${ctx.brandId} and address is not null
      and (address_hash = any(${hashes}::bytea[]) or address = any(${person.mentions as string[]}::text[]))`.execute(
      ctx.db,
    );
  });
  registerPersonalExport("contact", async (ctx, person) => {
    const hashes = await hashIdentities(ctx, await addressesOf(ctx, person));
    const suppressions =
      await sql`select channel, address, line, reason, source, at, removed_at from contact_suppression
      where brand_id = ${ctx.brandId} and address_hash = any(${hashes}::bytea[]) order by id`.execute(ctx.db);
    const sent = await sql`select channel, purpose, at from contact_sent where brand_id = ${ctx.brandId}
      and identity_id = any(${person.identityIds as number[]}::bigint[]) order by at desc limit 10000`.execute(ctx.db);
    return { suppressions: suppressions.rows, sent: sent.rows };
  });
}

async function addressesOf(ctx: Context, { customerId, identityIds }: PersonIds): Promise<Address[]> {
  const { rows } = await sql<Address>`select type, value from identity
    where brand_id = ${ctx.brandId} and id = any(${identityIds as number[]}::bigint[]) and value is not null`.execute(
    ctx.db,
  );
  const postal = [...(await postalAddresses(ctx, [customerId])).values()];
  return [...rows, ...postal.map((one) => ({ type: "postal", value: keyOfAddress(one) }))];
}

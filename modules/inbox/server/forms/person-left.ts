import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type ClaimedIdentity, customerNames, customerOfIdentity, identityByValue } from "../../../customers/index.ts";
import type { Filled } from "./read-answers.ts";

/** An e-mail or a phone as it was left, and whose it is already, for a person to judge. */
export type Left = { type: string; shown: string; customer: { id: number; name: string | null } | null };

/**
 * Whose sending this is. What was left proves nothing: it names the customer to whom the first of it belongs, and adds to them only what
 * belongs to nobody when they are new; so nobody's address is added to somebody who is known, and nobody is merged.
 */
export async function personLeft(ctx: Context, { email, phone }: Pick<Filled, "email" | "phone">) {
  const owned: { identity: ClaimedIdentity; customerId: number | null }[] = [];
  for (const identity of [email, phone]) {
    if (identity) owned.push({ identity, customerId: await ownerOf(ctx, identity) });
  }
  const first = owned[0];
  const taken = owned.filter((one) => one === first || (first && one.customerId === first.customerId));
  const names = await customerNames(
    ctx,
    owned.flatMap(({ customerId }) => customerId ?? []),
  );
  const shown: Left[] = owned.map(({ identity, customerId }) => ({
    type: identity.type,
    shown: identity.shown ?? identity.value,
    customer: customerId === null ? null : { id: customerId, name: names.get(customerId) ?? null },
  }));
  const stranger: ClaimedIdentity = { type: "visitor", value: `form-${randomUUID()}` };
  return {
    identities: taken.length > 0 ? taken.map(({ identity }) => identity) : [stranger],
    known: first !== undefined && first.customerId !== null,
    shown,
  };
}

async function ownerOf(ctx: Context, { type, value }: ClaimedIdentity): Promise<number | null> {
  const found = await identityByValue(ctx, type, value);
  if (!found) return null;
  return customerOfIdentity(ctx, found.id);
}

/** Whether a person of the house marked a conversation of this very address as spam. */
export async function hasSpammed(ctx: Context, identities: readonly ClaimedIdentity[]): Promise<boolean> {
  for (const { type, value } of identities) {
    const found = await identityByValue(ctx, type, value);
    if (!found) continue;
    const { rows } = await sql`select from conversation where brand_id = ${ctx.brandId} and identity_id = ${found.id}
      and spam_at is not null and spam_by is distinct from 'system:form' limit 1`.execute(ctx.db);
    if (rows.length > 0) return true;
  }
  return false;
}

import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { type IdentifierType, normalise } from "../../../../platform/identifiers/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { IdentityType } from "../../contract.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { announceChanged, announceCreated } from "../people/announce-customers.ts";
import { findErased } from "../people/erased-identities.ts";
import type { ClaimedIdentity } from "../people/person-claim.ts";
import { recomputeAnonymity } from "../people/recompute-anonymity.ts";
import { refreshSearch } from "../people/refresh-search.ts";
import { actorId, holdStanding } from "./standing-customer.ts";

/** An identifier as people write it, normalised. Refuses `identity_unreadable`; `field` says where it stood. */
export function readIdentity(type: IdentityType, text: string, field: string): ClaimedIdentity {
  // Facebook's ids are opaque texts, as a site's own are.
  const as: IdentifierType = type === "messenger" ? "site_user" : type;
  const read = normalise(as, text);
  if ("problem" in read) throw new Refusal("identity_unreadable", field);
  return { type, ...read };
}

/** Adds an identifier to a customer. Refuses `identity_taken` where another customer has it, `person_erased` where its owner was erased. */
export async function addIdentity(
  ctx: Context,
  customerId: number,
  added: { type: IdentityType; value: string; verified?: boolean },
) {
  await holdStanding(ctx, customerId);
  const identity = readIdentity(added.type, added.value, "value");
  if ((await findErased(ctx, [identity])).size > 0) throw new Refusal("person_erased", "value");
  const verified = added.verified === true;
  const inserted = await sql`
    insert into identity (brand_id, customer_id, home_id, type, value, shown, verified_at, verified_by, created_at)
    values (${ctx.brandId}, ${customerId}, ${customerId}, ${identity.type}, ${identity.value}, ${identity.shown ?? null},
      ${verified ? ctx.now : null}, ${verified ? actorId(ctx) : null}, ${ctx.now})
    on conflict (brand_id, type, value) do nothing`.execute(ctx.db);
  if (!inserted.numAffectedRows && !(await belongsTo(ctx, customerId, identity)))
    throw new Refusal("identity_taken", "value");
  await changed(ctx, [customerId], "customer.identity_added", identity.type);
}

async function belongsTo(ctx: Context, customerId: number, identity: ClaimedIdentity): Promise<boolean> {
  const { rows } = await sql`select from identity where brand_id = ${ctx.brandId} and type = ${identity.type}
    and value = ${identity.value} and customer_id = ${customerId}`.execute(ctx.db);
  return rows.length > 0;
}

/**
 * Says that an identifier is somebody else's: it becomes a customer of its own and everything that came by it goes along. Refuses
 * `conflict` where it is all that the customer is known by. Gives the new customer.
 */
export async function separateIdentity(ctx: Context, customerId: number, identityId: number): Promise<number> {
  await holdStanding(ctx, customerId);
  const { rows } = await sql<{ id: number; type: string }>`select id, type from identity
    where brand_id = ${ctx.brandId} and customer_id = ${customerId} and value is not null for update`.execute(ctx.db);
  const identity = rows.find((row) => row.id === identityId);
  if (!identity) throw new Refusal("not_found", "identity");
  if (rows.length === 1) throw new Refusal("conflict", "identity");
  const made = await sql<{ id: number }>`insert into customer (brand_id, created_at, updated_at)
    values (${ctx.brandId}, ${ctx.now}, ${ctx.now}) returning id`.execute(ctx.db);
  const id = made.rows[0]!.id;
  await announceCreated(ctx, [id]);
  await sql`update identity set customer_id = ${id}, home_id = ${id}
    where brand_id = ${ctx.brandId} and id = ${identityId}`.execute(ctx.db);
  await recomputeAnonymity(ctx, [customerId, id]);
  await changed(ctx, [customerId, id], "customer.identity_separated", identity.type);
  return id;
}

async function changed(ctx: Context, customerIds: number[], action: string, type: string): Promise<void> {
  await sql`update customer set updated_at = ${ctx.now}, anonymous = anonymous and ${type} = 'visitor'
    where brand_id = ${ctx.brandId} and id = ${customerIds[0]}`.execute(ctx.db);
  await refreshSearch(ctx, customerIds);
  await touchCustomers(ctx, { customerIds });
  await announceChanged(ctx, customerIds);
  await recordAudit(ctx, { action, subject: "customer", subjectId: customerIds[0], detail: { type } });
}

import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { SuppressionBody } from "../../contract.ts";
import { findErased, hashIdentities } from "../people/erased-identities.ts";
import { holdOffErasures } from "../people/hold-off-erasures.ts";
import { readIdentity } from "../profile/change-identities.ts";
import { postalKey } from "../profile/postal-address.ts";
import { actorId } from "../profile/standing-customer.ts";
import { addressType } from "./addresses.ts";

/** An address of a channel as it is stored and compared. Refuses `identity_unreadable`. */
export function normalAddress(channel: string, address: string): string {
  const type = addressType(channel);
  if (type === "postal") return postalKey(address);
  return type ? readIdentity(type, address, "address").value : address;
}

/**
 * Stops everything that would go out to an address; once more changes nothing. Gives its id, and whether it was made just now. The
 * address of somebody who was erased is kept as its hash alone. Refuses `identity_unreadable`.
 */
export async function suppressAddress(ctx: Context, given: SuppressionBody): Promise<{ id: number; made: boolean }> {
  await holdOffErasures(ctx);
  const type = addressType(given.channel)!;
  const value = normalAddress(given.channel, given.address);
  const [hash] = await hashIdentities(ctx, [{ type, value }]);
  const known = (await findErased(ctx, [{ type, value }])).size === 0 ? value : null;
  const line = given.line ?? null;
  const { rows } = await sql<{ id: number; made: boolean }>`
    insert into contact_suppression (brand_id, channel, address, address_hash, line, reason, source, at, by_user)
    values (${ctx.brandId}, ${given.channel}, ${known}, ${hash}, ${line}, ${given.reason}, ${given.source}, ${ctx.now}, ${actorId(ctx)})
    on conflict (brand_id, address_hash, channel, (coalesce(line, ''))) where removed_at is null
      do update set channel = excluded.channel
    returning id, xmax = 0 as made`.execute(ctx.db);
  const { id, made } = rows[0]!;
  const detail = { channel: given.channel, reason: given.reason };
  if (made) await recordAudit(ctx, { action: "suppression.added", subject: "suppression", subjectId: id, detail });
  return { id, made };
}

/** Lets an address be written to again, as far as consents allow. Refuses `not_found`. */
export async function removeSuppression(ctx: Context, id: number): Promise<void> {
  const removed = await sql`update contact_suppression set removed_at = ${ctx.now}, removed_by = ${actorId(ctx)}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (removed.numAffectedRows === 0n) throw new Refusal("not_found", "suppression");
  await recordAudit(ctx, { action: "suppression.removed", subject: "suppression", subjectId: id });
}

/** Takes a removal back; where the address was suppressed anew meanwhile, that one stays. Refuses `not_found`. */
export async function restoreSuppression(ctx: Context, id: number): Promise<void> {
  const { rows } = await sql<{ removed: boolean }>`select removed_at is not null as removed from contact_suppression
    where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "suppression");
  if (!rows[0].removed) return;
  const restored = await sql`update contact_suppression s set removed_at = null, removed_by = null
    where brand_id = ${ctx.brandId} and id = ${id} and not exists (select from contact_suppression o
      where o.brand_id = s.brand_id and o.address_hash = s.address_hash and o.channel = s.channel
        and o.line is not distinct from s.line and o.removed_at is null)`.execute(ctx.db);
  if (restored.numAffectedRows) {
    await recordAudit(ctx, { action: "suppression.restored", subject: "suppression", subjectId: id });
  }
}

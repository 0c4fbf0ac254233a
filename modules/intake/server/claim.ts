import { hash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";

/** The key of an external id: the first 128 bits of SHA-256 over kind, NUL and id, written as a uuid. */
export function externalKey(kind: string, externalId: string): string {
  const hex = hash("sha256", `${kind}\0${externalId}`, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Claims each key for this transaction: true where it is new (of twins in the array, the first). Waits for a transaction that claims
 * the same key at the same time; keys are taken in sorted order, so two such transactions never wait for each other.
 * `refs` are the ids of the rows these will become, for finding them again when a repeat comes (see claimedRefs).
 */
export async function claimNew(
  ctx: Context,
  sourceId: number,
  keys: readonly string[],
  refs?: readonly number[],
): Promise<boolean[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ external_key: string }>`
    insert into claim (brand_id, source_id, external_key, ref)
    select ${ctx.brandId}, ${sourceId}, key, ref
    from unnest(${keys}::uuid[], ${refs ?? null}::bigint[]) with ordinality as claimed (key, ref, position)
    order by key, position
    on conflict do nothing returning external_key`.execute(ctx.db);
  const won = new Set(rows.map((row) => row.external_key));
  return keys.map((key) => won.delete(key));
}

/**
 * As claimNew, and draws the id that each new one will have from a sequence, in the order of the keys; null where it was claimed before.
 */
export async function claimDrawing(
  ctx: Context,
  sourceId: number,
  keys: readonly string[],
  sequence: string,
): Promise<(number | null)[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ external_key: string; ref: number }>`
    with drawn as materialized (select key, position, nextval(${sequence}::regclass) as ref
      from unnest(${keys}::uuid[]) with ordinality as claimed (key, position))
    insert into claim (brand_id, source_id, external_key, ref)
    select ${ctx.brandId}, ${sourceId}, key, ref from drawn order by key, position
    on conflict do nothing returning external_key, ref`.execute(ctx.db);
  const won = new Map(rows.map((row) => [row.external_key, row.ref]));
  return keys.map((key) => {
    const ref = won.get(key) ?? null;
    won.delete(key);
    return ref;
  });
}

/** What earlier claims became, by key; keys without a claim or a row are left out. */
export async function claimedRefs(
  ctx: Context,
  sourceId: number,
  keys: readonly string[],
): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ external_key: string; ref: number }>`
    select external_key, ref from claim
    where brand_id = ${ctx.brandId} and source_id = ${sourceId} and external_key = any(${keys}::uuid[]) and ref is not null
  `.execute(ctx.db);
  return new Map(rows.map((row) => [row.external_key, row.ref]));
}

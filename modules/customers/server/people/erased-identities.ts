import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { loadConfig } from "../../../../platform/config/index.ts";
import type { Context } from "../../../../platform/db/index.ts";
import { identityKey } from "./person-claim.ts";

let erasureKey: Buffer | null = null;

/** The installation's secret, so that hashes of erased identifiers cannot be tried out by whoever reads the database alone. */
export function keepErasureKey(secretKey: Buffer): void {
  erasureKey = createHmac("sha256", secretKey).update("erased identities").digest();
}

async function keyInUse(): Promise<Buffer> {
  // The command line resolves people too, without starting the modules.
  if (!erasureKey) keepErasureKey((await loadConfig(process.env)).secretKey);
  return erasureKey!;
}

/** Keyed hashes of identifiers, in their order. The brand is part of the hash: it says nothing about another brand's people. */
export async function hashIdentities(
  ctx: Context,
  identities: readonly { type: string; value: string }[],
): Promise<Buffer[]> {
  const key = await keyInUse();
  return identities.map((identity) =>
    createHmac("sha256", key)
      .update(`${ctx.brandId}\n${identityKey(identity)}`)
      .digest(),
  );
}

/** The keys of those identifiers whose owner was erased. Costs one look where nobody ever was. */
export async function findErased(
  ctx: Context,
  identities: readonly { type: string; value: string }[],
): Promise<Set<string>> {
  const any = await sql`select from erased_identity where brand_id = ${ctx.brandId} limit 1`.execute(ctx.db);
  if (any.rows.length === 0) return new Set();
  const hashes = await hashIdentities(ctx, identities);
  const { rows } = await sql<{ n: number }>`
    select k.n::int as n from unnest(${identities.map((identity) => identity.type)}::text[], ${hashes}::bytea[])
      with ordinality as k(type, hash, n)
    join erased_identity e on e.brand_id = ${ctx.brandId} and e.type = k.type and e.hash = k.hash`.execute(ctx.db);
  return new Set(rows.map((row) => identityKey(identities[row.n - 1]!)));
}

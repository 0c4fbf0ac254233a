import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** Any number, the same in every process. */
export const lockSpace = 7_236_813;

/**
 * Until this transaction ends nobody of this brand is erased. Whoever is about to write words about a person looks first whether the
 * person is still there: an erasure in between would not see those words. Take it before any other lock: an erasure that has begun asks for
 * all that is about its person.
 */
export async function holdOffErasures(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${lockSpace}, ${ctx.brandId})`.execute(ctx.db);
}

/** Waits for those who are writing about people of this brand, and lets nobody begin before this transaction ends. */
export async function waitToErase(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockSpace}, ${ctx.brandId})`.execute(ctx.db);
}

/**
 * Which of these identities belong to somebody who was erased since they were found in an earlier transaction. Holds erasures off from
 * then on.
 */
export async function erasedSince(ctx: Context, identityIds: readonly number[]): Promise<Set<number>> {
  await holdOffErasures(ctx);
  const { rows } = await sql<{ id: number }>`select id from identity
    where brand_id = ${ctx.brandId} and id = any(${identityIds as number[]}::bigint[]) and erased_at is not null`.execute(
    ctx.db,
  );
  return new Set(rows.map((row) => row.id));
}

/** Which of these customers were erased. Holds erasures off from then on. */
export async function erasedCustomers(ctx: Context, customerIds: readonly number[]): Promise<Set<number>> {
  await holdOffErasures(ctx);
  const { rows } = await sql<{ id: number }>`select id from customer
    where brand_id = ${ctx.brandId} and id = any(${customerIds as number[]}::bigint[]) and erased_at is not null`.execute(
    ctx.db,
  );
  return new Set(rows.map((row) => row.id));
}

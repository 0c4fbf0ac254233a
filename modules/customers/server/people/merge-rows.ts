import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { keyOf } from "./fill-profiles.ts";
import type { MergeProfile, Moved } from "./merge-profile.ts";

export type MergeCustomer = { id: number; mergedInto: number | null; erased: boolean; profile: MergeProfile };
export type Merge = {
  id: number;
  winnerId: number;
  loserId: number;
  moved: Moved;
  mergedAt: Date;
  undoneAt: Date | null;
};

/** The tables whose rows have a home and count for whoever that is merged into. */
const homed = ["identity", "consent", "customer_note", "customer_date", "customer_address"] as const;

/** Customers for merging, locked in the order of their ids until this transaction ends. */
export async function lockForMerge(ctx: Context, ids: readonly number[]): Promise<Map<number, MergeCustomer>> {
  const { rows } = await sql<{
    id: number;
    merged_into: number | null;
    erased: boolean;
    name: string | null;
    city: string | null;
    language: string | null;
    birthday: string | null;
    company_id: number | null;
    owner_id: string | null;
    tags: string[];
    attributes: Record<string, unknown>;
    preferences: Record<string, unknown>;
  }>`
    select id, merged_into, erased_at is not null as erased, name, city, language, birthday, company_id, owner_id, tags,
      attributes, preferences
    from customer where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[]) order by id for update`.execute(
    ctx.db,
  );
  return new Map(
    rows.map((row) => {
      const { name, city, language, birthday, tags, attributes, preferences } = row;
      const fields = { name, city, language, birthday, companyId: row.company_id, ownerId: row.owner_id };
      return [
        row.id,
        {
          id: row.id,
          mergedInto: row.merged_into,
          erased: row.erased,
          profile: { fields, tags, attributes, preferences },
        },
      ];
    }),
  );
}

/** Writes what merging or undoing left in these customers' profiles. */
export async function saveMergeProfiles(ctx: Context, profiles: Map<number, MergeProfile>): Promise<void> {
  if (profiles.size === 0) return;
  const rows = [...profiles].map(([id, { fields, tags, attributes, preferences }]) => ({
    id,
    name: fields.name,
    name_key: keyOf(fields.name as string | null),
    city: fields.city,
    language: fields.language,
    birthday: fields.birthday,
    company_id: fields.companyId,
    owner_id: fields.ownerId,
    tags,
    attributes,
    preferences,
  }));
  await sql`
    update customer c set name = v.name, name_key = v.name_key, city = v.city, language = v.language, birthday = v.birthday,
      company_id = v.company_id, owner_id = v.owner_id, tags = v.tags, attributes = v.attributes, preferences = v.preferences,
      updated_at = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id bigint, name text, name_key text, city text, language text,
      birthday date, company_id bigint, owner_id text, tags text[], attributes jsonb, preferences jsonb)
    where c.brand_id = ${ctx.brandId} and c.id = v.id`.execute(ctx.db);
}

/** Lets the losers stand under their winners and everything that counted for them count for the winners. */
export async function pointToWinners(
  ctx: Context,
  pairs: readonly { winnerId: number; loserId: number }[],
): Promise<void> {
  const winners = pairs.map((pair) => pair.winnerId);
  const losers = pairs.map((pair) => pair.loserId);
  const of = sql`unnest(${winners}::bigint[], ${losers}::bigint[]) as v(winner, loser)`;
  await sql`update customer c set merged_into = v.winner, updated_at = ${ctx.now} from ${of}
    where c.brand_id = ${ctx.brandId} and c.id = v.loser`.execute(ctx.db);
  for (const table of homed) {
    await sql`update ${sql.table(table)} t set customer_id = v.winner from ${of}
      where t.brand_id = ${ctx.brandId} and t.customer_id = v.loser`.execute(ctx.db);
  }
}

/** Lets a customer stand alone again, with everything whose home it or those merged into it are. */
export async function standAlone(ctx: Context, customerId: number): Promise<void> {
  await sql`update customer set merged_into = null, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${customerId}`.execute(ctx.db);
  const family = await familyOf(ctx, customerId);
  for (const table of homed) {
    await sql`update ${sql.table(table)} set customer_id = ${customerId}
      where brand_id = ${ctx.brandId} and home_id = any(${family}::bigint[])`.execute(ctx.db);
  }
}

/** A customer and everybody merged into it, over any number of steps. */
export async function familyOf(ctx: Context, customerId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive family(id) as (
      select ${customerId}::bigint
      union select c.id from customer c join family f on c.merged_into = f.id where c.brand_id = ${ctx.brandId})
    select id from family`.execute(ctx.db);
  return rows.map((row) => row.id);
}

/** From a customer up to whom it is merged into in the end: `[customer, …, the one that stands]`. */
export async function chainOf(ctx: Context, customerId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive chain(id, merged_into, step) as (
      select id, merged_into, 0 from customer where brand_id = ${ctx.brandId} and id = ${customerId}
      union all select c.id, c.merged_into, chain.step + 1 from customer c join chain on c.id = chain.merged_into
        where c.brand_id = ${ctx.brandId})
    select id from chain order by step`.execute(ctx.db);
  return rows.map((row) => row.id);
}

/** Records merges and gives their ids, in order. */
export async function insertMerges(
  ctx: Context,
  merges: readonly { winnerId: number; loserId: number; moved: Moved }[],
  why: { reason: string; automatic: boolean; by: string | null },
): Promise<number[]> {
  const rows = merges.map((merge) => ({ winner: merge.winnerId, loser: merge.loserId, moved: merge.moved }));
  const inserted = await sql<{ id: number; loser_id: number }>`
    insert into customer_merge (brand_id, winner_id, loser_id, reason, automatic, moved, merged_at, merged_by)
    select ${ctx.brandId}, winner, loser, ${why.reason}, ${why.automatic}, moved, ${ctx.now}, ${why.by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(winner bigint, loser bigint, moved jsonb)
    returning id, loser_id`.execute(ctx.db);
  const byLoser = new Map(inserted.rows.map((row) => [row.loser_id, row.id]));
  return merges.map((merge) => byLoser.get(merge.loserId)!);
}

type MergeRow = {
  id: number;
  winner_id: number;
  loser_id: number;
  moved: Moved;
  merged_at: Date;
  undone_at: Date | null;
};
const mergeOf = (row: MergeRow): Merge => ({
  id: row.id,
  winnerId: row.winner_id,
  loserId: row.loser_id,
  moved: row.moved,
  mergedAt: row.merged_at,
  undoneAt: row.undone_at,
});

/** One merge, undone or not. */
export async function findMerge(ctx: Context, mergeId: number): Promise<Merge | null> {
  const { rows } = await sql<MergeRow>`select id, winner_id, loser_id, moved, merged_at, undone_at from customer_merge
    where brand_id = ${ctx.brandId} and id = ${mergeId}`.execute(ctx.db);
  return rows[0] ? mergeOf(rows[0]) : null;
}

/** Merges that stand and have one of these winners, the oldest first. */
export async function standingMerges(ctx: Context, winnerIds: readonly number[]): Promise<Merge[]> {
  const { rows } = await sql<MergeRow>`select id, winner_id, loser_id, moved, merged_at, undone_at from customer_merge
    where brand_id = ${ctx.brandId} and winner_id = any(${winnerIds as number[]}::bigint[]) and undone_at is null
    order by id`.execute(ctx.db);
  return rows.map(mergeOf);
}

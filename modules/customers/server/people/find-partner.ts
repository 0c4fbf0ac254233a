import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { nameKey } from "../../../../platform/text/index.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { refreshSearch } from "./refresh-search.ts";

const lockSpace = 7_236_817; // any number, the same in every process

/** The partner (dealer, retailer, installer …) of this name, in any spelling; made when there is none yet. */
export async function findPartner(ctx: Context, name: string): Promise<number> {
  const key = nameKey(name);
  if (!key) throw new Refusal("invalid", "partner");
  const known = await partnerByKey(ctx, key);
  if (known !== null) return known;
  // Names are not unique, so two transactions wait for each other here and the second finds the first one's partner.
  await sql`select pg_advisory_xact_lock(${lockSpace}, hashtext(${`${ctx.brandId}:${key}`}))`.execute(ctx.db);
  const made = await partnerByKey(ctx, key);
  if (made !== null) return made;
  const { rows } = await sql<{ id: number }>`
    insert into customer (brand_id, kind, name, name_key, created_at, updated_at)
    values (${ctx.brandId}, 'partner', ${name.trim()}, ${key}, ${ctx.now}, ${ctx.now}) returning id`.execute(ctx.db);
  const id = rows[0]!.id;
  await refreshSearch(ctx, [id]);
  await touchCustomers(ctx, { customerIds: [id] });
  return id;
}

/** The partner of this name, in any spelling; null where there is none. */
export async function knownPartner(ctx: Context, name: string): Promise<number | null> {
  const key = nameKey(name);
  return key ? partnerByKey(ctx, key) : null;
}

async function partnerByKey(ctx: Context, key: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select id from customer
    where brand_id = ${ctx.brandId} and kind = 'partner' and name_key = ${key} and listed order by id limit 1`.execute(
    ctx.db,
  );
  return rows[0]?.id ?? null;
}

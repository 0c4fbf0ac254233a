import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { searchDocument } from "../../../../platform/text/index.ts";

type Row = { id: number; listed: boolean; name: string | null; identifiers: string[] };

/** Writes what search finds these customers by: name and identifiers in search form. Those not listed are not found. */
export async function refreshSearch(ctx: Context, customerIds: readonly number[]): Promise<void> {
  if (customerIds.length === 0) return;
  const ids = customerIds as number[];
  const { rows } = await sql<Row>`
    select c.id, c.listed, c.name, array(select unnest(array[i.value, i.shown]) from identity i
      where i.brand_id = c.brand_id and i.customer_id = c.id and i.type <> 'visitor' and i.value is not null) as identifiers
    from customer c where c.brand_id = ${ctx.brandId} and c.id = any(${ids}::bigint[])`.execute(ctx.db);
  const found = rows.filter((row) => row.listed);
  const hidden = rows.filter((row) => !row.listed).map((row) => row.id);
  if (hidden.length > 0) {
    await sql`delete from customer_search where brand_id = ${ctx.brandId} and customer_id = any(${hidden}::bigint[])`.execute(
      ctx.db,
    );
  }
  if (found.length === 0) return;
  await sql`
    insert into customer_search (brand_id, customer_id, document)
    select ${ctx.brandId}, id, document
    from unnest(${found.map((row) => row.id)}::bigint[],
      ${found.map((row) => searchDocument([row.name, ...new Set(row.identifiers)]))}::text[]) as v(id, document)
    on conflict (brand_id, customer_id) do update set document = excluded.document
    where customer_search.document <> excluded.document`.execute(ctx.db);
}

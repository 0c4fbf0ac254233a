import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** What other modules may ask of a customer before they do something by themselves. */
export type CustomerStanding = {
  id: number;
  name: string | null;
  /** Nobody but a visitor of a site, so far. */
  anonymous: boolean;
  lifecycle: string;
  segments: number[];
  attributes: Record<string, string | number | boolean>;
};

/** How customers stand today: who they are, their groups and attributes; unknown ids are left out. */
export async function customerStandings(ctx: Context, ids: readonly number[]): Promise<Map<number, CustomerStanding>> {
  const { rows } = await sql<CustomerStanding>`
    select c.id, c.name, c.anonymous, coalesce(f.lifecycle, 'prospect') as lifecycle, c.attributes,
      array(select s.id from segment_member m join segment s on s.brand_id = m.brand_id and s.id = m.segment_id
        and s.removed_at is null where m.brand_id = c.brand_id and m.customer_id = c.id)::bigint[] as segments
    from customer c left join customer_facts f on f.brand_id = c.brand_id and f.customer_id = c.id
    where c.brand_id = ${ctx.brandId} and c.id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, { ...row, segments: row.segments.map(Number) }]));
}

import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { AttributeValue } from "./attribute-definitions.ts";
import { type PostalAddress, postalAddresses } from "./postal-address.ts";

/** What a letter may say of a customer, with where it goes. */
export type PostalPerson = {
  id: number;
  kind: string;
  name: string | null;
  city: string | null;
  /** The colleague who looks after them. */
  owner_id: string | null;
  attributes: Record<string, AttributeValue>;
  phone: string | null;
  address: PostalAddress | null;
};

/** Customers as letters need them, by id; unknown ones are left out. Two questions to the database, however many. */
export async function postalPeople(ctx: Context, ids: readonly number[]): Promise<Map<number, PostalPerson>> {
  const { rows } = await sql<
    Omit<PostalPerson, "address">
  >`select c.id, c.kind, c.name, c.city, c.owner_id, c.attributes,
      (select i.value from identity i where i.brand_id = c.brand_id and i.customer_id = c.id and i.type = 'phone' and i.value is not null
        order by i.verified_at is null, i.id limit 1) as phone
    from customer c where c.brand_id = ${ctx.brandId} and c.id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  const addresses = await postalAddresses(ctx, ids);
  return new Map(rows.map((row) => [row.id, { ...row, address: addresses.get(row.id) ?? null }]));
}

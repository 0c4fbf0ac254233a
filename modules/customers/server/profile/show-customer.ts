import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { sourceKeys } from "../../../intake/index.ts";
import type { Customer, IdentityRow } from "../../contract.ts";
import { describeCustomers, onWire } from "../list/list-customers.ts";
import { chainOf } from "../people/merge-rows.ts";
import { postalAddresses } from "./postal-address.ts";

type Profile = Pick<
  Customer,
  "partner_type" | "language" | "birthday" | "preferences" | "anonymous" | "erased_at" | "updated_at"
> & {
  merged_into: number | null;
  company_id: number | null;
  suggestions: number;
};

/** Everything on a customer's page that this module knows; whoever was merged answers with the one they count as. */
export async function showCustomer(ctx: Context, id: number): Promise<Customer | { merged_into: number }> {
  const { rows } = await sql<Profile>`
    select partner_type, language, birthday, preferences, anonymous, erased_at, updated_at, merged_into, company_id,
      (select count(*)::int from match_suggestion s where s.brand_id = c.brand_id and c.id in (s.customer_a, s.customer_b)
        and s.accepted_at is null and s.dismissed_at is null) as suggestions
    from customer c where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  const profile = rows[0];
  if (!profile) throw new Refusal("not_found", "customer");
  if (profile.merged_into !== null) return { merged_into: (await chainOf(ctx, id)).at(-1)! };
  const { merged_into: _, company_id, ...own } = profile;
  const [row] = await describeCustomers(ctx, [id]);
  const {
    id: _id,
    kind,
    label,
    name,
    city,
    owner_id,
    tags,
    created_at,
    attributes,
    phone: _p,
    email: _e,
    ...facts
  } = row!;
  return {
    ...{ id, kind, label, name, city, owner_id, tags, created_at, attributes },
    ...onWire(own),
    company: company_id === null ? null : await companyOf(ctx, company_id),
    identities: await identitiesOf(ctx, id),
    dates: await datesOf(ctx, id),
    address: (await postalAddresses(ctx, [id])).get(id) ?? null,
    segments: await segmentsOf(ctx, id),
    facts,
  };
}

async function companyOf(ctx: Context, id: number): Promise<Customer["company"]> {
  const standing = (await chainOf(ctx, id)).at(-1);
  const [company] = standing === undefined ? [] : await describeCustomers(ctx, [standing]);
  return company ? { id: company.id, label: company.label } : null;
}

/** The identifiers of a customer, surest first; erased ones are not among them. */
export async function identitiesOf(ctx: Context, customerId: number): Promise<IdentityRow[]> {
  const { rows } = await sql<Omit<IdentityRow, "source"> & { source_id: number | null }>`
    select id, type, value, coalesce(shown, value) as shown, verified_at, source_id, created_at from identity
    where brand_id = ${ctx.brandId} and customer_id = ${customerId} and value is not null
    order by type = 'visitor', verified_at is null, id limit 200`.execute(ctx.db);
  const sources = await sourceKeys(
    ctx,
    rows.flatMap((row) => row.source_id ?? []),
  );
  return rows.map(({ source_id, ...row }) => ({ ...onWire(row), source: sources.get(source_id ?? 0) ?? null }));
}

async function datesOf(ctx: Context, customerId: number): Promise<Customer["dates"]> {
  const { rows } = await sql<Customer["dates"][number]>`select id, label, day, yearly from customer_date
    where brand_id = ${ctx.brandId} and customer_id = ${customerId} order by day, id`.execute(ctx.db);
  return rows;
}

async function segmentsOf(ctx: Context, customerId: number): Promise<Customer["segments"]> {
  const { rows } = await sql<Customer["segments"][number]>`select s.id, s.name from segment_member m
    join segment s on s.brand_id = m.brand_id and s.id = m.segment_id and s.removed_at is null
    where m.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} order by s.name`.execute(ctx.db);
  return rows;
}

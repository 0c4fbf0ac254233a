import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { toLatinDigits } from "../../../../platform/i18n/index.ts";
import { readPostalCode } from "../../../../platform/identifiers/index.ts";
import { searchForm } from "../../../../platform/text/index.ts";
import { brandSettings, recordAudit } from "../../../admin/index.ts";
import type { PostalAddress, PostalAddressBody } from "../../contract.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { actorId, holdStanding } from "./standing-customer.ts";

export type { PostalAddress } from "../../contract.ts";

type Written = Pick<PostalAddress, "lines" | "city" | "province" | "postal_code">;

/** The postal addresses of customers, by customer: their own, else the newest of those merged into them; who has none is left out. */
export async function postalAddresses(
  ctx: Context,
  customerIds: readonly number[],
): Promise<Map<number, PostalAddress>> {
  const { rows } = await sql<{ customer_id: number; changed_at: Date } & Omit<PostalAddress, "changed_at">>`
    select distinct on (customer_id) customer_id, lines, city, province, postal_code, source, changed_at
    from customer_address where brand_id = ${ctx.brandId} and customer_id = any(${customerIds as number[]}::bigint[])
    order by customer_id, home_id <> customer_id, changed_at desc`.execute(ctx.db);
  return new Map(
    rows.map(({ customer_id, changed_at, ...row }) => [customer_id, { ...row, changed_at: changed_at.toISOString() }]),
  );
}

/** Sets where letters reach a customer; what the shop says does not overwrite a colleague's. Refuses `not_found` and `postal_code`. */
export async function savePostalAddress(
  ctx: Context,
  customerId: number,
  body: PostalAddressBody,
  source = "staff",
): Promise<void> {
  await holdStanding(ctx, customerId);
  const postalCode = await readCode(ctx, body.postal_code);
  const { numAffectedRows } = await sql`insert into customer_address
    (brand_id, home_id, customer_id, lines, city, province, postal_code, source, changed_at, changed_by)
    values (${ctx.brandId}, ${customerId}, ${customerId}, ${body.lines}, ${body.city}, ${body.province || null}, ${postalCode},
      ${source}, ${ctx.now}, ${actorId(ctx)})
    on conflict (brand_id, home_id) do update set lines = excluded.lines, city = excluded.city, province = excluded.province,
      postal_code = excluded.postal_code, source = excluded.source, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    where ${source} = 'staff' or customer_address.source <> 'staff'`.execute(ctx.db);
  if (!numAffectedRows) return;
  await recordAudit(ctx, { action: "customer.address", subject: "customer", subjectId: customerId });
  await touchCustomers(ctx, { customerIds: [customerId] });
}

/** Forgets where letters reach a customer, of those merged into them too; twice is once. Refuses `not_found`. */
export async function removePostalAddress(ctx: Context, customerId: number): Promise<void> {
  await holdStanding(ctx, customerId);
  await sql`delete from customer_address where brand_id = ${ctx.brandId} and customer_id = ${customerId}`.execute(
    ctx.db,
  );
  await recordAudit(ctx, { action: "customer.address", subject: "customer", subjectId: customerId });
  await touchCustomers(ctx, { customerIds: [customerId] });
}

/** An address in one line, as people would say it. */
export function sayAddress({ lines, city, province, postal_code }: Written): string {
  return [province === city ? null : province, city, lines, postal_code].filter(Boolean).join("، ");
}

/** Under what an address is suppressed: its words and digits, however they are spelt and parted. */
export function postalKey(address: string): string {
  return searchForm(address)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The same of an address in its parts. */
export function keyOfAddress(address: Written): string {
  return postalKey(sayAddress(address));
}

/** Where the brand's money is the rial the code is an Iranian one; elsewhere it is whatever the country gives out. */
async function readCode(ctx: Context, typed: string | null | undefined): Promise<string | null> {
  if (!typed) return null;
  const { currency } = await brandSettings(ctx);
  const code = currency === "IRR" ? readPostalCode(typed) : toLatinDigits(typed);
  if (code === null || !/^[\p{L}\p{N} -]{3,20}$/u.test(code)) throw new Refusal("postal_code", "postal_code");
  return code;
}

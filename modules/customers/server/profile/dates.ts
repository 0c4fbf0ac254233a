import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { holdStanding } from "./standing-customer.ts";

/** Notes a day that matters to a customer (an anniversary, the end of a warranty); `day` is Gregorian ISO. Gives its id. */
export async function addDate(
  ctx: Context,
  customerId: number,
  date: { label: string; day: string; yearly: boolean },
): Promise<number> {
  await holdStanding(ctx, customerId);
  const { rows } = await sql<{
    id: number;
  }>`insert into customer_date (brand_id, home_id, customer_id, label, day, yearly)
    values (${ctx.brandId}, ${customerId}, ${customerId}, ${date.label}, ${date.day}, ${date.yearly}) returning id`.execute(
    ctx.db,
  );
  return rows[0]!.id;
}

/** Removes such a day. Refuses `not_found`. */
export async function removeDate(ctx: Context, customerId: number, dateId: number): Promise<void> {
  const { numAffectedRows } = await sql`delete from customer_date
    where brand_id = ${ctx.brandId} and id = ${dateId} and customer_id = ${customerId}`.execute(ctx.db);
  if (!numAffectedRows) throw new Refusal("not_found", "date");
}

import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

const lockSpace = 7_236_814; // any number, the same in every process

/** Until this transaction ends nothing else comes in from this customer: two messages at once begin one conversation. */
export async function holdCustomer(ctx: Context, customerId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockSpace}, hashtext(${`${ctx.brandId}:${customerId}`}))`.execute(ctx.db);
}

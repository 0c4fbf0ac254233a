import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { AnswerOptions } from "./options.ts";

/** How many months without contact make a customer silent, unless told otherwise. */
const usualMonths = 6;

/**
 * SQL: whether who answered (`identity` at `moment`) had been in contact within the months before, by any of the identities that are that
 * customer's now. Answering a survey is no contact.
 */
export function spokeBefore(
  ctx: Context,
  { months }: AnswerOptions,
  identity: RawBuilder<unknown>,
  moment: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const span = sql`make_interval(months => ${Number(months ?? usualMonths)}::int)`;
  return sql`exists (select from identity_map mine join identity_map theirs
      on theirs.brand_id = mine.brand_id and theirs.customer_id = mine.customer_id
    join contact_view c on c.brand_id = theirs.brand_id and c.identity_id = theirs.identity_id
      and c.occurred_at >= ${moment} - ${span} and c.occurred_at < ${moment}
    where mine.brand_id = ${ctx.brandId} and mine.identity_id = ${identity})`;
}

/** SQL: whether who answered is in a group now. */
export function isMember(ctx: Context, segment: string, identity: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select from identity_map mine join segment_member_view m on m.brand_id = mine.brand_id and m.customer_id = mine.customer_id
    where mine.brand_id = ${ctx.brandId} and mine.identity_id = ${identity} and m.segment_id = ${segment}::bigint)`;
}

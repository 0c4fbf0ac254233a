import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Question } from "../registry.ts";
import type { AnswerOptions } from "./options.ts";

/** How many months without contact make a customer silent, unless told otherwise. */
const usualMonths = 6;

const spanOf = ({ months }: AnswerOptions) => sql`make_interval(months => ${Number(months ?? usualMonths)}::int)`;

/**
 * SQL: whether who answered (`identity` at `moment`) had been in contact within the months before, by any of the identities that are that
 * customer's now. Answering a survey is no contact.
 */
export function spokeBefore(
  ctx: Context,
  options: AnswerOptions,
  identity: RawBuilder<unknown>,
  moment: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const span = spanOf(options);
  return sql`exists (select from identity_map mine join identity_map theirs
      on theirs.brand_id = mine.brand_id and theirs.customer_id = mine.customer_id
    join contact_view c on c.brand_id = theirs.brand_id and c.identity_id = theirs.identity_id
      and c.occurred_at >= ${moment} - ${span} and c.occurred_at < ${moment}
    where mine.brand_id = ${ctx.brandId} and mine.identity_id = ${identity})`;
}

/**
 * SQL joins: the moments (`spoken.at`, in order) at which whoever gave an answer (`answers.identity_id`) was in contact, as far as a question can ask:
 * gathered once for all answers of a period, where `spokeBefore` looks for each.
 */
export function contactsOfAnswerers(
  ctx: Context,
  { from, to, options, brand }: Question<AnswerOptions>,
): RawBuilder<unknown> {
  const day = (text: string) => sql`(${text}::date::timestamp at time zone ${brand.timeZone})`;
  return sql`left join identity_map me on me.brand_id = ${ctx.brandId} and me.identity_id = answers.identity_id
    left join (select m.customer_id, array_agg(c.occurred_at order by c.occurred_at) as at from contact_view c
        join identity_map m on m.brand_id = ${ctx.brandId} and m.identity_id = c.identity_id
      where c.brand_id = ${ctx.brandId} and c.occurred_at >= ${day(from)} - ${spanOf(options)} and c.occurred_at < ${day(to)}
      group by 1) spoken on spoken.customer_id = me.customer_id`;
}

/** SQL, beside `contactsOfAnswerers`: as `spokeBefore`. The last contact before is looked up by halves: an array read anew for each answer took gigabytes. */
export function spokeWithin(options: AnswerOptions, moment: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce(spoken.at[width_bucket(${moment} - interval '1 microsecond', spoken.at)] >= ${moment} - ${spanOf(options)}, false)`;
}

/** SQL: whether who answered is in a group now. */
export function isMember(ctx: Context, segment: string, identity: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select from identity_map mine join segment_member_view m on m.brand_id = mine.brand_id and m.customer_id = mine.customer_id
    where mine.brand_id = ${ctx.brandId} and mine.identity_id = ${identity} and m.segment_id = ${segment}::bigint)`;
}

import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Purpose } from "../../contract.ts";
import { reachedBy } from "./addresses.ts";
import { contactRulesOf } from "./contact-rules.ts";

/** Whom something is for: everybody, named customers, a group, buyers who were silent for so many months, or who was seen between two times. */
export type Audience =
  | { kind: "all" }
  | { kind: "ids"; ids: readonly number[] }
  | { kind: "segment"; segment: number }
  | { kind: "silent"; months: number }
  | { kind: "seen"; after: Date; until: Date; channels: readonly string[] };

export type AudiencePart = {
  audience: Audience;
  /** On which one may be reached, the best first. */
  channels: readonly string[];
  purpose: Purpose;
  /** Those with a `place` above it; from the beginning where it is null. */
  after: RawBuilder<unknown>;
  /** Of the audience, 0–1, drawn by `seed`: the same seed draws the same customers. */
  share: number;
  seed: RawBuilder<unknown>;
  /** In random order (by the seed), so that the first ones are a fair sample; else by id, which is quicker. */
  byChance: boolean;
  limit: number;
};

/**
 * A part of an audience as a SQL query, for statements over many customers: `place` (where it goes on), `customer_id`, `language`, and
 * either `identity_id` with the `channel` on which the gate lets something of this purpose out, or a `reason` why not (as the gate's).
 * It knows consent and suppressions; caps and quiet hours are for the gate when something does go out.
 */
export async function audiencePart(ctx: Context, part: AudiencePart): Promise<RawBuilder<unknown>> {
  const { surveyNeedsConsent } = await contactRulesOf(ctx);
  const needsYes = part.purpose === "marketing" || (part.purpose === "survey" && surveyNeedsConsent);
  const ways = part.channels.flatMap((channel, rank) =>
    (reachedBy(channel) ?? []).map((type) => sql`(${channel}::text, ${type}::text, ${rank}::int)`),
  );
  const place = part.byChance ? sql`hashint8extended(c.id, ${part.seed})` : sql`c.id`;
  return sql`
    with part as materialized (
      select ${place} as place, c.id as customer_id, c.language from customer c ${joined(part.audience)}
      where c.brand_id = ${ctx.brandId} and c.listed and ${wanted(part.audience, ctx)}
        and ${place} > coalesce(${part.after}::bigint, -9223372036854775808)
        and (${part.share}::float8 >= 1 or (hashint8extended(c.id, ${part.seed} + 1) & 1048575) < ${part.share}::float8 * 1048576)
      order by 1 limit ${part.limit}),
    ways as (
      select distinct on (p.customer_id) p.customer_id, i.id as identity_id, w.channel,
        case when said.granted is false then 'refused' when ${needsYes} and said.granted is null then 'no_consent'
          when stopped.channel is not null then 'suppressed' end as reason
      from part p
      join identity i on i.brand_id = ${ctx.brandId} and i.customer_id = p.customer_id and i.value is not null
      join (values ${sql.join(ways)}) as w(channel, type, rank) on w.type = i.type
      left join lateral (select granted from consent where brand_id = ${ctx.brandId} and customer_id = p.customer_id
        and channel = w.channel and purpose = ${part.purpose} order by at desc, id desc limit 1) said on true
      left join (select distinct channel, address from contact_suppression
        where brand_id = ${ctx.brandId} and removed_at is null and address is not null) stopped
        on stopped.channel = w.channel and stopped.address = i.value
      order by p.customer_id, (said.granted is false or (${needsYes} and said.granted is null) or stopped.channel is not null), w.rank,
        i.verified_at is null, i.id)
    select p.place, p.customer_id, p.language, w.identity_id, w.channel,
      case when w.customer_id is null then 'no_address' else w.reason end as reason
    from part p left join ways w on w.customer_id = p.customer_id`;
}

/** How many an audience has, whatever the gate says of them. */
export async function countAudience(ctx: Context, audience: Audience): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from customer c ${joined(audience)}
    where c.brand_id = ${ctx.brandId} and c.listed and ${wanted(audience, ctx)}`.execute(ctx.db);
  return rows[0]!.n;
}

/** The customers of an audience by their ids, those above `after`; at most `limit`. Whether something may reach them, the gate says. */
export async function audienceIds(
  ctx: Context,
  audience: Audience,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select c.id from customer c ${joined(audience)}
    where c.brand_id = ${ctx.brandId} and c.listed and ${wanted(audience, ctx)} and c.id > ${after}
    order by c.id limit ${limit}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

function joined(audience: Audience): RawBuilder<unknown> {
  if (audience.kind === "segment")
    return sql`join segment_member s on s.brand_id = c.brand_id and s.customer_id = c.id and s.segment_id = ${audience.segment}`;
  if (audience.kind === "silent" || audience.kind === "seen")
    return sql`join customer_facts f on f.brand_id = c.brand_id and f.customer_id = c.id and f.listed`;
  return sql``;
}

function wanted(audience: Audience, { now }: Context): RawBuilder<unknown> {
  if (audience.kind === "ids") return sql`c.id = any(${audience.ids as number[]}::bigint[])`;
  if (audience.kind === "silent")
    return sql`f.orders > 0 and coalesce(f.last_contact_at, '-infinity') < ${now}::timestamptz - make_interval(months => ${audience.months}::int)`;
  if (audience.kind === "seen")
    return sql`coalesce(f.last_seen_at, '-infinity') > ${audience.after} and coalesce(f.last_seen_at, '-infinity') <= ${audience.until}
      and f.last_channel = any(${audience.channels as string[]}::text[])`;
  return sql`true`;
}

import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { holdTimeZone } from "../../admin/index.ts";
import type { InteractionRow } from "./record-interactions.ts";

/**
 * Writes entries with their words, day counters and activity in one statement. Counters are locked in sorted order, days before
 * identities, so that two of these never wait for each other.
 */
export async function insertInteractions(ctx: Context, rows: readonly InteractionRow[]): Promise<void> {
  const timeZone = await holdTimeZone(ctx);
  await sql`
    with input as materialized (select *, to_timestamp(occurred_ms / 1000) as occurred_at from ${inputOf(rows)}),
    recorded as (
      insert into interaction (brand_id, id, recorded_at, occurred_at, identity_id, kind, channel, touchpoint, direction,
                               partner_id, user_id, source_id, subject, subject_id, feeling)
      select ${ctx.brandId}, id, ${ctx.now}, occurred_at, identity_id, kind, channel, touchpoint, direction,
             partner_id, user_id, source_id, subject, subject_id, feeling
      from input
    ),
    worded as (
      insert into interaction_text (brand_id, recorded_at, interaction_id, body, meta)
      select ${ctx.brandId}, ${ctx.now}, id, body, meta::jsonb from input where body is not null or meta is not null
    ),
    counted as (
      insert into interaction_day as kept (brand_id, day, kind, channel, partner_id, direction, slot, n)
      select ${ctx.brandId}, (occurred_at at time zone ${timeZone})::date as day, kind, channel, coalesce(partner_id, 0) as partner,
             coalesce(direction, '') as way, ${ownSlot}, count(*)
      from input group by day, kind, channel, partner, way order by day, kind, channel, partner, way
      on conflict (brand_id, day, kind, channel, partner_id, direction, slot) do update set n = kept.n + excluded.n
      returning 1
    )
    insert into identity_activity as kept (brand_id, identity_id, interactions, contacts, first_contact_at, last_contact_at,
                                           last_seen_at, last_channel)
    select ${ctx.brandId}, identity_id, ${activityColumns}
    from input where (select count(*) from counted) > 0
    group by identity_id order by identity_id
    on conflict (brand_id, identity_id) do update set
      interactions = kept.interactions + excluded.interactions,
      contacts = kept.contacts + excluded.contacts,
      first_contact_at = least(kept.first_contact_at, excluded.first_contact_at),
      last_contact_at = greatest(kept.last_contact_at, excluded.last_contact_at),
      last_seen_at = greatest(kept.last_seen_at, excluded.last_seen_at),
      last_channel = case when kept.last_seen_at is null or excluded.last_seen_at >= kept.last_seen_at
                          then coalesce(excluded.last_channel, kept.last_channel) else kept.last_channel end`.execute(
    ctx.db,
  );
}

/** The row in which this connection counts a day: those that count at the same time do not wait for each other. */
export const ownSlot = sql`pg_backend_pid() % 16`;

const seen = sql`kind in ('contact', 'activity') and direction is distinct from 'out'`;

/** The activity of an identity as an aggregate over its entries. */
export const activityColumns = sql`
  count(*)::int as interactions, count(*) filter (where kind = 'contact')::int as contacts,
  min(occurred_at) filter (where kind = 'contact') as first_contact_at,
  max(occurred_at) filter (where kind = 'contact') as last_contact_at,
  max(occurred_at) filter (where ${seen}) as last_seen_at,
  (array_agg(channel order by occurred_at desc) filter (where ${seen}))[1] as last_channel`;

function inputOf(rows: readonly InteractionRow[]) {
  const column = <T>(value: (row: InteractionRow) => T) => rows.map(value);
  return sql`unnest(
    ${column((row) => row.id)}::bigint[], ${column((row) => row.occurredAt.getTime())}::float8[],
    ${column((row) => row.identityId)}::bigint[], ${column((row) => row.kind)}::text[], ${column((row) => row.channel)}::text[],
    ${column((row) => row.touchpoint ?? null)}::text[], ${column((row) => row.direction ?? null)}::text[],
    ${column((row) => row.partnerId ?? null)}::bigint[], ${column((row) => row.userId ?? null)}::text[],
    ${column((row) => row.sourceId)}::int[], ${column((row) => row.subject)}::text[],
    ${column((row) => row.subjectId ?? null)}::bigint[], ${column((row) => row.feeling ?? null)}::smallint[],
    ${column((row) => row.text || null)}::text[], ${column(metaOf)}::text[]
  ) as input (id, occurred_ms, identity_id, kind, channel, touchpoint, direction, partner_id, user_id, source_id, subject,
              subject_id, feeling, body, meta)`;
}

function metaOf({ meta, agentName }: InteractionRow): string | null {
  if (!agentName) return meta ? JSON.stringify(meta) : null;
  return JSON.stringify({ ...meta, agent: agentName });
}

import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { listSources } from "../../intake/index.ts";
import type { TimelineQuery } from "../contract.ts";

export type RowFilters = Omit<TimelineQuery, "after" | "limit">;

/** The filter line as conditions on `interaction i`; an unknown source finds nothing. */
export async function conditionsOf(ctx: Context, filters: RowFilters): Promise<RawBuilder<unknown>> {
  const { kind, channel, subject, direction, touchpoint, partner, source, from, to } = filters;
  const conditions: RawBuilder<unknown>[] = [notWithdrawn];
  if (kind) conditions.push(sql`i.kind = ${kind}`);
  if (channel?.length) conditions.push(sql`i.channel = any(${channel}::text[])`);
  if (subject?.length) conditions.push(sql`i.subject = any(${subject}::text[])`);
  if (direction) conditions.push(sql`i.direction = ${direction}`);
  if (touchpoint) conditions.push(sql`i.touchpoint = ${touchpoint}`);
  if (partner) conditions.push(sql`i.partner_id = ${partner}`);
  if (source) {
    const known = (await listSources(ctx)).find((one) => one.key === source);
    conditions.push(sql`i.source_id = ${known?.id ?? 0}`);
  }
  if (from || to) {
    const { timeZone } = await brandSettings(ctx);
    if (from) conditions.push(sql`i.occurred_at >= ${from}::date::timestamp at time zone ${timeZone}`);
    if (to) conditions.push(sql`i.occurred_at < (${to}::date + 1)::timestamp at time zone ${timeZone}`);
  }
  return sql.join(conditions, sql` and `);
}

/** Only what a user logged can be taken back, so only there it is worth a look. */
const notWithdrawn = sql`(i.user_id is null or not exists (
  select from interaction_withdrawal w where w.brand_id = i.brand_id and w.interaction_id = i.id))`;

/** A place in a list sorted by time and id, newest first. */
export type Place = { ms: number; id: number };

/** Reads a cursor; refuses `invalid` for what is none. */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const match = /^(-?\d{1,15})\.(\d{1,16})$/.exec(cursor);
  if (!match) throw new Refusal("invalid", "after");
  return { ms: Number(match[1]), id: Number(match[2]) };
}

export function cursorOf(row: { occurred_at: Date; id: number }): string {
  return `${row.occurred_at.getTime()}.${row.id}`;
}

/** Rows after a place in time order. */
export function afterPlace(place: Place | null): RawBuilder<unknown> {
  return place
    ? sql`(i.occurred_at, i.id) < (to_timestamp(${place.ms}::float8 / 1000), ${place.id}::bigint)`
    : sql`true`;
}

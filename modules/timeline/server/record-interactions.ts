import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { touchCustomers } from "../../customers/index.ts";
import { claimDrawing, claimedRefs, externalKey } from "../../intake/index.ts";
import type { Direction, Kind } from "../contract.ts";
import { insertInteractions } from "./insert-interactions.ts";

/** One entry as its recorder knows it. `externalId` is unique within the source; without it nothing can be known as a repeat. */
export type NewInteraction = {
  sourceId: number;
  externalId?: string | null;
  identityId: number;
  occurredAt: Date;
  kind: Kind;
  channel: string;
  touchpoint?: string | null;
  direction?: Direction | null;
  partnerId?: number | null;
  /** The colleague, where they are a user of Hamdel … */
  userId?: string | null;
  /** … and where they are not, their name. */
  agentName?: string | null;
  subject: string;
  subjectId?: number | null;
  text?: string | null;
  meta?: Record<string, unknown> | null;
  /** −2 very unhappy … 2 very happy. */
  feeling?: number | null;
};

export type Recorded = {
  recorded: number;
  repeated: number;
  results: ("recorded" | "repeated")[];
  /** The row each one became, also where it was recorded before; null where that is not known. */
  ids: (number | null)[];
};

/** An entry with the id it will have. */
export type InteractionRow = NewInteraction & { id: number };

/**
 * Records entries, each once: those whose source and external id were recorded before are "repeated" and change nothing. Keeps the day
 * counters and the activity of identities, and tells the change feed which customers changed. Set-based: made for some thousand at a time.
 * A long import that comes back to the same customers again and again may leave out the telling (`tell: false`) and tell once at its
 * end, by touchRecordedSince.
 */
export async function recordInteractions(
  ctx: Context,
  rows: readonly NewInteraction[],
  { tell = true } = {},
): Promise<Recorded> {
  if (rows.length === 0) return { recorded: 0, repeated: 0, results: [], ids: [] };
  const { ids, isNew } = await claimRows(ctx, rows);
  const fresh: InteractionRow[] = [];
  rows.forEach((row, at) => {
    if (isNew[at]) fresh.push({ ...row, id: ids[at] as number });
  });
  if (fresh.length > 0) {
    await insertInteractions(ctx, fresh);
    if (tell) await touchCustomers(ctx, { identityIds: [...new Set(fresh.map((row) => row.identityId))] });
  }
  return {
    recorded: fresh.length,
    repeated: rows.length - fresh.length,
    results: isNew.map((one) => (one ? "recorded" : "repeated")),
    ids,
  };
}

/** Tells the change feed, once for each, of the customers of everything that a source recorded since then. */
export async function touchRecordedSince(ctx: Context, sourceId: number, since: Date): Promise<void> {
  const identities = sql`select distinct identity_id from interaction
    where brand_id = ${ctx.brandId} and source_id = ${sourceId} and recorded_at >= ${since}`;
  await touchCustomers(ctx, { identities });
}

async function takeIds(ctx: Context, count: number): Promise<(number | null)[]> {
  const { rows } = await sql<{ ids: string }>`
    select string_agg(nextval('interaction_id')::text, ',') as ids from generate_series(1, ${count})`.execute(ctx.db);
  return rows[0]?.ids.split(",").map(Number) ?? [];
}

/** Claims rows source by source, always in the same order, and gives each its id: the earlier row's where one was repeated. */
async function claimRows(
  ctx: Context,
  rows: readonly NewInteraction[],
): Promise<{ ids: (number | null)[]; isNew: boolean[] }> {
  const isNew = rows.map(() => true);
  const ids: (number | null)[] = rows.map(() => null);
  const unclaimed = [...rows.keys()].filter((at) => typeof rows[at]?.externalId !== "string");
  const taken = unclaimed.length > 0 ? await takeIds(ctx, unclaimed.length) : [];
  unclaimed.forEach((at, nth) => {
    ids[at] = taken[nth] ?? null;
  });
  const bySource = Map.groupBy(
    rows.keys().filter((at) => typeof rows[at]?.externalId === "string"),
    (at) => rows[at]?.sourceId as number,
  );
  for (const source of [...bySource.keys()].sort((a, b) => a - b)) {
    const places = bySource.get(source) as number[];
    const keys = places.map((at) => externalKey("interaction", rows[at]?.externalId as string));
    const drawn = await claimDrawing(ctx, source, keys, "hamdel.interaction_id");
    const before = await claimedRefs(
      ctx,
      source,
      keys.filter((_, nth) => drawn[nth] === null),
    );
    places.forEach((at, nth) => {
      isNew[at] = drawn[nth] !== null;
      ids[at] = drawn[nth] ?? before.get(keys[nth] as string) ?? null;
    });
  }
  return { ids, isNew };
}

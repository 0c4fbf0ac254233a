import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { Clock } from "../../../../platform/clock/index.ts";
import { type Context, type Database, system, withBrand } from "../../../../platform/db/index.ts";
import { type Cursor, changesAfter, currentCursor, recordChanges } from "../../../../platform/realtime/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { updateMembership } from "../segments/update-membership.ts";
import { foldHooks } from "./fact-registry.ts";
import { holdFold } from "./hold-fold.ts";
import { customerTopic } from "./touch-customers.ts";
import { writeFacts } from "./write-facts.ts";

const reader = "facts";
const batch = 5000;
/** Under it stands that a setting changed by which everybody is judged. */
const brandTopic = "brand";

// Changes that committed stay unsettled while an older transaction is open, be it another brand's: milliseconds as a rule.
const usualPatience = 5_000;

/**
 * Brings the facts and groups of every changed customer up to date and returns how many that were. Waits up to five seconds (or `patience`
 * milliseconds) for changes that an older open transaction holds back; later ones are read next time.
 */
export async function foldChanges(
  database: Database,
  brandId: number,
  clock: Clock,
  { patience = usualPatience } = {},
): Promise<number> {
  let folded = 0;
  let waitingSince = 0;
  for (;;) {
    const on = { brandId, actor: system("fold"), now: clock() };
    const step = await withBrand(database.app, on, foldBatch);
    folded += step.customers;
    if (step.more) waitingSince = 0;
    else if (!step.unsettled) return folded;
    else if (waitingSince === 0) waitingSince = performance.now();
    else if (performance.now() - waitingSince > patience) return folded;
    else await pause(10);
  }
}

type Step = { customers: number; more: boolean; unsettled: boolean };

async function foldBatch(ctx: Context): Promise<Step> {
  await holdFold(ctx);
  const cursor = await readCursor(ctx);
  if (!cursor) {
    await startReading(ctx);
    return { customers: 0, more: true, unsettled: false };
  }
  const page = await changesAfter(ctx, cursor, batch);
  if (page.changes.length === 0) return { customers: 0, more: false, unsettled: page.more };
  const changes = page.changes.filter((change) => change.topic === customerTopic);
  const everybody = page.changes.some(
    ({ topic, ref }) => topic === brandTopic || (topic === customerTopic && ref === null),
  );
  if (everybody) await queueEverybody(ctx);
  const changed = [...new Set(changes.flatMap((change) => change.ref ?? []))];
  const customers = await withThoseMergedInto(ctx, changed);
  if (customers.length > 0) await foldCustomers(ctx, customers);
  await saveCursor(ctx, page.cursor);
  return { customers: customers.length, more: page.changes.length === batch || everybody, unsettled: page.more };
}

async function foldCustomers(ctx: Context, customerIds: number[]): Promise<void> {
  const brand = await brandSettings(ctx);
  await writeFacts(ctx, customerIds, brand.lapseAfterDays);
  for (const hook of foldHooks()) await hook(ctx, customerIds);
  await updateMembership(ctx, brand, customerIds);
  // One row for all: lists and counts look again.
  await recordChanges(ctx, "customers", [0]);
}

async function readCursor(ctx: Context): Promise<Cursor | null> {
  const { rows } = await sql<Cursor>`select txid::text as txid, id from change_cursor
    where brand_id = ${ctx.brandId} and reader = ${reader}`.execute(ctx.db);
  return rows[0] ?? null;
}

/** At the reader's first look everybody has changed. */
async function startReading(ctx: Context): Promise<void> {
  const { txid, id } = await currentCursor(ctx);
  await queueEverybody(ctx);
  await sql`insert into change_cursor (brand_id, reader, txid, id) values (${ctx.brandId}, ${reader}, ${txid}::xid8, ${id})`.execute(
    ctx.db,
  );
}

async function queueEverybody(ctx: Context): Promise<void> {
  await sql`insert into change (brand_id, topic, ref, at) select ${ctx.brandId}, ${customerTopic}, id, ${ctx.now}
    from customer where brand_id = ${ctx.brandId}`.execute(ctx.db);
}

async function saveCursor(ctx: Context, cursor: Cursor): Promise<void> {
  await sql`update change_cursor set txid = ${cursor.txid}::xid8, id = ${cursor.id}
    where brand_id = ${ctx.brandId} and reader = ${reader}`.execute(ctx.db);
}

/** A row that was written while its customer was being merged names the loser: its winner changed too. */
async function withThoseMergedInto(ctx: Context, changed: readonly number[]): Promise<number[]> {
  if (changed.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    with recursive reach(id) as (
      select unnest(${changed as number[]}::bigint[])
      union select c.merged_into from customer c join reach on c.id = reach.id
        where c.brand_id = ${ctx.brandId} and c.merged_into is not null)
    select id from reach`.execute(ctx.db);
  return rows.map((row) => row.id);
}

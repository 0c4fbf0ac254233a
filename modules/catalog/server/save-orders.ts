import type { Context } from "../../../platform/db/index.ts";
import { holdTimeZone } from "../../admin/index.ts";
import { touchCustomers } from "../../customers/index.ts";
import { announceOrders } from "./announce-orders.ts";
import { moveOrderDays, sharesOf } from "./order-days.ts";
import type { OrderInput, OrderStatus, SaveOutcome } from "./order-input.ts";
import { replaceLines, type SavedOrder } from "./order-lines.ts";
import { insertOrders, type KnownOrder, lockKnownOrders, overwriteOrders } from "./order-rows.ts";
import { orderKey, type PreparedOrder, prepareOrder, roundsOf } from "./prepare-order.ts";
import { tellScreens } from "./tell-screens.ts";
import { tellTimeline } from "./tell-timeline.ts";

/**
 * Takes in orders as their shops say them now, some thousand at a time, and answers in their order: `imported` (new), `updated`
 * (something else than before), `unchanged`. Keeps lines, products, the day table, timelines and customers' facts in step.
 * A long import may leave out telling the change feed (`tell: false`) and tell once at its end, by touchBuyersSince; what it brings is not announced.
 * Refuses (`invalid`) a date outside 1850–2150, a number that is none, and an amount past 2^53 minor units.
 */
export async function saveOrders(
  ctx: Context,
  orders: readonly OrderInput[],
  { tell = true } = {},
): Promise<SaveOutcome[]> {
  const outcomes = new Array<SaveOutcome>(orders.length).fill("unchanged");
  for (const round of roundsOf(orders.map(prepareOrder))) await saveRound(ctx, round, outcomes, tell);
  return outcomes;
}

async function saveRound(ctx: Context, orders: PreparedOrder[], outcomes: SaveOutcome[], tell: boolean): Promise<void> {
  const known = new Map<string, KnownOrder>();
  for (const row of await lockKnownOrders(ctx, orders)) known.set(orderKey(row.source_id, row.external_id), row);
  const fresh = orders.filter((order) => !known.has(keyOf(order)));
  const changed = orders.filter((order) => known.get(keyOf(order))?.same === false);

  const inserted = new Map<string, Inserted>();
  for (const row of await insertOrders(ctx, fresh)) inserted.set(orderKey(row.source_id, row.external_id), row);
  const imported = fresh.filter((order) => inserted.has(keyOf(order)));
  const round = { imported, changed, inserted, known };
  await overwrite(ctx, round, tell);
  for (const order of imported) outcomes[order.place] = "imported";
  for (const order of changed) outcomes[order.place] = "updated";

  // Somebody else inserted these while we were writing: they are known now.
  const overtaken = fresh.filter((order) => !inserted.has(keyOf(order)));
  if (overtaken.length > 0) await saveRound(ctx, overtaken, outcomes, tell);
}

function keyOf(order: PreparedOrder): string {
  return orderKey(order.input.sourceId, order.input.externalId);
}

type Inserted = { id: number; customer_id: number | null };
type Round = {
  imported: PreparedOrder[];
  changed: PreparedOrder[];
  inserted: Map<string, Inserted>;
  known: Map<string, KnownOrder>;
};

async function overwrite(ctx: Context, { imported, changed, inserted, known }: Round, tell: boolean): Promise<void> {
  if (imported.length + changed.length === 0) return;
  const timeZone = await holdTimeZone(ctx);
  const changedIds = changed.map((order) => known.get(keyOf(order))!.id);
  const before = await sharesOf(ctx, changedIds, timeZone);
  const customers = await overwriteOrders(ctx, changed);
  const saved: SavedOrder[] = [
    ...imported.map(({ input, ...order }) => ({ id: inserted.get(keyOf({ input, ...order }))!.id, input })),
    ...changed.map(({ input }, index) => ({ id: changedIds[index]!, input })),
  ];
  await replaceLines(ctx, saved, changedIds);
  const ids = saved.map((order) => order.id);
  await moveOrderDays(ctx, before, await sharesOf(ctx, ids, timeZone));
  const news = newsOf({ imported, changed, inserted, known }, customers);
  await tellTimeline(ctx, news);
  if (tell) await announceOrders(ctx, news);
  await touchCustomers(ctx, { identityIds: touchedIdentities(tell ? imported : [], changed, known) });
  await tellScreens(ctx, ids);
}

function newsOf({ imported, changed, inserted, known }: Round, customers: Map<number, number | null>) {
  const fresh = imported.map((order) => {
    const { id, customer_id: customerId } = inserted.get(keyOf(order))!;
    return { ...newsAbout(order), orderId: id, customerId, was: null };
  });
  const moved = changed.map((order) => {
    const { id, status } = known.get(keyOf(order))!;
    const customerId = customers.get(id) ?? null;
    return { ...newsAbout(order), orderId: id, customerId, was: status, status: order.input.status ?? status };
  });
  return [...fresh, ...moved];
}

function newsAbout({ input, firstStatus, total }: PreparedOrder) {
  const { sourceId, externalId, identityId, partnerId = null, orderedAt, currency } = input;
  const status: OrderStatus = firstStatus;
  return { sourceId, externalId, identityId, partnerId, orderedAt, currency, status, total };
}

/** Whose facts changed: the buyers named now, and those named before. */
function touchedIdentities(
  imported: PreparedOrder[],
  changed: PreparedOrder[],
  known: Map<string, KnownOrder>,
): number[] {
  const ids = new Set<number>();
  for (const { input } of [...imported, ...changed]) if (input.identityId !== null) ids.add(input.identityId);
  for (const order of changed) {
    const before = known.get(keyOf(order))?.identity_id;
    if (before != null) ids.add(before);
  }
  return [...ids];
}

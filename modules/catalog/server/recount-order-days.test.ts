import { expect, test } from "vitest";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { type Brand, changeSettings } from "../../admin/index.ts";
import { given, inBrand } from "../../admin/testing.ts";
import { sourceId } from "../../intake/index.ts";
import { module as timeline } from "../../timeline/module.ts";
import { module as catalog } from "../module.ts";
import { changeStatus } from "./change-status.ts";
import { recordReturn } from "./record-return.ts";
import { saveOrders } from "./save-orders.ts";
import { orderIdOf } from "./show-order.ts";

const database = await testDatabase();
const house = await testHouse(database);
const work = () => runDueJobs(house, [timeline, catalog]);

/** Orders at these moments, `2026-02-10T20:15Z` being a quarter to midnight in Tehran. */
function sell(brand: Brand, ...moments: string[]) {
  return inBrand(house, brand, async (ctx) => {
    const source = await sourceId(ctx, "shop");
    const order = (at: string) => ({ sourceId: source, externalId: at, identityId: null, orderedAt: new Date(at) });
    return saveOrders(
      ctx,
      moments.map((at) => ({ ...order(at), currency: "IRR", total: 1000, lines: [] })),
    );
  });
}

/** Until somebody waits for a lock of this brand. */
async function untilSomebodyWaits({ id }: Brand): Promise<void> {
  const waiting = "select from pg_locks where locktype = 'advisory' and objid = $1 and not granted";
  while ((await database.owner.query(waiting, [id])).rows.length === 0);
}

const toZone = (brand: Brand, timeZone: string) => inBrand(house, brand, (ctx) => changeSettings(ctx, { timeZone }));

const kept = async ({ id }: Brand) =>
  (
    await database.owner.query(
      `select day::text, orders, revenue, cancelled, returned, returned_amount from order_day where brand_id = $1
       and (orders, revenue, cancelled, returned, returned_amount) <> (0, 0, 0, 0, 0) order by day`,
      [id],
    )
  ).rows;

/** Straight from the orders and returns, by the zone that the brand has. */
const naive = async ({ id }: Brand) =>
  (
    await database.owner.query(
      `select (s.at at time zone b.time_zone)::date::text as day, sum(orders)::int as orders, sum(revenue)::bigint as revenue,
         sum(cancelled)::int as cancelled, sum(returned)::int as returned, sum(returned_amount)::bigint as returned_amount
       from order_share s join brand b on b.id = s.brand_id where s.brand_id = $1 group by 1 order by 1`,
      [id],
    )
  ).rows;

const nearMidnights = ["2026-02-10T20:15Z", "2026-02-10T20:45Z", "2026-02-10T23:59Z", "2026-02-11T10:30Z"];
const farApart = ["1900-05-01T00:10Z", "2024-12-31T23:30Z", "2026-02-18T11:00Z", "2026-02-25T12:30Z"];

test("when the time zone changes, orders near midnight move to the day they have now", async () => {
  const brand = await given.brand(house);
  await sell(brand, ...nearMidnights, ...farApart);
  await inBrand(house, brand, async (ctx) => {
    const id = await orderIdOf(ctx, { source: "shop", external_id: nearMidnights[0]! });
    const refund = {
      kind: "refund",
      externalId: "r",
      at: new Date("2026-03-01T20:45Z"),
      amount: 300,
      reason: null,
    } as const;
    await recordReturn(ctx, id, refund);
    await changeStatus(ctx, await orderIdOf(ctx, { source: "shop", external_id: nearMidnights[1]! }), "cancelled");
  });
  for (const zone of ["Pacific/Kiritimati", "Etc/GMT+12", "America/New_York"]) {
    const before = await kept(brand);
    await toZone(brand, zone);
    await work();
    expect(await kept(brand)).toEqual(await naive(brand));
    expect(await kept(brand)).not.toEqual(before);
  }
});

test("what is written before, while and after days are counted anew is counted once", async () => {
  const brand = await given.brand(house);
  await sell(brand, ...nearMidnights);
  const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
  const { promise: isOpen, resolve: open } = Promise.withResolvers<void>();
  const slow = inBrand(house, brand, async (ctx) => {
    const source = await sourceId(ctx, "till");
    const late = { sourceId: source, externalId: "late", identityId: null, orderedAt: new Date("2026-02-10T20:20Z") };
    await saveOrders(ctx, [{ ...late, currency: "IRR", total: 5, lines: [] }]);
    open();
    await mayCommit;
  });
  await isOpen;
  const changed = toZone(brand, "Europe/London");
  await untilSomebodyWaits(brand);
  commit();
  await Promise.all([slow, changed]);
  await sell(brand, "2026-02-10T00:10Z", "2026-02-11T00:10Z");
  const minutes = Array.from({ length: 20 }, (_, minute) => `2026-02-${10 + (minute % 9)}T23:${10 + minute}Z`);
  await Promise.all([work(), ...minutes.map((at) => sell(brand, at))]);
  expect(await kept(brand)).toEqual(await naive(brand));
  await work();
  expect(await kept(brand)).toEqual(await naive(brand));
});

test("other settings count nothing anew, and one who changes them meanwhile keeps the new zone", async () => {
  const brand = await given.brand(house);
  await Promise.all([
    toZone(brand, "Europe/London"),
    inBrand(house, brand, (ctx) => changeSettings(ctx, { name: "چای‌خانه" })),
    inBrand(house, brand, (ctx) => changeSettings(ctx, { lapseAfterDays: 77 })),
  ]);
  const { rows } = await database.owner.query("select name, time_zone, lapse_after_days from brand where id = $1", [
    brand.id,
  ]);
  expect(rows).toEqual([{ name: "چای‌خانه", time_zone: "Europe/London", lapse_after_days: 77 }]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import "./metrics/index.ts";
import type { Calendar } from "../../../platform/i18n/index.ts";
import { testDatabase } from "../../../platform/testing/index.ts";
import type { MetricGroup } from "../contract.ts";
import {
  askShop,
  foldPurchases,
  giveIdentity,
  openSmallShop,
  placeOrders,
  type SmallShop,
  type ToldOrder,
} from "../testing.ts";

const database = await testDatabase();
const buyers = 6;
const start = Date.parse("2023-11-01T00:00:00Z");
const now = new Date("2024-06-10T12:00:00Z");

// The naive count: straight from the list of orders, with the browser's own calendars, knowing nothing of our tables.
type Bought = { customer: number; day: string; month: string };
const fields = (at: Date, locale: string, timeZone: string) => {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(at);
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
};

function boughtOf(orders: readonly ToldOrder[], shop: SmallShop, calendar: Calendar): Bought[] {
  return orders
    .filter((order) => order.counted)
    .map((order) => {
      const gregorian = fields(order.at, "en-CA", shop.timeZone);
      const own = calendar === "gregorian" ? gregorian : fields(order.at, "en-u-ca-persian-nu-latn", shop.timeZone);
      const day = `${gregorian["year"]}-${gregorian["month"]}-${gregorian["day"]}`;
      return { customer: shop.owners.get(order.buyer)!, day, month: `${own["year"]}-${own["month"]}` };
    });
}

const customersOf = (bought: readonly Bought[]) => [...new Set(bought.map((one) => one.customer))];
const within = (bought: readonly Bought[], from: string, to: string) =>
  bought.filter(({ day }) => day >= from && day <= to);

function naiveRepeat(bought: readonly Bought[], from: string, to: string) {
  const inside = within(bought, from, to);
  const twice = customersOf(inside).filter((customer) => inside.filter((one) => one.customer === customer).length >= 2);
  return { n: customersOf(inside).length, hits: twice.length };
}

function naiveChurn(
  bought: readonly Bought[],
  opening: { from: string; to: string },
  closing: { from: string; to: string },
) {
  const before = customersOf(within(bought, opening.from, opening.to));
  const after = new Set(customersOf(within(bought, closing.from, closing.to)));
  return { n: before.length, hits: before.filter((customer) => !after.has(customer)).length };
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

/** Cells as `cohort+offset → hits/n`, over customers whose first purchase is in the period; without any thought of maturity. */
function naiveRetention(bought: readonly Bought[], from: string, to: string, bounded: boolean): Map<string, string> {
  const known = bought.filter(({ day }) => day <= to);
  const firsts = customersOf(known).map(
    (customer) => known.filter((one) => one.customer === customer).sort((a, b) => (a.day < b.day ? -1 : 1))[0]!,
  );
  const cells = new Map<string, string>();
  for (const cohort of new Set(firsts.filter(({ day }) => day >= from).map(({ month }) => month))) {
    const members = firsts
      .filter((first) => first.day >= from && first.month === cohort)
      .map((first) => first.customer);
    for (let offset = 0; offset < 40; offset++) {
      const target = monthNumber(cohort) + offset;
      const fits = (month: string) => (bounded ? monthNumber(month) === target : monthNumber(month) >= target);
      const kept = members.filter((member) => known.some((one) => one.customer === member && fits(one.month)));
      cells.set(`${cohort}+${offset}`, `${kept.length}/${members.length}`);
    }
  }
  return cells;
}

function naiveGaps(bought: readonly Bought[], from: string, to: string): number[] {
  return customersOf(bought).flatMap((customer) => {
    const days = [...new Set(bought.filter((one) => one.customer === customer).map(({ day }) => day))].sort();
    const later = days
      .slice(1)
      .map((day, place) => ({ day, gap: (Date.parse(day) - Date.parse(days[place]!)) / 86_400_000 }));
    return later.filter(({ day }) => day >= from && day <= to).map(({ gap }) => gap);
  });
}

const share = ({ n, hits }: MetricGroup | { n: number; hits: number }) => ({ n, hits });

// Half of the orders fall near a midnight of the brand's time zone.
const moment = fc.oneof(
  fc.integer({ min: 0, max: 215 * 86_400_000 }).map((ms) => start + ms),
  fc
    .tuple(fc.integer({ min: 1, max: 214 }), fc.integer({ min: -90, max: 90 }), fc.constantFrom(0, 3.5, -5, 13))
    .map(([day, minutes, offset]) => start + day * 86_400_000 - offset * 3_600_000 + minutes * 60_000),
);
const order = fc.record({
  buyer: fc.integer({ min: 1, max: buyers }),
  at: moment.map((ms) => new Date(ms)),
  counted: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
});
const life = fc.record({
  zone: fc.constantFrom("Asia/Tehran", "America/New_York", "Pacific/Auckland"),
  calendar: fc.constantFrom<Calendar>("jalali", "gregorian"),
  early: fc.array(order, { maxLength: 25 }),
  late: fc.array(order, { maxLength: 8 }),
  merges: fc.array(fc.tuple(fc.integer({ min: 1, max: buyers }), fc.integer({ min: 1, max: buyers })), {
    maxLength: 3,
  }),
  from: fc.integer({ min: 0, max: 100 }),
  days: fc.integer({ min: 2, max: 200 }),
});

async function compare(
  shop: SmallShop,
  orders: readonly ToldOrder[],
  calendar: Calendar,
  from: string,
  to: string,
): Promise<void> {
  const bought = boughtOf(orders, shop, calendar);
  const ask = (metric: string, more: Record<string, string> = {}) =>
    askShop(database, shop, metric, { from, to, ...more }, now);
  expect(share((await ask("repeat-rate"))[0]!)).toEqual(naiveRepeat(bought, from, to));
  const [churn] = await ask("churn");
  expect(share(churn!)).toEqual(naiveChurn(bought, churn!["opening"] as never, churn!["closing"] as never));
  for (const kind of ["bounded", "unbounded"]) {
    const groups = await ask("retention", { kind, calendar });
    const naive = naiveRetention(bought, from, to, kind === "bounded");
    for (const { key, hits, n } of groups) expect(`${hits}/${n}`).toBe(naive.get(`${key["cohort"]}+${key["month"]}`));
    const mature = [...naive.keys()].filter((cell) => cell.endsWith("+0")).length;
    expect(mature - new Set(groups.map(({ key }) => key["cohort"])).size).toBeLessThanOrEqual(1);
  }
  const gaps = naiveGaps(bought, from, to).sort((a, b) => a - b);
  const middle = (gaps[Math.floor((gaps.length - 1) / 2)]! + gaps[Math.ceil((gaps.length - 1) / 2)]!) / 2;
  const [between] = await ask("time-between-purchases");
  expect([between!.n, between!.value]).toEqual([gaps.length, gaps.length > 0 ? middle : null]);
}

test("whatever is ordered, cancelled, late or merged, the counts equal a naive count from the list of orders", async () => {
  await fc.assert(
    fc.asyncProperty(life, async ({ zone, calendar, early, late, merges, from, days }) => {
      const shop = await openSmallShop(database, buyers, zone, calendar);
      const everybody = Array.from({ length: buyers }, (_, place) => place + 1);
      const first = new Date(start + from * 86_400_000).toISOString().slice(0, 10);
      const last = new Date(start + Math.min(from + days, 215) * 86_400_000).toISOString().slice(0, 10);
      await placeOrders(database, shop, early);
      await foldPurchases(database, shop, everybody, now);
      await compare(shop, early, calendar, first, last);
      for (const [identity, customer] of merges) {
        const before = shop.owners.get(identity)!;
        await giveIdentity(database, shop, identity, customer);
        await foldPurchases(database, shop, [before, customer], now);
      }
      await placeOrders(database, shop, late);
      await foldPurchases(database, shop, [...new Set(late.map(({ buyer }) => shop.owners.get(buyer)!))], now);
      await compare(shop, [...early, ...late], calendar, first, last);
    }),
    { numRuns: 25 },
  );
});

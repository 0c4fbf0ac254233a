import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { type Calendar, instantOf } from "../../../platform/i18n/index.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import type { Brand } from "../../admin/index.ts";
import { given, inBrand } from "../../admin/testing.ts";
import { type OrderInput, saveOrders } from "../../catalog/index.ts";
import { crmValue, resolvePeople } from "../../customers/index.ts";
import { foldFully } from "../../customers/testing.ts";
import { sourceId } from "../../intake/index.ts";
import "../../catalog/module.ts";
import "../module.ts";
import type { MetricGroup } from "../contract.ts";
import { computeMetric } from "./compute-metric.ts";
import { askedOf } from "./question.ts";

const file = new URL("../../../../shared/data/cdnow/CDNOW_master.txt.gz", import.meta.url);
const there = existsSync(file);
const batch = 5000;
type Line = { customer: string; year: number; month: number; day: number; dollars: number };

/** `CUSTOMER YYYYMMDD NUMBER DOLLARS`, padded with spaces, below one header row. */
function readLines(): Line[] {
  const rows = gunzipSync(readFileSync(file)).toString("latin1").split(/\r?\n/).slice(1);
  return rows.filter(Boolean).map((row) => {
    const [customer = "", day = "", , dollars = ""] = row.trim().split(/\s+/);
    const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6)].map(Number);
    return { customer, year: year!, month: month!, day: date!, dollars: Number(dollars) };
  });
}

/** Brings lines in as orders of a source, the way an import does. */
async function bringIn(
  house: Awaited<ReturnType<typeof testHouse>>,
  brand: Brand,
  lines: readonly Line[],
  first: number,
) {
  await inBrand(house, brand, async (ctx) => {
    const source = await sourceId(ctx, "cdnow");
    const identity = (customer: string) => ({ type: "crm" as const, value: crmValue("cdnow", customer) });
    const people = await resolvePeople(
      ctx,
      lines.map(({ customer }) => ({ sourceId: source, identities: [identity(customer)] })),
    );
    const orders = lines.map(
      (line, place): OrderInput => ({
        sourceId: source,
        externalId: String(first + place),
        identityId: people[place]!.identityId,
        orderedAt: instantOf(line, brand.timeZone),
        currency: "USD",
        total: Math.round(line.dollars * 100),
        lines: [],
      }),
    );
    await saveOrders(ctx, orders);
  });
}

/** The month of a line, counted on its own: `Intl`'s Persian calendar, not ours. */
function monthIn(calendar: Calendar): (line: Line) => number {
  const persian = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
  });
  return ({ year, month, day }) => {
    if (calendar === "gregorian") return year * 12 + month - 1;
    const parts = persian.formatToParts(Date.UTC(year, month - 1, day, 12));
    const part = (type: string) => Number(parts.find((one) => one.type === type)!.value);
    return part("year") * 12 + part("month") - 1;
  };
}

/** Every cell of the retention triangle straight from the file: `cohort+offset` → hits and n. */
function triangle(lines: readonly Line[], calendar: Calendar, kind: string): Map<string, [number, number]> {
  const monthOf = monthIn(calendar);
  const months = new Map<string, Set<number>>();
  for (const line of lines) months.set(line.customer, (months.get(line.customer) ?? new Set()).add(monthOf(line)));
  const last = Math.max(...lines.map(monthOf));
  const cells = new Map<string, [number, number]>();
  for (const bought of months.values()) {
    const [cohort, latest] = [Math.min(...bought), Math.max(...bought)];
    for (let month = cohort; month <= last; month++) {
      const key = `${Math.floor(cohort / 12)}-${String((cohort % 12) + 1).padStart(2, "0")}+${month - cohort}`;
      const [hits, n] = cells.get(key) ?? [0, 0];
      cells.set(key, [hits + Number(kind === "bounded" ? bought.has(month) : latest >= month), n + 1]);
    }
  }
  return cells;
}

describe.skipIf(!there)("69,659 orders of a CD shop (left out where ../shared/data is missing)", async () => {
  const database = await testDatabase();
  const house = await testHouse(database);
  const lines = there ? readLines() : [];
  let brand: Brand;
  const ask = async (metric: string, parameters: Record<string, string>): Promise<MetricGroup[]> =>
    (await inBrand(house, brand, (ctx) => computeMetric(ctx, askedOf(metric, parameters)))).groups;

  beforeAll(async () => {
    brand = await given.brand(house, { currency: "USD" });
    for (let first = 0; first < lines.length; first += batch)
      await bringIn(house, brand, lines.slice(first, first + batch), first);
    await foldFully(house.database, brand.id, house.clock);
  }, 300_000);

  test("49.48% of its customers ordered again", async () => {
    const [group] = await ask("repeat-rate", {});
    expect([group!.n, group!.value!.toFixed(4)]).toEqual([23_570, "0.4948"]);
    const [whole] = await ask("repeat-rate", { from: "1997-01-01", to: "1998-06-30" });
    expect(whole).toEqual(group);
  });

  test.each([
    ["gregorian", "bounded"],
    ["gregorian", "unbounded"],
    ["jalali", "bounded"],
    ["jalali", "unbounded"],
  ] as const)("retention, %s and %s, equals the count from the file, cell by cell", async (calendar, kind) => {
    const groups = await ask("retention", { calendar, kind });
    const found = new Map(groups.map(({ key, hits, n }) => [`${key["cohort"]}+${key["month"]}`, [hits, n]]));
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(triangle(lines, calendar, kind)));
  });

  test("churn between its two halves, and the money of all", async () => {
    const inFirst = ({ year, month }: Line) => year === 1997 && month <= 9;
    const opening = new Set(lines.filter(inFirst).map(({ customer }) => customer));
    const closing = new Set(lines.filter((line) => !inFirst(line)).map(({ customer }) => customer));
    const lost = [...opening].filter((customer) => !closing.has(customer)).length;
    const [churn] = await ask("churn", { from: "1997-01-01", to: "1998-06-30" });
    expect(churn).toMatchObject({ n: opening.size, hits: lost, opening: { to: "1997-09-30" } });
    const [revenue] = await ask("revenue", {});
    const cents = lines.reduce((sum, { dollars }) => sum + Math.round(dollars * 100), 0);
    expect(revenue).toMatchObject({ key: {}, n: 69_659, value: cents, currency: "USD" });
  });
});

import { expect, test } from "vitest";
import { system } from "../../../platform/db/index.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { type Brand, changeSettings } from "../../admin/index.ts";
import { given, inBrand } from "../../admin/testing.ts";
import { saveOrders } from "../../catalog/index.ts";
import { module as catalog } from "../../catalog/module.ts";
import { resolvePeople } from "../../customers/index.ts";
import { foldFully } from "../../customers/testing.ts";
import { sourceId } from "../../intake/index.ts";
import { recordInteractions } from "../../timeline/index.ts";
import { module as timeline } from "../../timeline/module.ts";
import { module as insights } from "../module.ts";
import { askMetrics, patience } from "./ask-metrics.ts";
import { askedOf } from "./question.ts";

const database = await testDatabase();
const now = new Date("2026-03-15T09:00:00Z");
const house = await testHouse(database, { clock: () => now });

/** A buyer who calls and orders at these moments. */
function buy(brand: Brand, ...moments: string[]) {
  return inBrand(house, brand, async (ctx) => {
    const source = await sourceId(ctx, "shop");
    const [person] = await resolvePeople(ctx, [
      { sourceId: source, identities: [{ type: "phone", value: "+989121234567" }] },
    ]);
    const { identityId } = person!;
    const order = { sourceId: source, identityId, currency: "IRR", total: 1000, lines: [] };
    await saveOrders(
      ctx,
      moments.map((at) => ({ ...order, externalId: at, orderedAt: new Date(at) })),
    );
    const call = { sourceId: source, identityId, kind: "contact", channel: "phone", subject: "call" } as const;
    await recordInteractions(
      ctx,
      moments.map((at) => ({ ...call, occurredAt: new Date(at) })),
    );
  });
}

async function byDay(brand: Brand) {
  const on = { brandId: brand.id, actor: system("test"), now };
  const asked = ["revenue", "interactions", "new-customers"].map((metric) =>
    askedOf(metric, { from: "2026-01-01", to: "2026-03-14", by: "day" }),
  );
  const { answers } = await askMetrics(database.app, on, "en", asked, patience.exact);
  const counted = answers.map(({ groups }) =>
    groups.filter(({ n }) => n > 0).map(({ key, n }) => `${key["day"]} ${n}`),
  );
  const { rows } = await database.owner.query(
    "select day::text || ' ' || orders as day from purchase_day where brand_id = $1 order by day",
    [brand.id],
  );
  return { revenue: counted[0], contacts: counted[1], first: counted[2], purchases: rows.map(({ day }) => day) };
}

test("metrics by day, purchase days and kept answers follow the brand to another time zone", async () => {
  const brand = await given.brand(house);
  await buy(brand, "2026-02-10T20:45Z", "2026-02-11T21:00Z");
  await foldFully(database.app, brand.id, house.clock);
  const inTehran = ["2026-02-11 1", "2026-02-12 1"];
  expect(await byDay(brand)).toEqual({
    revenue: inTehran,
    contacts: inTehran,
    first: ["2026-02-11 1"],
    purchases: inTehran,
  });
  await inBrand(house, brand, (ctx) => changeSettings(ctx, { timeZone: "Europe/London" }));
  await byDay(brand);
  await buy(brand, "2026-02-12T23:00Z");
  await runDueJobs(house, [timeline, catalog, insights]);
  await foldFully(database.app, brand.id, house.clock);
  const inLondon = ["2026-02-10 1", "2026-02-11 1", "2026-02-12 1"];
  expect(await byDay(brand)).toEqual({
    revenue: inLondon,
    contacts: inLondon,
    first: ["2026-02-10 1"],
    purchases: inLondon,
  });
});

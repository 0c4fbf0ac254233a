import { expect, test } from "vitest";
import { withBrand } from "../../../platform/db/index.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { changeSettings } from "../../admin/index.ts";
import { module as timeline } from "../module.ts";
import { entry, givenBrand, givenCustomer, inBrand } from "../testing/given.ts";
import { recordInteractions } from "./record-interactions.ts";
import { withdrawInteraction } from "./withdraw-interaction.ts";

const database = await testDatabase();
const house = await testHouse(database);
const work = () => runDueJobs(house, [timeline]);
const toZone = (brand: number, timeZone: string) =>
  inBrand(database, brand, (ctx) => changeSettings(ctx, { timeZone }));

/** Calls at these moments, the first half told by a colleague. */
function talk(brand: number, ...moments: string[]) {
  return inBrand(database, brand, async (ctx) => {
    const person = await givenCustomer(ctx, "+989120000001");
    const entries = moments.map((at, place) =>
      entry(person, {
        occurredAt: new Date(at),
        channel: place % 2 ? "sms" : "phone",
        userId: place % 2 ? null : "u-1",
      }),
    );
    return (await recordInteractions(ctx, entries)).ids as number[];
  });
}

const kept = async (brand: number) =>
  (
    await database.owner.query(
      `select day::text, channel, direction, partner_id, sum(n)::int as n from interaction_day where brand_id = $1
       group by 1, 2, 3, 4 having sum(n) <> 0 order by day, channel`,
      [brand],
    )
  ).rows;

/** Straight from the log, by the zone that the brand has. */
const naive = async (brand: number) =>
  (
    await database.owner.query(
      `select (i.occurred_at at time zone b.time_zone)::date::text as day, channel, direction, coalesce(partner_id, 0) as partner_id, count(*) as n
       from interaction i join brand b on b.id = i.brand_id
       where i.brand_id = $1 and i.id not in (select interaction_id from interaction_withdrawal) group by 1, 2, 3, 4 order by 1, 2`,
      [brand],
    )
  ).rows;

function takeBack(brand: number, id: number): Promise<void> {
  const author = { kind: "user", id: "u-1", name: "", role: "agent", permissions: [] } as const;
  return withBrand(database.app.app, { brandId: brand, actor: author, now: new Date() }, (ctx) =>
    withdrawInteraction(ctx, id),
  );
}

test("when the time zone changes, entries near midnight move to the day they have now", async () => {
  const brand = await givenBrand(database);
  const ids = await talk(brand, "2025-03-20T20:29Z", "2025-03-20T20:30Z", "2025-03-21T10:30Z", "1999-01-01T00:30Z");
  await takeBack(brand, ids[0]!);
  await toZone(brand, "America/New_York");
  await work();
  expect(await kept(brand)).toEqual(await naive(brand));
  expect((await kept(brand)).map(({ day }) => day)).toEqual(["1998-12-31", "2025-03-20", "2025-03-21"].sort());
});

test("what is told and taken back while days are counted anew is counted right", async () => {
  const brand = await givenBrand(database);
  const ids = await talk(brand, ...Array.from({ length: 20 }, (_, day) => `2025-03-${10 + day}T20:45Z`));
  await toZone(brand, "Europe/London");
  await talk(brand, "2025-03-20T20:40Z", "2025-03-20T23:59Z");
  await takeBack(brand, ids[2]!);
  const more = Array.from({ length: 20 }, (_, minute) => `2025-03-${10 + minute}T23:${10 + minute}Z`);
  await Promise.all([
    work(),
    ...more.map((at) => talk(brand, at)),
    takeBack(brand, ids[8]!),
    takeBack(brand, ids[18]!),
  ]);
  expect(await kept(brand)).toEqual(await naive(brand));
});

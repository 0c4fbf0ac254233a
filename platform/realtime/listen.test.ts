import { expect, test } from "vitest";
import { system, withBrand } from "../db/index.ts";
import { testDatabase, testHouse } from "../testing/index.ts";
import { recordChanges } from "./change-feed.ts";

const database = await testDatabase();
const house = await testHouse(database);

test("who waits for a topic is told what changed in its brand, or that it may be any where there are many", async () => {
  const heard: unknown[] = [];
  const all = Promise.withResolvers<void>();
  house.changes.onTopic(1, "letter", (ref) => {
    heard.push(ref);
    if (ref === 99) all.resolve();
  });
  const record = (brandId: number, topic: string, refs: number[]) =>
    withBrand(house.database.app, { brandId, actor: system("test"), now: house.clock() }, (ctx) =>
      recordChanges(ctx, topic, refs),
    );
  await record(1, "letter", [7, 8]);
  await record(1, "parcel", [9]);
  await record(2, "letter", [10]);
  await record(
    1,
    "letter",
    Array.from({ length: 30 }, (_, n) => n),
  );
  await record(1, "letter", [99]);
  await all.promise;
  expect(heard).toEqual([7, 8, null, 99]);
});

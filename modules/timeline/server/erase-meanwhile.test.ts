import { expect, test } from "vitest";
import { testDatabase } from "../../../platform/testing/index.ts";
import { eraseCustomer, erasedSince, resolvePeople } from "../../customers/index.ts";
import { claim, testBrand } from "../../customers/testing.ts";
import "../module.ts";
import { recordInteractions } from "./record-interactions.ts";

const database = await testDatabase();

/** Until somebody waits for a lock of this brand. */
async function untilSomebodyWaits(brandId: number): Promise<void> {
  const waiting = "select from pg_locks where locktype = 'advisory' and objid = $1 and not granted";
  while ((await database.owner.query(waiting, [brandId])).rows.length === 0);
}

test("words that are being written while their person is erased are erased with the rest", async () => {
  const on = await testBrand(database.app);
  const [known] = await on.in((ctx) => resolvePeople(ctx, [claim("phone:+989121234567")]));
  const { customerId } = known!;
  let erasing: Promise<void> | undefined;
  await on.in(async (ctx) => {
    const [person] = await resolvePeople(ctx, [claim("phone:+989121234567")]);
    erasing = on.in((other) => eraseCustomer(other, customerId));
    await untilSomebodyWaits(on.id);
    const entry = { sourceId: 1, occurredAt: ctx.now, kind: "contact", channel: "sms", subject: "message" } as const;
    await recordInteractions(ctx, [{ ...entry, identityId: person!.identityId, text: "نشانی من کوچهٔ یاس است" }]);
  });
  await erasing;
  const { rows } = await database.owner.query(
    `select (select count(*)::int from interaction where brand_id = $1) as facts,
       (select count(*)::int from interaction_text where brand_id = $1) as words`,
    [on.id],
  );
  expect(rows).toEqual([{ facts: 1, words: 0 }]);
});

test("a person who was found and then erased is known to be gone when the words are about to be written", async () => {
  const on = await testBrand(database.app);
  const people = await on.in((ctx) => resolvePeople(ctx, [claim("phone:+989121234567"), claim("crm:7")]));
  const identityIds = people.map((person) => person!.identityId);
  await on.in((ctx) => eraseCustomer(ctx, people[0]!.customerId));
  expect(await on.in((ctx) => erasedSince(ctx, identityIds))).toEqual(new Set([identityIds[0]]));
});

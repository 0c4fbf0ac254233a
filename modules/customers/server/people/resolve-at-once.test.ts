import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../../../platform/testing/index.ts";
import { claim, type TestBrand, testBrand } from "../../testing.ts";
import { findDuplicates } from "./find-duplicates.ts";
import type { PersonClaim } from "./person-claim.ts";
import { resolvePeople } from "./resolve-people.ts";

const database = await testDatabase();

// Few identities, so that claims meet: contacts verified or not, accounts of two shops, messengers, visitors.
const identity = fc.constantFrom(
  ...["crm:a:1", "crm:a:2", "crm:b:1", "site_user:1", "telegram:1", "bale:1", "visitor:v1", "visitor:v2"],
  ...[
    "phone:+989120000001",
    "phone:+989120000001!",
    "phone:+989120000002",
    "email:a@b.ir",
    "email:a@b.ir!",
    "email:c@d.ir",
  ],
);
// Nobody says that one customer has two numbers at one shop.
const oncePerClaim = (text: string) => (text.startsWith("crm") ? text.slice(0, 5) : text.replace("!", ""));
const wildClaim = fc
  .uniqueArray(identity, { minLength: 1, maxLength: 4, selector: oncePerClaim })
  .map((identities) => claim(...identities));
const batches = fc.array(fc.array(wildClaim, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 4 });

/** A transaction that lost a deadlock is done again, as whoever sent the record does. */
async function resolve(on: TestBrand, batch: readonly PersonClaim[]): Promise<void> {
  for (;;) {
    const done = await on
      .in((ctx) => resolvePeople(ctx, batch))
      .catch((error) => {
        if (error.code === "40P01" || error.code === "conflict") return null;
        throw error;
      });
    if (done) return;
  }
}

test("whatever several transactions name at once, every identity has one home, counts for whoever that is merged into, and nobody is lost", async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      const on = await testBrand(database.app);
      await Promise.all(all.map((batch) => resolve(on, batch)));
      const named = new Set(all.flat().flatMap((one) => one.identities.map(({ type, value }) => `${type}:${value}`)));
      const found = await on.in(
        async (ctx) =>
          (
            await sql<{ name: string; right: boolean }>`
        with recursive chain(home, id, merged_into) as (
          select i.home_id, c.id, c.merged_into from identity i join customer c on c.brand_id = i.brand_id and c.id = i.home_id
          union select chain.home, c.id, c.merged_into from chain join customer c on c.id = chain.merged_into)
        select i.type || ':' || i.value as name, exists (select from chain
          where chain.home = i.home_id and chain.id = i.customer_id and chain.merged_into is null) as right
        from identity i`.execute(ctx.db)
          ).rows,
      );
      expect(new Set(found.map((row) => row.name))).toEqual(named);
      expect(found.filter((row) => !row.right)).toEqual([]);
      expect(await on.in(strangers)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

/** Customers without an identity, and those with two accounts in one register that nobody joined by hand. */
async function strangers(ctx: Parameters<Parameters<TestBrand["in"]>[0]>[0]): Promise<unknown[]> {
  const { rows } = await sql`
    select c.id from customer c where c.merged_into is null and not exists (select from identity i where i.customer_id = c.id)
    union all
    select i.customer_id from identity i where i.type = 'crm' group by i.customer_id, split_part(i.value, ':', 1) having count(*) > 1`.execute(
    ctx.db,
  );
  return rows;
}

test("the same claims again change nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wildClaim, { minLength: 1, maxLength: 8 }), async (batch) => {
      const on = await testBrand(database.app);
      await resolve(on, batch);
      await resolve(on, batch);
      const state = () =>
        on.in(
          async (ctx) => (await sql`select id, customer_id, home_id from identity order by id`.execute(ctx.db)).rows,
        );
      const before = await state();
      await resolve(on, batch);
      expect(await state()).toEqual(before);
    }),
    { numRuns: 40 },
  );
});

test("likely pairs are suggested with their reason, a name that many have is not", async () => {
  const on = await testBrand(database.app);
  const person = (id: string, name: string, city?: string) => ({ ...claim(id), name, ...(city && { city }) });
  await on.in((ctx) =>
    resolvePeople(ctx, [
      person("crm:1", "سهراب سپهری", "کاشان"),
      person("crm:2", "سهراب  سپهرى", "کاشان"),
      person("crm:3", "پروین اعتصامی", "تبریز"),
      person("crm:4", "پروین اعتصامی", "تهران"),
      ...["5", "6", "7"].map((n) => person(`crm:${n}`, "محمد محمدی", "قم")),
      claim("email:ali.karimi@gmail.com"),
      claim("email:alikarimi+shop@gmail.com"),
    ]),
  );
  await on.in(findDuplicates);
  await on.in(findDuplicates);
  const rows = await on.in(
    async (ctx) => (await sql`select reason from match_suggestion order by score`.execute(ctx.db)).rows,
  );
  expect(rows).toEqual([{ reason: "same_name_city" }, { reason: "similar_email" }]);
});

import { sql } from "kysely";
import { expect, test } from "vitest";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { claim, customersOf, noon, type TestBrand, testBrand } from "../../testing.ts";
import { onFolded, registerFacts } from "./fact-registry.ts";
import { sweepLapsing } from "./sweep.ts";
import { touchCustomers, touchEverybody } from "./touch-customers.ts";

const database = await testDatabase();
await database.owner.query(`create table bought (brand_id int not null, identity_id bigint not null, at timestamptz not null);
  select protect('bought')`);
registerFacts({
  name: "bought",
  columns: ["orders", "last_order_at"],
  select: (ctx, ids) => sql`select m.customer_id, count(*)::int as orders, max(b.at) as last_order_at from bought b
    join identity_map m on m.brand_id = b.brand_id and m.identity_id = b.identity_id
    where m.brand_id = ${ctx.brandId} and m.customer_id = any(${ids as number[]}::bigint[]) group by m.customer_id`,
});
const day = 86_400_000;

async function buy(on: TestBrand, customerId: number, daysAgo: number): Promise<void> {
  await on.in(async (ctx) => {
    await sql`insert into bought select ${ctx.brandId}, id, ${new Date(noon.getTime() - daysAgo * day)} from identity
      where customer_id = ${customerId}`.execute(ctx.db);
    await touchCustomers(ctx, { customerIds: [customerId] });
  });
}
const lifecycleOf = (on: TestBrand, customerId: number) =>
  on.in(
    async (ctx) =>
      (
        await sql<{
          lifecycle: string;
        }>`select lifecycle from customer_facts where customer_id = ${customerId}`.execute(ctx.db)
      ).rows[0]?.lifecycle,
  );

test("a prospect buys, becomes loyal with the third order, and lapses when time passes", async () => {
  const on = await testBrand(database.app);
  const [id] = await on.in((ctx) => customersOf(ctx, claim("crm:1")));
  const stages = [];
  await on.fold();
  stages.push(await lifecycleOf(on, id!));
  for (const daysAgo of [30, 20, 10]) {
    await buy(on, id!, daysAgo);
    await on.fold();
    stages.push(await lifecycleOf(on, id!));
  }
  const later = new Date(noon.getTime() + 171 * day);
  await sweepLapsing({ ...(await testHouse(database)), clock: () => later });
  await on.fold(later);
  stages.push(await lifecycleOf(on, id!));
  expect(stages).toEqual(["prospect", "buyer", "buyer", "loyal", "lapsed"]);
});

test("an order that is too old from the start makes a lapsed customer", async () => {
  const on = await testBrand(database.app);
  const [id] = await on.in((ctx) => customersOf(ctx, claim("crm:1")));
  await buy(on, id!, 400);
  await on.fold();
  expect(await lifecycleOf(on, id!)).toBe("lapsed");
});

test("a change that commits late is folded, too", async () => {
  const on = await testBrand(database.app);
  const [early, late] = await on.in((ctx) => customersOf(ctx, claim("crm:1"), claim("crm:2")));
  await on.fold();
  const folded: number[] = [];
  onFolded("late", async (_ctx, ids) => void folded.push(...ids));
  const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
  const { promise: isOpen, resolve: open } = Promise.withResolvers<void>();
  const slow = on.in(async (ctx) => {
    await touchCustomers(ctx, { customerIds: [late!] });
    open();
    await mayCommit;
  });
  await isOpen;
  await on.in((ctx) => touchCustomers(ctx, { customerIds: [early!] }));
  const folding = on.fold();
  commit();
  await slow;
  await folding;
  await on.fold();
  expect([...folded].sort()).toEqual([early, late].sort());
});

test("everybody is folded when everybody is touched", async () => {
  const on = await testBrand(database.app);
  await on.in((ctx) => customersOf(ctx, ...Array.from({ length: 30 }, (_, n) => claim(`crm:${n}`))));
  await on.fold();
  await on.in(touchEverybody);
  expect(await on.fold()).toBe(30);
});

test("when a setting changes by which customers are judged, everybody is judged anew", async () => {
  const on = await testBrand(database.app);
  const [id] = await on.in((ctx) => customersOf(ctx, claim("crm:1")));
  await buy(on, id!, 30);
  await on.fold();
  await on.in(async (ctx) => {
    await sql`update brand set lapse_after_days = 20 where id = ${ctx.brandId}`.execute(ctx.db);
    await recordChanges(ctx, "brand", [ctx.brandId]);
  });
  await on.fold();
  expect(await lifecycleOf(on, id!)).toBe("lapsed");
});

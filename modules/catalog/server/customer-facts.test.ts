import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { given, inBrand } from "../../admin/testing.ts";
import { resolvePeople } from "../../customers/index.ts";
import { foldFully } from "../../customers/testing.ts";
import { sourceId } from "../../intake/index.ts";
import "../module.ts";
import { changeStatus } from "./change-status.ts";
import { orderStatuses } from "./order-input.ts";
import { recordReturn } from "./record-return.ts";
import { saveOrders } from "./save-orders.ts";
import { orderIdOf } from "./show-order.ts";

const database = await testDatabase();
const house = await testHouse(database);

const order = fc.record({
  buyer: fc.constantFrom("1", "2", "3"),
  total: fc.integer({ min: 100, max: 900 }),
  currency: fc.constantFrom("IRR", "IRR", "USD"),
  later: fc.option(fc.constantFrom(...orderStatuses), { nil: null }),
  returns: fc.array(
    fc.record({
      kind: fc.constantFrom("refund" as const, "return" as const),
      amount: fc.integer({ min: 1, max: 100 }),
    }),
    { maxLength: 3 },
  ),
});
type Told = typeof order extends fc.Arbitrary<infer T> ? T : never;

/** What each buyer's revenue should be, from the list alone; those without an order that counts have none. */
function naive(orders: readonly Told[]): Record<string, number> {
  const revenue: Record<string, number> = {};
  for (const { buyer, total, currency, later, returns } of orders) {
    revenue[buyer] ??= 0;
    if (currency !== "IRR" || later === "cancelled" || later === "returned") continue;
    const refunded = returns.filter(({ kind }) => kind === "refund").reduce((sum, { amount }) => sum + amount, 0);
    revenue[buyer] += total - refunded;
  }
  return revenue;
}

test("a customer's revenue is what counted orders brought, less what was paid back of them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 8 }), async (orders) => {
      const brand = await given.brand(house, { currency: "IRR" });
      await inBrand(house, brand, async (ctx) => {
        const source = await sourceId(ctx, "shop");
        for (const [place, { buyer, total, currency }] of orders.entries()) {
          const [person] = await resolvePeople(ctx, [
            { sourceId: source, identities: [{ type: "crm", value: `shop:${buyer}` }] },
          ]);
          const said = {
            sourceId: source,
            externalId: `${place}`,
            orderedAt: new Date("2026-02-10T08:00Z"),
            lines: [],
          };
          await saveOrders(ctx, [{ ...said, identityId: person!.identityId, total, currency }]);
        }
      });
      await foldFully(house.database, brand.id, house.clock);
      // Refunds come later, and the customer hears of each.
      await inBrand(house, brand, async (ctx) => {
        for (const [place, { later, returns }] of orders.entries()) {
          const id = await orderIdOf(ctx, { source: "shop", external_id: `${place}` });
          for (const [nth, one] of returns.entries())
            await recordReturn(ctx, id, { ...one, externalId: `${nth}`, at: ctx.now, reason: null });
          if (later) await changeStatus(ctx, id, later);
        }
      });
      await foldFully(house.database, brand.id, house.clock);
      const { rows } = await database.owner.query(
        `select split_part(i.value, ':', 2) as buyer, f.revenue from customer_facts f
         join identity i on i.brand_id = f.brand_id and i.customer_id = f.customer_id where f.brand_id = $1`,
        [brand.id],
      );
      expect(Object.fromEntries(rows.map(({ buyer, revenue }) => [buyer, revenue]))).toEqual(naive(orders));
    }),
    { numRuns: 15 },
  );
});

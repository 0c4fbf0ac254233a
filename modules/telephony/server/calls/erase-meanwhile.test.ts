import { expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { whileErasing } from "../../../customers/testing.ts";
import { phoneApp } from "../../testing/phone-app.ts";
import type { CallNews } from "./call-news.ts";
import { makeCustomerOfCall } from "./make-customer.ts";
import { takeCallNews } from "./take-news.ts";

const { database, house, shop } = await phoneApp();

/** A customer who is calling, and ways to do something about the call while they are being erased. */
async function calling() {
  const { brand, ask, calls } = await shop();
  const inBrand = <T>(work: Parameters<typeof withBrand<T>>[2]) =>
    withBrand(house.database.app, { brandId: brand.id, actor: system("test"), now: house.clock() }, work);
  const { rows } = await database.owner.query(
    "insert into phone_exchange (brand_id, kind, name, settings, made_at) values ($1, 'ami', 'مرکز', '{}', now()) returning id",
    [brand.id],
  );
  const exchange = { id: rows[0].id as number, call_back_hours: 4 };
  const news = (more: Partial<CallNews>) =>
    inBrand((ctx) => takeCallNews(ctx, exchange, { callId: "1", at: ctx.now, ...more }));
  const { id: customer } = await ask("POST", "/customers", {
    name: "مینا",
    identities: [{ type: "phone", value: "09121234567" }],
  });
  const call = await news({ direction: "in", number: "+989121234567" });
  const meanwhile = <T>(deed: () => Promise<T>) =>
    whileErasing(
      database.owner,
      { brandId: brand.id, customer },
      () => ask("POST", `/customers/${customer}/erasure`),
      deed,
    );
  return { call, calls, inBrand, meanwhile, news };
}

test("a call ends while its caller is erased: both go through, and nobody is made anew", async () => {
  const { calls, meanwhile, news } = await calling();
  await meanwhile(() => news({ end: { firm: true, outcome: "missed", endedAt: house.clock() } }));
  expect(await calls()).toMatchObject([{ outcome: "missed", number: null }]);
});

test("a customer is to be made of a call while its caller is erased: there is no number any more", async () => {
  const { call, inBrand, meanwhile } = await calling();
  const made = () => inBrand((ctx) => makeCustomerOfCall(ctx, call, "مینا")).catch((error: Error) => error);
  expect(await meanwhile(made)).toMatchObject({ code: "call_without_number" });
});

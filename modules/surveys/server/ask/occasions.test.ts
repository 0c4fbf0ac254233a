import { expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { saveOrders } from "../../../catalog/index.ts";
import { identityOfCustomer } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { askingApp } from "../../testing/asking-app.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const minute = 60_000;
const day = 24 * 60 * minute;
const invitations = async (brandId: number) =>
  (
    await database.owner.query(
      "select subject, subject_id, channel, state, circumstances, due_at from survey_invitation where brand_id = $1 order by id",
      [brandId],
    )
  ).rows;

/** An order of a customer as their shop says it now. */
async function order(
  brandId: number,
  customer: number,
  number: string,
  status: "paid" | "delivered",
  orderedAt: Date,
  product?: string,
) {
  await withBrand(house.database.app, { brandId, actor: system("test"), now: house.clock() }, async (ctx) =>
    saveOrders(ctx, [
      {
        sourceId: await sourceId(ctx, "shop"),
        externalId: number,
        identityId: await identityOfCustomer(ctx, customer),
        orderedAt,
        status,
        currency: "IRR",
        total: 100,
        lines: product ? [{ productExternalId: product, productName: product, quantity: "1", unitPrice: "100" }] : [],
      },
    ]),
  );
}

test("a delivery asks once, after its delay; an order of long ago and one that is only paid ask nobody", async () => {
  passed = 0;
  const { api, survey, brand, customers, tend, work, out } = await askingApp(house, database.owner);
  const [one, two, three] = await customers(3);
  const key = await survey("csat");
  const rule = { kind: "order", status: "delivered", delay_hours: 48, channels: ["sms"] };
  expect((await api.post(`/surveys/${key}/occasions`, { rule })).status).toBe(200);
  passed = minute;
  const now = house.clock();
  await order(brand.id, one!, "1", "delivered", now);
  await order(brand.id, two!, "2", "paid", now);
  await order(brand.id, three!, "3", "delivered", new Date(now.getTime() - 400 * day));
  passed = 2 * minute;
  await tend();
  passed = 3 * minute;
  await tend();
  const made = await invitations(brand.id);
  expect(made).toMatchObject([{ subject: "order", channel: "sms", circumstances: { touchpoint: "delivery" } }]);
  expect(out()).toHaveLength(0);
  passed = 3 * day;
  await order(brand.id, one!, "1", "delivered", now);
  await tend();
  await work();
  expect(out()).toHaveLength(1);
  expect(await invitations(brand.id)).toHaveLength(1);
  const [occasion] = (await api.get(`/surveys/${key}/occasions`)).body.rows;
  expect(occasion).toMatchObject({ on: true, invited: 1, answered: 0, rule: { kind: "order", delay_hours: 48 } });
  await api.remove(`/surveys/${key}/occasions/${occasion.id}`);
  passed = 40 * day;
  await order(brand.id, two!, "9", "delivered", house.clock());
  await tend();
  expect(await invitations(brand.id)).toHaveLength(1);
});

test("about one product only its buyers are asked, and the list says which; one of nobody's is refused", async () => {
  passed = 0;
  const { api, survey, brand, customers, tend } = await askingApp(house, database.owner);
  const [one, two] = await customers(2);
  await order(brand.id, two!, "0", "paid", house.clock(), "قوری");
  const [pot] = (await api.get("/products?q=قوری")).body.rows;
  const key = await survey("csat");
  const rule = { kind: "order", status: "delivered", product: pot.id, channels: ["sms"] };
  const strange = { ...rule, product: pot.id + 1000 };
  expect((await api.post(`/surveys/${key}/occasions`, { rule: strange })).status).toBe(404);
  expect((await api.post(`/surveys/${key}/occasions`, { rule })).status).toBe(200);
  expect((await api.get(`/surveys/${key}/occasions`)).body.rows).toMatchObject([{ product_name: "قوری", rule }]);
  passed = minute;
  await order(brand.id, one!, "1", "delivered", house.clock(), "لیوان");
  await order(brand.id, two!, "2", "delivered", house.clock(), "قوری");
  passed = 2 * minute;
  await tend();
  expect(await invitations(brand.id)).toHaveLength(1);
});

test("a conversation that ended asks its customer once, where they wrote", async () => {
  passed = 0;
  const { api, survey, brand, customers, tend, work, write, out } = await askingApp(house, database.owner);
  const [, second] = await customers(2);
  const key = await survey("csat");
  await api.post(`/surveys/${key}/occasions`, { rule: { kind: "conversation" } });
  const told = { customer: second, channel: "sms", message: { client_id: "told-one-thing", text: "رسید" } };
  const ours = (await api.post("/conversations", told)).body;
  await api.patch(`/conversations/${ours.id}`, { status: "resolved" });
  await work();
  expect(await invitations(brand.id)).toEqual([]);
  await write("+989120000001", "کالا شکسته بود");
  const { rows: all } = (await api.get("/conversations")).body;
  const conversation = all.find(({ id }: { id: number }) => id !== ours.id);
  for (const status of ["resolved", "open", "resolved"]) {
    await api.patch(`/conversations/${conversation.id}`, { status });
    await work();
  }
  expect(await invitations(brand.id)).toMatchObject([
    {
      subject: "conversation",
      subject_id: conversation.id,
      channel: "sms",
      circumstances: { channel: "sms", touchpoint: "support" },
    },
  ]);
  passed = minute;
  await tend();
  await work();
  expect(out().filter(({ to }) => to === "+989120000001")).toHaveLength(1);
  await write("+989120000001", "۵");
  await work();
  const [response] = (await api.get(`/responses?survey=${key}`)).body.rows;
  expect(response).toMatchObject({ csat: 5, mode: "sms", touchpoint: "support" });
});

test("a period asks its audience, spread over days, again when it is over; a share and a quota hold", async () => {
  passed = 0;
  const { api, survey, brand, customers, tend, work } = await askingApp(house, database.owner);
  const ids = await customers(8);
  const key = await survey("nps");
  const rule = {
    kind: "period",
    audience: { kind: "ids", ids },
    repeat_days: 90,
    spread_days: 5,
    channels: ["sms"],
    quota_per_day: 1,
  };
  await api.post(`/surveys/${key}/occasions`, { rule });
  await tend();
  await work();
  const first = await invitations(brand.id);
  expect(first).toHaveLength(5);
  expect(Math.max(...first.map(({ due_at: at }) => at.getTime())) - Date.now()).toBeLessThan(5 * day + minute);
  passed = 20 * day;
  await tend();
  await work();
  expect(await invitations(brand.id)).toHaveLength(5);
  passed = 91 * day;
  await tend();
  await work();
  expect(await invitations(brand.id)).toHaveLength(10);
  const half = { audience: { kind: "ids", ids }, share: 0.5, channels: ["sms"], dry_run: true };
  expect((await api.post(`/surveys/${key}/waves`, half)).body.looked_at).toBeLessThan(8);
});

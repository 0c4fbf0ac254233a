import { expect, test } from "vitest";
import { shopsApp } from "../../testing/shops-app.ts";

const { database, house, time, workOff, source } = await shopsApp();

const sample = {
  factor: { no: "F-1001", date: "۱۴۰۵/۰۷/۱۲ ۱۴:۳۰", "جمع کل": "۱٬۲۵۰٬۰۰۰" },
  customer: { name: "مینا کاظمی", mobile: "۰۹۱۲۰۰۰۴۴۱۱" },
  rows: [
    { code: "m-1", title: "ماگ 🌷", qty: "۲", fee: "500000" },
    { code: "m-2", title: "کاسه", qty: 1, fee: 250000 },
  ],
  state: "پرداخت شده",
};
const mapping = {
  external_id: { path: "factor.no" },
  ordered_at: { path: "$.factor.date", format: "YYYY/MM/DD HH:mm" },
  phone: { path: "customer.mobile" },
  name: { path: "customer.name" },
  total: { path: 'factor["جمع کل"]', unit: "toman" },
  status: { path: "state" },
  line_sku: { path: "rows[*].code" },
  line_name: { path: "rows[*].title" },
  line_quantity: { path: "rows[*].qty" },
  line_price: { path: "rows[*].fee", unit: "toman" },
};
const preview = (changed: object, body: unknown = sample) => ({
  takes: "order",
  mapping: { ...mapping, ...changed },
  sample: typeof body === "string" ? body : JSON.stringify(body),
});

test("a sample is read as it is typed: each field with what it means or why it is none; only what reads right is kept", async () => {
  const shop = await source("order");
  const good = await shop.ask("POST", "/mapping-previews", preview({}));
  expect(good).toMatchObject({ ok: true, problem: null });
  const means = new Map(good.fields.map((one: { field: string; means: string }) => [one.field, one.means]));
  expect(means.get("total")).toBe("12500000 IRR");
  expect(means.get("ordered_at")).toBe("2026-10-04T11:00:00.000Z");
  expect(means.get("line_price")).toBe("5000000 IRR، 2500000 IRR");
  const problems = async (changed: object, body?: unknown) =>
    (await shop.ask("POST", "/mapping-previews", preview(changed, body))).problem;
  expect(await problems({ external_id: { path: "factor.number" } })).toEqual({
    code: "path_leads_nowhere",
    field: "external_id",
  });
  expect(await problems({ external_id: {} })).toEqual({ code: "field_missing", field: "external_id" });
  expect(await problems({ external_id: { path: "factor..no" } })).toEqual({
    code: "path_unreadable",
    field: "external_id",
  });
  expect(await problems({ external_id: { path: "factor" } })).toEqual({ code: "not_plain", field: "external_id" });
  expect(await problems({ name: { path: "rows[*].title" } })).toEqual({ code: "path_many", field: "name" });
  expect(await problems({ line_sku: { path: "others[*].code" } })).toMatchObject({ code: "lines_differ" });
  expect(await problems({ phone: { path: "customer.name" } })).toEqual({ code: "phone_unreadable", field: "phone" });
  expect(await problems({ total: { path: "state" } })).toEqual({ code: "unreadable_number", field: "total" });
  expect(await problems({ ordered_at: { path: "factor.date", format: "قمری" } })).toMatchObject({
    code: "date_format_unknown",
  });
  expect(await problems({}, "{ broken")).toEqual({ code: "not_json", field: null });
  const { takes: _takes, ...kept } = preview({});
  const unfit = { ...kept, mapping: { ...mapping, phone: { path: "customer.name" } } };
  expect(await shop.answerOf("PUT", `/webhook-sources/${shop.id}/mapping`, unfit)).toMatchObject({
    status: 422,
    body: { code: "mapping_unfit" },
  });
  await shop.ask("PUT", `/webhook-sources/${shop.id}/mapping`, kept);
  expect(JSON.stringify(await shop.ask("GET", `/shops/${shop.id}`))).not.toContain("مینا");
});

test("what is signed is taken once and becomes an order; what fails waits, and is tried again by the mapping as it is then", async () => {
  const shop = await source("order");
  const { takes: _takes, ...kept } = preview({});
  expect(await shop.send(sample)).toBe(202);
  await workOff();
  expect(await shop.log(shop.id)).toMatchObject([
    { state: "failed", problem_code: "field_missing", problem_field: "external_id" },
  ]);
  await shop.ask("PUT", `/webhook-sources/${shop.id}/mapping`, kept);
  expect(await shop.ask("POST", `/shops/${shop.id}/retry`)).toEqual({ deliveries: 1 });
  await workOff();
  expect(await shop.orders()).toMatchObject([
    { external_id: "F-1001", status: "paid", total_minor: 12_500_000, customer_name: "مینا کاظمی" },
  ]);
  const again = { "hamdel-delivery": "d-7" };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => shop.send({ ...sample, state: "ارسال شده" }, again)),
  );
  expect(answers.toSorted()).toEqual([200, 200, 200, 200, 202]);
  await workOff();
  expect(await shop.orders()).toMatchObject([{ status: "shipped" }]);
  const id = (await shop.log(shop.id))[0]!.id;
  expect((await shop.ask("GET", `/shops/${shop.id}/deliveries/${id}`)).body).toContain("ارسال شده");
});

test("only who signs near the present time, or gives the secret where that was allowed, is heard", async () => {
  const shop = await source("customer");
  expect(await shop.send({ a: 1 }, {}, "another")).toBe(403);
  expect(await shop.post("{}", { "hamdel-secret": shop.secret })).toBe(403);
  time.ahead += 0;
  expect(await shop.post("{}", { "hamdel-signature": "t=1,v1=00" })).toBe(403);
  await shop.ask("PUT", `/webhook-sources/${shop.id}`, {
    name: "حسابداری",
    takes: "customer",
    plain: true,
    keep_days: 7,
  });
  expect(await shop.post(`{"id": 1}`, { "hamdel-secret": shop.secret })).toBe(202);
  expect(await shop.post("{}", { "hamdel-secret": "whsec_wrong" })).toBe(403);
  const { secret } = await shop.ask("PUT", `/shops/${shop.id}/secret`);
  expect(await shop.send({ id: 2 }, {}, secret)).toBe(202);
  expect(await shop.send({ id: 3 })).toBe(202);
});

test.each([
  [
    "customer",
    { external_id: { path: "id" }, phone: { path: "tel" }, name: { path: "n" } },
    { id: 5, tel: "09120004412", n: "حسین" },
    "/customers?phone=%2B989120004412",
  ],
  [
    "product",
    { external_id: { path: "id" }, product_name: { path: "n" }, price: { path: "p", unit: "thousand_toman" } },
    { id: 5, n: "ماگ", p: "۱۲۵" },
    "/products",
  ],
  [
    "interaction",
    { phone: { path: "tel" }, channel: { constant: "phone" }, text: { path: "n" } },
    { tel: "09120004412", n: "پرسید" },
    "/interactions",
  ],
])("a source of %ss is read, the same once more changes nothing", async (takes, fields, thing, list) => {
  const shop = await source(takes, { plain: true });
  await shop.ask("PUT", `/webhook-sources/${shop.id}/mapping`, { mapping: fields, sample: JSON.stringify(thing) });
  for (const _ of [1, 2]) {
    await shop.post(JSON.stringify(thing), { "hamdel-secret": shop.secret });
    await workOff();
  }
  expect((await shop.log(shop.id)).map(({ outcome }) => outcome)).toEqual(["unchanged", "imported"]);
  expect((await shop.ask("GET", list)).rows).toHaveLength(1);
});

test("bodies are forgotten after the days said, but not of what failed", async () => {
  const shop = await source("customer", { keep_days: 3 });
  await shop.send({ id: 1 });
  await workOff();
  const id = (await shop.log(shop.id))[0]!.id;
  const { module } = await import("../../module.ts");
  time.ahead += 5 * 86_400_000;
  await module.cron![1]!.run(house);
  expect((await shop.ask("GET", `/shops/${shop.id}/deliveries/${id}`)).body).toContain("id");
  await shop.ask("PUT", `/shops/${shop.id}/deliveries/${id}/dismissal`);
  await module.cron![1]!.run(house);
  expect(await shop.ask("GET", `/shops/${shop.id}/deliveries/${id}`)).toMatchObject({ body: null, state: "dismissed" });
  const { rows } = await database.owner.query("select 1 from raw_input where brand_id = $1 and body is not null", [
    shop.brand.id,
  ]);
  expect(rows).toEqual([]);
});

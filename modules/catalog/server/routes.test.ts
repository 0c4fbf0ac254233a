import * as fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { given, testApp } from "../../admin/testing.ts";
import { module as intake } from "../../intake/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import { module as catalog } from "../module.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await testApp(house, [intake, timeline, catalog]);

async function shop(scopes = ["catalog.read", "catalog.write", "intake.read", "intake.write"]) {
  const brand = await given.brand(house, { currency: "GBP" });
  const key = await given.apiKey(house, brand, scopes);
  return async (
    method: "GET" | "POST" | "PATCH",
    url: string,
    payload?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const isText = typeof payload === "string" || Buffer.isBuffer(payload);
    const answer = await app.inject({
      method,
      url: `/api/v1${url}`,
      headers: {
        authorization: `Bearer ${key}`,
        ...(payload !== undefined && { "content-type": isText ? "application/x-ndjson" : "application/json" }),
        ...headers,
      },
      ...(payload !== undefined && { payload: isText ? (payload as string) : JSON.stringify(payload) }),
    });
    return { status: answer.statusCode, body: answer.body ? answer.json() : null };
  };
}

const teaOrder = {
  external_id: "1001",
  customer_external_id: "c-7",
  phone: "0912 345 6789",
  ordered_at: "2026-02-10T08:00:00Z",
  status: "paid",
  lines: [
    { product_external_id: "tea", product_name: "چای لاهیجان", quantity: 3, unit_price: "2.555" },
    { product_name: "بسته‌بندی هدیه", unit_price: 0.1 },
  ],
};

test("an order is taken in, said again, changed, sent back in part, and shown", async () => {
  const ask = await shop();
  const made = await ask("POST", "/orders", teaOrder);
  expect(made).toMatchObject({ status: 200, body: { external_id: "1001", result: "imported" } });
  expect((await ask("POST", "/orders", teaOrder)).body.result).toBe("unchanged");
  expect((await ask("POST", "/orders", { ...teaOrder, status: "shipped" })).body.result).toBe("updated");
  const { id } = made.body;
  const refund = { kind: "refund", external_id: "r1", amount: "2.5", reason: "یکی شکسته بود" };
  expect((await ask("POST", `/orders/${id}/returns`, refund)).status).toBe(200);
  const shown = await ask("PATCH", `/orders/${id}`, { status: "delivered" });
  expect(shown.body).toMatchObject({
    source: "api",
    customer_name: "c-7",
    status: "delivered",
    currency: "GBP",
    total: "7.77",
    total_minor: 777,
    lines: [
      { line: 1, product_external_id: "tea", quantity: "3", unit_price: "2.555" },
      { line: 2, product_id: null, product_name: "بسته‌بندی هدیه", quantity: "1", unit_price: "0.1" },
    ],
    returns: [{ kind: "refund", amount: "2.50", reason: "یکی شکسته بود" }],
  });
  const list = await ask("GET", "/orders?status=delivered&q=10");
  expect(list.body.rows).toHaveLength(1);
  const products = await ask("GET", "/products?q=چاي");
  expect(products.body.rows).toMatchObject([{ external_id: "tea", name: "چای لاهیجان" }]);
});

test("a batch takes the good lines and keeps the bad ones, which can be corrected and read again", async () => {
  const ask = await shop();
  const lines = [
    JSON.stringify(teaOrder),
    "{broken",
    "",
    JSON.stringify({ ...teaOrder, external_id: "1002", ordered_at: "yesterday" }),
    JSON.stringify({ external_id: "1003", ordered_at: "2026-02-10T08:00:00Z", total: 12.5, currency: "IRR" }),
    JSON.stringify({ ...teaOrder, external_id: "1004", phone: "12" }),
  ];
  const answer = await ask(
    "POST",
    "/orders",
    Buffer.concat([Buffer.from(`${lines.join("\n")}\n`), Buffer.from([0xff, 0x0a])]),
  );
  expect(answer.body).toMatchObject({ read: 6, imported: 2, updated: 0, unchanged: 0, rejected: 4 });
  expect(
    answer.body.results.map(({ line, result, code, field }: Record<string, string>) => [line, result, code, field]),
  ).toEqual([
    [1, "imported", undefined, undefined],
    [2, "rejected", "malformed_json", undefined],
    [4, "rejected", "invalid", "ordered_at"],
    [5, "imported", undefined, undefined],
    [6, "rejected", "invalid", "phone"],
    [7, "rejected", "bad_encoding", undefined],
  ]);
  const { rows } = (await ask("GET", "/quarantine?reader=order")).body;
  const waiting = rows.find((row: { line: number }) => row.line === 4);
  const corrected = JSON.stringify({ ...teaOrder, external_id: "1002" });
  const replay = await ask("POST", `/quarantine/${waiting.id}/replay`, { body: corrected });
  expect(replay.body).toMatchObject({ replayed: true });
  expect((await ask("GET", "/orders")).body.rows).toHaveLength(3);
});

test("pages follow one another without gap or double", async () => {
  const ask = await shop();
  const orders = Array.from({ length: 23 }, (_, at) => ({
    external_id: String(at),
    ordered_at: `2026-02-${String(1 + (at % 5)).padStart(2, "0")}T08:00:00Z`,
    total: at,
  }));
  await ask("POST", "/orders", orders.map((order) => JSON.stringify(order)).join("\n"));
  const seen: string[] = [];
  let after = "";
  do {
    const { body } = await ask("GET", `/orders?limit=5${after && `&after=${after}`}`);
    seen.push(...body.rows.map((row: { external_id: string }) => row.external_id));
    after = body.next ?? "";
  } while (after);
  expect(seen).toHaveLength(23);
  expect(new Set(seen).size).toBe(23);
  expect((await ask("GET", "/orders?after=nonsense")).status).toBe(400);
});

test("another brand's orders and products are not there", async () => {
  const ours = await shop();
  const theirs = await shop();
  const { body } = await ours("POST", "/orders", teaOrder);
  const { rows } = (await ours("GET", "/products")).body;
  for (const [method, url, payload] of [
    ["GET", `/orders/${body.id}`],
    ["PATCH", `/orders/${body.id}`, { status: "cancelled" }],
    ["POST", `/orders/${body.id}/returns`, { kind: "return", external_id: "x", amount: 1 }],
    ["GET", `/products/${rows[0].id}`],
    ["PATCH", `/products/${rows[0].id}`, { name: "نه" }],
  ] as const)
    expect((await theirs(method, url, payload)).status).toBe(404);
  expect((await theirs("GET", `/orders?customer=1`)).body.rows).toEqual([]);
  const reader = await shop(["catalog.read"]);
  expect((await reader("POST", "/orders", teaOrder)).status).toBe(403);
});

test("products keep what is known of them; what is left out of a change stays", async () => {
  const ask = await shop();
  const tea = { external_id: "tea", name: "چای", price: "2.55", url: "https://shop.example/tea" };
  const { id } = (await ask("POST", "/products", tea)).body;
  expect((await ask("POST", "/products", tea)).body.result).toBe("unchanged");
  const changed = await ask("PATCH", `/products/${id}`, { category: "نوشیدنی", archived: true });
  expect(changed.body).toMatchObject({
    name: "چای",
    price: "2.55",
    price_minor: 255,
    category: "نوشیدنی",
    archived: true,
  });
  expect((await ask("GET", "/products")).body.rows).toEqual([]);
  expect((await ask("POST", "/products", { external_id: "x", url: "javascript:alert(1)" })).status).toBe(400);
});

test("wild bodies are refused with a code, never with a fault of ours", async () => {
  const ask = await shop();
  const wildOrder = fc.record(
    {
      external_id: fc.oneof(fc.string({ unit: "binary" }), fc.constant("1"), fc.integer()),
      customer_external_id: fc.string({ unit: "binary" }),
      ordered_at: fc.oneof(
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        fc.string(),
      ),
      status: fc.constantFrom("paid", "nonsense", null),
      total: fc.oneof(fc.double(), fc.bigInt().map(String), fc.string()),
      currency: fc.constantFrom("USD", "XXX", "usd", "€"),
      lines: fc.array(
        fc.record({
          product_external_id: fc.string(),
          quantity: fc.oneof(fc.double(), fc.string()),
          unit_price: fc.double(),
        }),
      ),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(wildOrder, fc.jsonValue()), async (body) => {
      const { status, body: answer } = await ask("POST", "/orders", body ?? {});
      expect([200, 400]).toContain(status);
      if (status === 400) expect(answer.code).toMatch(/^[a-z_]+$/);
    }),
    { numRuns: 60 },
  );
});

import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { sara, testShops } from "../testing/shops.ts";

const database = await testDatabase();
const shop = await testShops(await testHouse(database));

test("many are changed at once: those named, or whoever a filter finds", async () => {
  const { ask, work } = await shop();
  const lines = Array.from({ length: 7 }, (_, n) =>
    JSON.stringify({ source: "s", external_id: `${n}`, name: `مشتری ${n}`, city: n < 4 ? "قم" : "ری" }),
  );
  const { results } = (await ask("POST", "/customers", lines.join("\n"))).body;
  await work();
  const one = await ask("POST", "/customers/bulk", {
    change: { kind: "tag", tags: ["نو"] },
    selection: { ids: [results[0].id] },
  });
  expect(one.body).toMatchObject({ done: 1, total: 1 });
  const all = await ask("POST", "/customers/bulk", {
    change: { kind: "tag", tags: ["نو"] },
    selection: { filter: { city: "قم" } },
  });
  expect(all.body.finished_at).toBeNull();
  await work();
  expect((await ask("GET", `/customers/bulk/${all.body.id}`)).body).toMatchObject({ done: 3, total: 3 });
  expect((await ask("GET", "/customers/count?tag=%D9%86%D9%88")).body).toMatchObject({ count: 4, exact: true });
  expect((await ask("GET", "/customers/words?of=tag")).body.rows).toEqual(["نو"]);
  expect((await ask("GET", "/customers/words?of=city&search=%D9%82")).body.rows).toEqual(["قم"]);
});

test("a batch tells of each line; what was not understood waits and can be read again", async () => {
  const { ask } = await shop();
  const lines = [
    JSON.stringify(sara),
    "{",
    '{"phone":"abc"}',
    "",
    '{"source":"shop","external_id":"18","phone":"09120000001"}',
    '{"birthday":"2020-02-31"}',
  ];
  const { status, body } = await ask("POST", "/customers", lines.join("\n"));
  expect([status, body.read, body.imported, body.rejected]).toEqual([200, 5, 2, 3]);
  expect(body.results.map((one: { line: number; code?: string }) => [one.line, one.code])).toEqual([
    [1, undefined],
    [2, "malformed_json"],
    [3, "identity_unreadable"],
    [5, undefined],
    [6, "invalid"],
  ]);
  expect((await ask("POST", "/customers", lines.join("\n"))).body).toMatchObject({
    imported: 0,
    unchanged: 2,
    rejected: 3,
  });
});

test("a line that only the database refuses waits alone; its neighbours are saved", async () => {
  const { ask } = await shop();
  const lines = ["1", "2", "3", "4", "5"].map((id) =>
    JSON.stringify({ source: "s", external_id: id, ...(id === "4" && { birthday: "0000-01-01" }) }),
  );
  const { status, body } = await ask("POST", "/customers", lines.join("\n"));
  expect([status, body.imported, body.rejected]).toEqual([200, 4, 1]);
  expect(body.results[3]).toMatchObject({ line: 4, result: "rejected", code: "invalid" });
  expect((await ask("GET", "/quarantine")).body).toMatchObject({ waiting: 1, rows: [{ line: 4 }] });
});

test("the list goes out as CSV and XLSX with the filter that was on", async () => {
  const { ask, work } = await shop();
  await ask("POST", "/customers", { ...sara, name: "=HYPERLINK(1)" });
  await ask("POST", "/customers", { name: "رضا", city: "قم" });
  await work();
  const csv = await ask("GET", "/customers/export?city=%DB%8C%D8%B2%D8%AF&columns=name,phone,city,lifecycle,revenue");
  expect(csv.body).toBe(
    "\ufeffنام,تلفن,شهر,مرحلهٔ مشتری,جمع خرید\r\n'=HYPERLINK(1),0912 123 4567,یزد,مشتری احتمالی,0\r\n",
  );
  const xlsx = await ask("GET", "/customers/export?format=xlsx");
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe("PK");
  expect((await ask("GET", "/customers/export?columns=secret")).status).toBe(400);
  await ask("PUT", "/customer-attributes", { key: "constructor", label: "سازنده", type: "text" });
  const none = await ask("GET", "/customers/export?city=%D9%82%D9%85&columns=name,attribute.constructor");
  expect(none.body).toBe("\ufeffنام,سازنده\r\nرضا,\r\n");
});

test("groups are made, counted while they are written, and list their customers", async () => {
  const { ask, work } = await shop();
  await ask("POST", "/customers", sara);
  await ask("POST", "/customers", { name: "رضا", tags: ["vip"] });
  await work();
  const rule = { all: [{ fact: "tags", op: "has", value: "vip" }, { not: { fact: "city", op: "is", value: "یزد" } }] };
  expect((await ask("POST", "/segments/count", { rule })).body).toMatchObject({ count: 1, exact: true });
  const made = await ask("POST", "/segments", { name: "وی‌آی‌پی", rule });
  await work();
  expect((await ask("GET", `/segments/${made.body.id}`)).body).toMatchObject({ members: 1, rule });
  expect((await ask("GET", `/customers?segment=${made.body.id}`)).body.rows).toMatchObject([{ name: "رضا" }]);
  expect((await ask("DELETE", `/segments/${made.body.id}`)).status).toBe(204);
  expect((await ask("GET", "/segments")).body.rows).toEqual([]);
  await ask("POST", `/segments/${made.body.id}/restore`);
  await work();
  expect((await ask("GET", "/segments")).body.rows).toMatchObject([{ members: 1 }]);
  const { rows } = (await ask("GET", "/segments/facts")).body;
  expect(rows.map((row: { fact: string }) => row.fact)).toContain("lifecycle");
});

test("one's own views are kept", async () => {
  const { ask } = await shop();
  const { id } = (await ask("POST", "/customer-views", { name: "تهرانی‌ها", address: { city: "تهران" } })).body;
  await ask("PUT", `/customer-views/${id}`, {
    name: "تهرانی‌ها",
    address: { city: "تهران", sort: "name" },
    shared: true,
  });
  expect((await ask("GET", "/customer-views")).body.rows).toMatchObject([
    { id, mine: true, shared: true, address: { sort: "name" } },
  ]);
  expect((await ask("DELETE", `/customer-views/${id}`)).status).toBe(204);
});

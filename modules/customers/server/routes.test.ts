import * as fc from "fast-check";
import { expect, test } from "vitest";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { given, testApp } from "../../admin/testing.ts";
import { module as intake } from "../../intake/module.ts";
import { foldChanges } from "../index.ts";
import { module as customers } from "../module.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await testApp(house, [intake, customers]);
const allScopes = [...Object.keys(customers.permissions ?? {}), "intake.read", "intake.write"];

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

async function shop(scopes = allScopes) {
  const brand = await given.brand(house);
  const key = await given.apiKey(house, brand, scopes);
  const ask = async (method: Method, url: string, payload?: unknown, headers: Record<string, string> = {}) => {
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
    const isJson = String(answer.headers["content-type"]).includes("json");
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, bytes: answer.rawPayload };
  };
  const work = async () => {
    await runDueJobs(house, [intake, customers]);
    await foldChanges(house.database, brand.id, house.clock);
  };
  return { ask, work };
}

const sara = {
  source: "shop",
  external_id: "17",
  name: "سارا احمدی",
  phone: "۰۹۱۲ ۱۲۳ ۴۵۶۷",
  email: "Sara@Example.com",
  city: "یزد",
  tags: ["vip"],
};

test("a customer is saved, said again, found by any identifier and shown", async () => {
  const { ask, work } = await shop();
  const made = await ask("POST", "/customers", sara);
  expect(made).toMatchObject({ status: 200, body: { result: "imported" } });
  expect((await ask("POST", "/customers", sara)).body).toEqual({ id: made.body.id, result: "unchanged" });
  expect((await ask("POST", "/customers", { ...sara, city: "کرمان" })).body.result).toBe("updated");
  await work();
  for (const query of [
    "phone=09121234567",
    "email=sara@example.com",
    "external_id=shop:17",
    "search=%D8%A7%D8%AD%D9%85%D8%AF%D9%8A",
  ]) {
    expect((await ask("GET", `/customers?${query}`)).body.rows).toMatchObject([
      { id: made.body.id, label: "سارا احمدی" },
    ]);
  }
  const { body } = await ask("GET", `/customers/${made.body.id}`);
  expect(body).toMatchObject({ city: "کرمان", tags: ["vip"], facts: { lifecycle: "prospect", orders: 0 } });
  expect(body.identities.map((one: { type: string; value: string }) => `${one.type} ${one.value}`).sort()).toEqual([
    "crm shop:17",
    "email sara@example.com",
    "phone +989121234567",
  ]);
});

test("a profile is changed by whoever saw its newest state", async () => {
  const { ask } = await shop();
  const { id } = (await ask("POST", "/customers", sara)).body;
  await ask("PUT", "/customer-attributes", { key: "shoe_size", label: "اندازهٔ کفش", type: "number" });
  const before = (await ask("GET", `/customers/${id}`)).body;
  const patch = {
    updated_at: before.updated_at,
    name: "سارا محمدی",
    birthday: "1990-03-21",
    attributes: { shoe_size: 38 },
    preferences: { size: "M" },
  };
  const after = await ask("PATCH", `/customers/${id}`, patch);
  expect(after).toMatchObject({
    status: 200,
    body: { name: "سارا محمدی", birthday: "1990-03-21", attributes: { shoe_size: 38 } },
  });
  expect(await ask("PATCH", `/customers/${id}`, patch)).toMatchObject({ status: 409, body: { code: "conflict" } });
  const wrong = { updated_at: after.body.updated_at, attributes: { shoe_size: "بزرگ" } };
  expect(await ask("PATCH", `/customers/${id}`, wrong)).toMatchObject({
    status: 400,
    body: { code: "attribute_value", field: "attributes.shoe_size" },
  });
});

test("an identifier that is somebody else's is refused, and one can be given a customer of its own", async () => {
  const { ask } = await shop();
  const a = (await ask("POST", "/customers", sara)).body.id;
  const b = (await ask("POST", "/customers", { name: "رضا" })).body.id;
  const taken = await ask("POST", `/customers/${b}/identities`, { type: "phone", value: "09121234567" });
  expect(taken).toMatchObject({ status: 400, body: { code: "identity_taken" } });
  expect((await ask("POST", `/customers/${b}/identities`, { type: "telegram", value: "@Reza_1" })).status).toBe(204);
  const phone = (await ask("GET", `/customers/${a}`)).body.identities.find(
    (one: { type: string }) => one.type === "phone",
  );
  const own = (await ask("POST", `/customers/${a}/identities/${phone.id}/separate`)).body.id;
  expect((await ask("GET", "/customers?phone=09121234567")).body.rows.map((row: { id: number }) => row.id)).toEqual([
    own,
  ]);
});

test("notes, dates and consent are kept with a customer", async () => {
  const { ask } = await shop();
  const { id } = (await ask("POST", "/customers", sara)).body;
  const note = (await ask("POST", `/customers/${id}/notes`, { body: "زنگ بزنیم" })).body.id;
  await ask("PATCH", `/customers/${id}/notes/${note}`, { body: "شنبه زنگ بزنیم" });
  expect((await ask("GET", `/customers/${id}/notes`)).body.rows).toMatchObject([{ body: "شنبه زنگ بزنیم" }]);
  await ask("DELETE", `/customers/${id}/notes/${note}`);
  expect((await ask("GET", `/customers/${id}/notes`)).body.rows).toEqual([]);
  expect((await ask("POST", `/customers/${id}/notes/${note}/restore`)).status).toBe(204);
  await ask("POST", `/customers/${id}/dates`, { label: "سالگرد ازدواج", day: "2010-05-05" });
  expect((await ask("GET", `/customers/${id}`)).body.dates).toMatchObject([
    { label: "سالگرد ازدواج", day: "2010-05-05", yearly: true },
  ]);
  const consent = { channel: "sms", purpose: "marketing" };
  await ask("POST", `/customers/${id}/consents`, { ...consent, granted: true });
  const { body } = await ask("POST", `/customers/${id}/consents`, { ...consent, granted: false });
  expect([body.now.length, body.now[0].granted, body.history.length]).toEqual([1, false, 2]);
});

test("whoever was merged answers with the one they count as, until it is undone", async () => {
  const { ask } = await shop();
  const a = (await ask("POST", "/customers", sara)).body.id;
  const b = (await ask("POST", "/customers", { source: "till", external_id: "3" })).body.id;
  expect(await ask("POST", `/customers/${a}/merges`, { with: a })).toMatchObject({
    status: 400,
    body: { code: "merge_with_itself" },
  });
  const { merge_id } = (await ask("POST", `/customers/${a}/merges`, { with: b })).body;
  expect((await ask("GET", `/customers/${b}`)).body).toEqual({ merged_into: a });
  expect((await ask("GET", `/customers/${a}/merges`)).body.rows).toMatchObject([
    { id: merge_id, loser_id: b, automatic: false, undone_at: null },
  ]);
  expect((await ask("POST", `/customer-merges/${merge_id}/undo`)).status).toBe(204);
  expect((await ask("GET", `/customers/${b}`)).body.id).toBe(b);
});

test("pairs that may be one are suggested with their reason and decided", async () => {
  const { ask } = await shop();
  const family = { source: "shop", phone: "09121111111" };
  await ask("POST", "/customers", { ...family, external_id: "1", name: "پدر" });
  await ask("POST", "/customers", { ...family, external_id: "2", name: "پسر" });
  await ask("POST", "/customers", { ...family, external_id: "3", name: "دختر" });
  const { body } = await ask("GET", "/match-suggestions");
  expect(body.rows).toMatchObject([
    { reason: "shared_contact", a: { label: "پدر" }, b: { label: "پسر" } },
    { reason: "shared_contact", a: { label: "پدر" }, b: { label: "دختر" } },
  ]);
  expect((await ask("POST", `/match-suggestions/${body.rows[0].id}/dismiss`)).status).toBe(204);
  expect((await ask("POST", `/match-suggestions/${body.rows[0].id}/accept`)).status).toBe(409);
  expect((await ask("POST", `/match-suggestions/${body.rows[1].id}/accept`)).status).toBe(200);
  expect((await ask("GET", "/match-suggestions")).body).toEqual({ rows: [], next: null, waiting: 0 });
});

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

test("a person is exported and erased by those who may", async () => {
  const { ask } = await shop();
  const { id } = (await ask("POST", "/customers", sara)).body;
  expect((await ask("GET", `/customers/${id}/export`)).body.customer.name).toBe(sara.name);
  expect((await ask("POST", `/customers/${id}/erasure`)).status).toBe(204);
  expect(await ask("POST", "/customers", sara)).toMatchObject({ status: 400, body: { code: "person_erased" } });
});

type Route = { method: Method; url: string; payload?: unknown };

/** Every route that names something, with the ids of another brand. */
function routesOf(ids: Record<string, number>): Route[] {
  const { customer, note, segment, merge, suggestion, view, identity, date, bulk } = ids;
  const rule = { all: [] };
  const one = (method: Method, url: string, payload?: unknown): Route => ({ method, url, payload });
  return [
    ...["", "/export", "/merges", "/notes", "/consents"].map((part) => one("GET", `/customers/${customer}${part}`)),
    one("PATCH", `/customers/${customer}`, { updated_at: "2026-01-01T00:00:00.000Z", name: "x" }),
    one("POST", `/customers/${customer}/identities`, { type: "crm", value: "x" }),
    one("POST", `/customers/${customer}/identities/${identity}/separate`),
    one("POST", `/customers/${customer}/notes`, { body: "x" }),
    one("PATCH", `/customers/${customer}/notes/${note}`, { body: "x" }),
    one("DELETE", `/customers/${customer}/notes/${note}`),
    one("POST", `/customers/${customer}/dates`, { label: "x", day: "2020-01-01" }),
    one("DELETE", `/customers/${customer}/dates/${date}`),
    one("POST", `/customers/${customer}/consents`, { channel: "sms", purpose: "survey", granted: true }),
    one("POST", `/customers/${customer}/merges`, { with: customer! + 1 }),
    one("POST", `/customers/${customer}/erasure`),
    one("POST", `/customer-merges/${merge}/undo`),
    one("POST", `/match-suggestions/${suggestion}/accept`),
    one("POST", `/match-suggestions/${suggestion}/dismiss`),
    one("GET", `/customers/bulk/${bulk}`),
    one("PUT", `/customer-views/${view}`, { name: "x", address: {} }),
    one("DELETE", `/customer-views/${view}`),
    one("GET", `/segments/${segment}`),
    one("PUT", `/segments/${segment}`, { name: "x", rule }),
    one("DELETE", `/segments/${segment}`),
    one("DELETE", "/customer-attributes/shoe_size"),
  ];
}

test("another brand's ids answer 404 everywhere", async () => {
  const { ask } = await shop();
  const family = { source: "shop", phone: "09121111111" };
  const customer = (await ask("POST", "/customers", { ...family, external_id: "1" })).body.id;
  const other = (await ask("POST", "/customers", { ...family, external_id: "2" })).body.id;
  const lost = (await ask("POST", "/customers", { source: "x", external_id: "9" })).body.id;
  const shown = (await ask("GET", `/customers/${customer}`)).body;
  await ask("PUT", "/customer-attributes", { key: "shoe_size", label: "x", type: "number" });
  const ids = {
    customer,
    identity: shown.identities[0].id,
    note: (await ask("POST", `/customers/${customer}/notes`, { body: "x" })).body.id,
    date: (await ask("POST", `/customers/${customer}/dates`, { label: "x", day: "2020-01-01" })).body.id,
    segment: (await ask("POST", "/segments", { name: "x", rule: { all: [] } })).body.id,
    view: (await ask("POST", "/customer-views", { name: "x", address: {} })).body.id,
    merge: (await ask("POST", `/customers/${other}/merges`, { with: lost })).body.merge_id,
    suggestion: (await ask("GET", "/match-suggestions")).body.rows[0].id,
    bulk: (
      await ask("POST", "/customers/bulk", {
        change: { kind: "owner", owner_id: null },
        selection: { ids: [customer] },
      })
    ).body.id,
  };
  const stranger = await shop();
  for (const { method, url, payload } of routesOf(ids)) {
    const { status, body } = await stranger.ask(method, url, payload);
    expect({ method, url, status, code: body?.code }).toEqual({ method, url, status: 404, code: "not_found" });
  }
});

test("without the permission nothing is told and nothing is done", async () => {
  const reader = await shop(["customers.read"]);
  for (const { method, url, payload } of routesOf({
    customer: 1,
    note: 1,
    segment: 1,
    merge: 1,
    suggestion: 1,
    view: 1,
    identity: 1,
    date: 1,
    bulk: 1,
  })) {
    if (method === "GET" && !url.endsWith("/export")) continue;
    if (url.startsWith("/customer-views")) continue;
    expect([url, (await reader.ask(method, url, payload)).status]).toEqual([url, 403]);
  }
});

test("whatever is sent, the answer is coded and never our fault", async () => {
  const { ask } = await shop();
  const wild = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.constant("'; drop table customer; --"),
    fc.constant("<script>alert(1)</script>"),
  );
  const body = fc.dictionary(
    fc.constantFrom(
      "name",
      "phone",
      "email",
      "external_id",
      "birthday",
      "tags",
      "attributes",
      "created_at",
      "kind",
      "city",
      "source",
      "identities",
    ),
    wild,
  );
  await fc.assert(
    fc.asyncProperty(body, fc.string(), async (sent, text) => {
      const answers = [
        await ask("POST", "/customers", sent),
        await ask("POST", "/customers", Buffer.from(text)),
        await ask("GET", `/customers?search=${encodeURIComponent(text)}&sort=name`),
        await ask("GET", `/customers?after=${encodeURIComponent(text)}&attribute=${encodeURIComponent(text)}`),
        await ask("POST", "/segments/count", { rule: sent }),
      ];
      for (const answer of answers) expect(answer.status).toBeLessThan(500);
    }),
    { numRuns: 60 },
  );
}, 60_000);

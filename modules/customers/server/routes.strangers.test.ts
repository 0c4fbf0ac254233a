import * as fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { type Method, testShops } from "../testing/shops.ts";

const database = await testDatabase();
const shop = await testShops(await testHouse(database));

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
});

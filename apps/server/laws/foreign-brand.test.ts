import { expect, test } from "vitest";
import { given, signedIn } from "../../../modules/admin/testing.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { botPlaces } from "./testing/bot-places.ts";
import { casePlaces, foreignCases } from "./testing/case-places.ts";
import { deedPlaces } from "./testing/deed-places.ts";
import { everyRoute, type Route } from "./testing/every-route.ts";
import { nobodys } from "./testing/nobodys.ts";
import { formsAndCalls, helpCentre, type Place, phonePlaces, programPlaces, ruleOfLaw } from "./testing/places.ts";
import { surveyPlaces } from "./testing/survey-places.ts";
import { type Ask, askInBrowser, askWithKey, fullBrand, mark, serviceLevel } from "./testing/two-brands.ts";

const database = await testDatabase();
const house = await testHouse(database);
const { app, routes, scopes } = await everyRoute(house);
const theirs = await fullBrand(house, app, database, scopes);
const brand = await given.brand(house);
const owner = await given.user(house, { brand });
const callers: Record<string, Ask> = {
  owner: askInBrowser(await signedIn(app, brand, owner)),
  key: askWithKey(app, await given.apiKey(house, brand, scopes)),
};

const segment = { name: "گروه", rule: { fact: "city", op: "is", value: "یزد" } };
const mapping = { columns: { name: "name", phone: "phone" } };

/**
 * Every route with an id in its address, in an order in which the brand's own people can walk through all of them. A new route fails the
 * test until it stands here.
 */
const places: Record<string, Place> = {
  ...phonePlaces(theirs.ids),
  "PUT /api/v1/agents/:user": { ids: ["user"], body: { capacity: 5, skills: [], week: null } },
  "PATCH /api/v1/members/:userId": { ids: ["user"], body: { role: "viewer" } },
  "DELETE /api/v1/members/:userId": { ids: ["user"] },
  "DELETE /api/v1/invitations/:id": { ids: ["invitation"] },
  "DELETE /api/v1/api-keys/:id": { ids: ["key"] },
  "PUT /api/v1/sites/:id": { ids: ["site"], body: { name: "سایت", domains: [] } },
  "POST /api/v1/sites/:id/secret": { ids: ["site"] },
  "PUT /api/v1/sites/:id/secret": { ids: ["site"] },
  "DELETE /api/v1/holidays/:day": { ids: ["day"] },
  "GET /api/v1/quarantine/:id": { ids: ["quarantine"] },
  "POST /api/v1/quarantine/:id/dismissal": { ids: ["quarantine"] },
  "DELETE /api/v1/quarantine/:id/dismissal": { ids: ["quarantine"] },
  "POST /api/v1/quarantine/:id/replay": { ids: ["quarantine"], body: {} },
  "GET /api/v1/raw-inputs/:id": { ids: ["raw"] },
  "GET /api/v1/customers/:id": { ids: ["customer"] },
  "GET /api/v1/customers/:id/timeline": { ids: ["customer"] },
  "POST /api/v1/customers/:id/interactions": { ids: ["customer"], body: { what: "call" } },
  "GET /api/v1/interactions/:id": { ids: ["interaction"] },
  "DELETE /api/v1/interactions/:id": { ids: ["interaction"] },
  "GET /api/v1/customers/:id/export": { ids: ["customer"] },
  "GET /api/v1/customers/:id/merges": { ids: ["customer"] },
  "GET /api/v1/customers/:id/notes": { ids: ["customer"] },
  "POST /api/v1/customers/:id/notes": { ids: ["customer"], body: { body: "یادداشت" } },
  "PATCH /api/v1/customers/:id/notes/:part": { ids: ["customer", "note"], body: { body: "یادداشت" } },
  "DELETE /api/v1/customers/:id/notes/:part": { ids: ["customer", "note"] },
  "POST /api/v1/customers/:id/notes/:part/restore": { ids: ["customer", "note"] },
  "POST /api/v1/customers/:id/dates": { ids: ["customer"], body: { label: "سالگرد", day: "2020-01-01" } },
  "DELETE /api/v1/customers/:id/dates/:part": { ids: ["customer", "date"] },
  "GET /api/v1/customers/:id/consents": { ids: ["customer"] },
  "POST /api/v1/customers/:id/consents": {
    ids: ["customer"],
    body: { channel: "sms", purpose: "survey", granted: true },
  },
  "GET /api/v1/customers/:id/contact": { ids: ["customer"] },
  "DELETE /api/v1/suppressions/:id": { ids: ["suppression"] },
  "POST /api/v1/suppressions/:id/restore": { ids: ["suppression"] },
  "POST /api/v1/customers/:id/identities": { ids: ["customer"], body: { type: "telegram", value: "@zarafshan_1" } },
  "POST /api/v1/customers/:id/identities/:part/separate": { ids: ["customer", "identity"] },
  "PATCH /api/v1/customers/:id": { ids: ["toMerge"], body: { updated_at: "2026-01-01T00:00:00Z", name: "نام" } },
  "POST /api/v1/customer-merges/:id/undo": { ids: ["merge"] },
  "POST /api/v1/match-suggestions/:id/dismiss": { ids: ["suggestion"] },
  "POST /api/v1/match-suggestions/:id/reopen": { ids: ["suggestion"] },
  "POST /api/v1/match-suggestions/:id/accept": { ids: ["suggestion"] },
  "POST /api/v1/customers/:id/merges": { ids: ["toMerge"], body: { with: theirs.ids.customer } },
  "GET /api/v1/customers/bulk/:id": { ids: ["bulk"] },
  "DELETE /api/v1/customer-attributes/:key": { ids: ["attribute"] },
  "PUT /api/v1/customer-views/:id": { ids: ["view"], body: { name: "نما", address: {} } },
  "DELETE /api/v1/customer-views/:id": { ids: ["view"] },
  "GET /api/v1/segments/:id": { ids: ["segment"] },
  "PUT /api/v1/segments/:id": { ids: ["segment"], body: segment },
  "DELETE /api/v1/segments/:id": { ids: ["segment"] },
  "POST /api/v1/segments/:id/restore": { ids: ["segment"] },
  "GET /api/v1/orders/:id": { ids: ["order"] },
  "PATCH /api/v1/orders/:id": { ids: ["order"], body: { status: "shipped" } },
  "POST /api/v1/orders/:id/returns": { ids: ["order"], body: { kind: "return", external_id: "r", amount: 1 } },
  "GET /api/v1/products/:id": { ids: ["product"] },
  "PATCH /api/v1/products/:id": { ids: ["product"], body: { name: "نام" } },
  "GET /api/v1/imports/:id": { ids: ["import"] },
  "POST /api/v1/imports/:id/preview": { ids: ["import"], body: {} },
  "GET /api/v1/imports/:id/rejections": { ids: ["import"] },
  "POST /api/v1/imports/:id/start": { ids: ["import"], body: { mapping } },
  "POST /api/v1/imports/:id/resumption": { ids: ["import"] },
  "POST /api/v1/imports/:id/cancellation": { ids: ["import"] },
  "GET /api/v1/conversations/:id": { ids: ["conversation"] },
  "PATCH /api/v1/conversations/:id": { ids: ["conversation"], body: { priority: 1 } },
  "GET /api/v1/conversations/:id/messages": { ids: ["conversation"] },
  "POST /api/v1/conversations/:id/replies": { ids: ["conversation"], body: { client_id: "a-reply-1", text: "سلام" } },
  "POST /api/v1/conversations/:id/notes": { ids: ["conversation"], body: { client_id: "a-note-1", text: "یادداشت" } },
  "GET /api/v1/conversations/:id/channels": { ids: ["conversation"] },
  "PUT /api/v1/conversations/:id/seen": { ids: ["conversation"], body: { seq: 1 } },
  "PUT /api/v1/conversations/:id/presence": { ids: ["conversation"], body: { typing: true } },
  "GET /api/v1/conversations/:id/draft": { ids: ["conversation"] },
  "PUT /api/v1/conversations/:id/draft": { ids: ["conversation"], body: { text: "سلام" } },
  "DELETE /api/v1/conversations/:id/draft": { ids: ["conversation"] },
  "POST /api/v1/conversations/:id/promises": {
    ids: ["conversation"],
    body: { text: "خبر می‌دهیم", due_at: "2030-01-01T00:00:00Z" },
  },
  ...deedPlaces(theirs.ids),
  ...botPlaces,
  ...surveyPlaces(theirs.ids),
  ...casePlaces,
  ...programPlaces,
  "POST /api/v1/messages/:id/retry": { ids: ["failed"] },
  "DELETE /api/v1/messages/:id": { ids: ["message"] },
  "GET /api/v1/attachments/:id": { ids: ["attachment"] },
  "PATCH /api/v1/channels/:id": { ids: ["channel"], body: { name: "نام" } },
  "POST /api/v1/channels/:id/parts": { ids: ["channel"], body: { text: "سلام" } },
  "POST /api/v1/channels/:id/test": { ids: ["channel"] },
  "POST /api/v1/channels/:id/hook": { ids: ["channel"] },
  "DELETE /api/v1/channels/:id/hook": { ids: ["bot"] },
  "GET /api/v1/channels/:id/domain": { ids: ["mailbox"] },
  "DELETE /api/v1/channels/:id": { ids: ["channel"] },
  ...formsAndCalls,
  ...helpCentre,
  "PUT /api/v1/teams/:id": { ids: ["team"], body: { name: "گروه" } },
  "PUT /api/v1/teams/:id/assignment": { ids: ["team"], body: { way: "round_robin" } },
  "DELETE /api/v1/teams/:id": { ids: ["team"] },
  "PUT /api/v1/rules/:id": { ids: ["rule"], body: ruleOfLaw },
  "PUT /api/v1/rules/:id/switch": { ids: ["rule"], body: { on: false } },
  "DELETE /api/v1/rules/:id": { ids: ["rule"] },
  "POST /api/v1/rules/:id/restore": { ids: ["rule"] },
  "GET /api/v1/conversations/:id/service-levels": { ids: ["conversation"] },
  "PUT /api/v1/service-levels/:id": { ids: ["level"], body: { ...serviceLevel, name: "سطح" } },
  "DELETE /api/v1/service-levels/:id": { ids: ["level"] },
  "POST /api/v1/service-levels/:id/restore": { ids: ["level"] },
  "PUT /api/v1/canned-replies/:id": { ids: ["canned"], body: { shortcut: "سلام", title: "سلام", body: "سلام" } },
  "DELETE /api/v1/canned-replies/:id": { ids: ["canned"] },
  "POST /api/v1/canned-replies/:id/restore": { ids: ["canned"] },
  "PUT /api/v1/promises/:id/kept": { ids: ["promise"] },
  "PUT /api/v1/promises/:id/released": { ids: ["promise"] },
  "PUT /api/v1/promises/:id/undo": { ids: ["promise"] },
  "GET /api/v1/sites/:id/chat": { ids: ["site"] },
  "PUT /api/v1/sites/:id/chat": {
    ids: ["site"],
    body: { greeting: { fa: "سلام", en: "Hello" }, closed_text: { fa: "", en: "" } },
  },
  "DELETE /api/v1/sites/:id": { ids: ["site"] },
  "POST /api/v1/customers/:id/erasure": { ids: ["toErase"] },
  "DELETE /api/v1/me/sessions/:id": { ids: ["session"] },
};

const asked = routes.filter(({ url }) => url.includes(":"));

function addressOf({ url }: Pick<Route, "url">, { ids }: Place): string {
  let at = 0;
  return url.replace(/:\w+/g, () => encodeURIComponent(theirs.ids[ids[at++]!]!));
}

test("every route with an id in its address is judged here, and no other", () => {
  expect(asked.map(({ name }) => name).sort()).toEqual([...Object.keys(places), ...Object.keys(nobodys)].sort());
  for (const { name, body } of asked) {
    const place = places[name];
    if (place && body) expect({ name, ...body.safeParse(place.body ?? {}) }).toMatchObject({ name, success: true });
  }
});

test("another brand's ids are not there, whoever asks and whatever for, and nothing changes", {
  timeout: 240_000,
}, async () => {
  const before = await theirs.stored();
  const answered: string[] = [];
  for (const [who, ask] of Object.entries(callers)) {
    for (const route of asked) {
      const place = places[route.name];
      if (!place) continue;
      const { status } = await ask(route.method, addressOf(route, place), place.body);
      // A key is nobody who could have sessions.
      const wanted = route.open === "signed-in" && who === "key" ? 401 : 404;
      if (status !== wanted) answered.push(`${who}: ${route.name} ${status}`);
    }
  }
  expect(answered).toEqual([]);
  expect(await theirs.stored()).toEqual(before);
});

test("another brand's ids in a body or a filter find nothing and change nothing", async () => {
  const before = await theirs.stored();
  const { customer, segment: group, product, interaction } = theirs.ids;
  for (const ask of Object.values(callers)) {
    const { body } = await ask("POST", "/api/v1/customers", { name: "رضا" });
    const own = (body as { id: number }).id;
    const shown = (await ask("GET", `/api/v1/customers/${own}`)).body as { updated_at: string };
    expect((await ask("POST", `/api/v1/customers/${own}/merges`, { with: customer })).status).toBe(404);
    const patch = await ask("PATCH", `/api/v1/customers/${own}`, {
      updated_at: shown.updated_at,
      company_id: customer,
    });
    expect(patch.status, patch.text).toBeGreaterThanOrEqual(400);
    for (const address of [
      `customers?segment=${group}`,
      `customers?company=${customer}`,
      `orders?customer=${customer}`,
      `orders?product=${product}`,
      `interactions?partner=${customer}`,
      `match-suggestions?customer=${customer}`,
      `cases?view=all&customer=${customer}`,
    ]) {
      const { status, body: found } = await ask("GET", `/api/v1/${address}`);
      if (status !== 404) expect({ address, rows: (found as { rows: unknown }).rows }).toEqual({ address, rows: [] });
    }
    const bulk = { change: { kind: "tag", tags: ["x"] }, selection: { ids: [customer, interaction] } };
    expect((await ask("POST", "/api/v1/customers/bulk", bulk)).status).toBe(200);
    for (const body of foreignCases(theirs.ids, own))
      expect((await ask("POST", "/api/v1/cases", body)).status).toBe(404);
  }
  expect(await theirs.stored()).toEqual(before);
});

test("no list, count or file tells anything of another brand", async () => {
  const told: string[] = [];
  const values: Record<string, string> = { from: "2020-01-01", to: "2027-01-01", of: "tag", search: mark, wait: "0" };
  const lists = routes.filter(
    ({ method, url }) => method === "GET" && url.startsWith("/api/v1/") && !url.includes(":"),
  );
  for (const ask of Object.values(callers)) {
    for (const { method, url, name, query } of lists) {
      const known = Object.keys((query as { shape?: object } | null)?.shape ?? {}).filter((key) => values[key]);
      const filtered = `${url}?${known.map((key) => `${key}=${values[key]}`).join("&")}`;
      // The change feed is a stream unless it is told how long to wait.
      for (const address of url === "/api/v1/changes" ? [filtered] : [url, filtered])
        if ((await ask(method, address)).text.includes(mark)) told.push(`${name} ${address}`);
    }
  }
  expect(told).toEqual([]);
});

test("the brand's own people reach every one of those ids: the table speaks of real rows", {
  timeout: 240_000,
}, async () => {
  const missed: string[] = [];
  for (const [name, place] of Object.entries(places)) {
    const route = asked.find((one) => one.name === name)!;
    const { status, text } = await theirs.ask(route.method, addressOf(route, place), place.body);
    if (status === 404 || (status >= 500 && !text.includes("cannot_print"))) missed.push(`${name} ${status} ${text}`);
  }
  expect(missed).toEqual([]);
});

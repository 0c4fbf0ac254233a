import fc from "fast-check";
import { expect, test } from "vitest";
import { given, signedIn } from "../../../modules/admin/testing.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { everyRoute, type Route } from "./testing/every-route.ts";
import { type Answer, askInBrowser, askWithKey, fullBrand, type Ids } from "./testing/two-brands.ts";
import { namesOf, nearly, textOf, wildTexts } from "./testing/wild-values.ts";

const database = await testDatabase();
const house = await testHouse(database);
const { app, routes, scopes } = await everyRoute(house);
const full = await fullBrand(house, app, database, scopes);
const machine = full.machine;
const english = askWithKey(app, full.key, "en");
// A person may ask 1,200 times a minute; among these the asking goes round, however quick the machine.
const people = [full.ask];
for (let n = 0; n < 3; n++)
  people.push(askInBrowser(await signedIn(app, full.brand, await given.user(house, { brand: full.brand }))));
let turn = 0;
const nextPerson = () => people[turn++ % people.length]!;
const long = { timeout: 900_000 };

/** Asked elsewhere: a stream without end unless it is told to wait, and what would end the callers of this test. */
const notHere = new Set(["GET /api/v1/changes", "POST /api/auth/sign-out", "POST /api/v1/customers/:id/erasure"]);
const asked = routes.filter(({ name, url }) => url.startsWith("/api/") && !notHere.has(name));
const reading = asked.filter(({ method }) => method === "GET");
const writing = asked.filter(({ method }) => method !== "GET" && method !== "DELETE");

const wrong: string[] = [];
/** A refusal must have a code and a sentence in the reader's language; 500 is never an answer. */
function judge(what: string, { status, body, text }: Answer, language: "fa" | "en" = "fa"): void {
  if (status < 400) return;
  const { code, message } = (body ?? {}) as { code?: unknown; message?: unknown };
  const said = typeof message === "string" ? message : "";
  const understood =
    language === "fa" ? /^[\u0600-\u06ff]{2,} ?[\u0600-\u06ff«]/.test(said) : /^[\x20-\x7e“”’…–]+$/.test(said);
  if (status < 500 && typeof code === "string" && /^[a-z_]+$/.test(code) && understood) return;
  if (status === 503 && what.includes("/health/")) return;
  wrong.push(`${what} → ${status} ${text.slice(0, 300)}`);
}

const idOf: Record<string, keyof Ids> = {
  segments: "segment",
  suppressions: "suppression",
  orders: "order",
  products: "product",
  imports: "import",
  quarantine: "quarantine",
  "raw-inputs": "raw",
  interactions: "interaction",
  sites: "site",
  "api-keys": "key",
  invitations: "invitation",
  "match-suggestions": "suggestion",
  "customer-merges": "merge",
  "customer-views": "view",
};
/** Nothing was wrong, and the callers were let in until the end. */
async function allWell(): Promise<void> {
  expect(wrong.splice(0)).toEqual([]);
  for (const by of [...people, machine]) expect((await by("GET", "/api/v1/brand")).status).toBe(200);
}

/** The route's address with ids that exist, so that a body is looked at and not only the address. */
function real({ url }: Route): string {
  const what = url.split("/")[3] ?? "";
  return url
    .replace("bulk/:id", `bulk/${full.ids.bulk}`)
    .replace("notes/:part", `notes/${full.ids.note}`)
    .replace("identities/:part", `identities/${full.ids.identity}`)
    .replace(":day", "2026-01-01")
    .replace(":name", "revenue")
    .replace(":userId", String(full.ids.user))
    .replace(/:id\b/, String(full.ids[idOf[what] ?? "customer"]))
    .replace(/:\w+/g, "1");
}

test("broken JSON, wrong types and odd content types are refused with a sentence", long, async () => {
  const bodies: [string | Buffer, string][] = [
    ["{", "application/json"],
    ['{"a":', "application/json; charset=utf-8"],
    ["", "application/json"],
    ["[]", "application/json"],
    ["null", "application/json"],
    ['"text"', "application/json"],
    ['{"name":"\\u0000"}', "application/json"],
    ['{"__proto__":{"x":1},"constructor":{"prototype":1}}', "application/json"],
    [Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), "application/json"],
    [`${"[".repeat(20_000)}${"]".repeat(20_000)}`, "application/json"],
    [`{"name":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`, "application/json"],
    ["a=1", "application/x-www-form-urlencoded"],
    ["<a/>", "text/xml"],
    ["x", "nonsense"],
    [Buffer.from('{}\n\0\n[1]\n"a"\n'), "application/x-ndjson"],
  ];
  for (const route of writing) {
    for (const [body, type] of bodies) {
      judge(
        `${route.name} ${type} ${String(body).slice(0, 20)}`,
        await machine(route.method, real(route), body, { "content-type": type }),
      );
    }
    judge(`${route.name} in English`, await english(route.method, real(route), "{"), "en");
  }
  await allWell();
});

test("a body of ten megabytes is refused", long, async () => {
  const body = JSON.stringify({ name: "x".repeat(10 * 1024 * 1024) });
  for (const route of writing.filter((one) => one.body && one.url.startsWith("/api/v1/"))) {
    const answer = await machine(route.method, real(route), body);
    expect({ route: route.name, status: answer.status }).toEqual({ route: route.name, status: 413 });
    judge(route.name, answer);
  }
  await allWell();
});

test("wild values in every field of every body never make a fault of ours", long, async () => {
  for (const route of writing) {
    if (!route.body) continue;
    await fc.assert(
      fc.asyncProperty(nearly(route.body), fc.boolean(), async (body, person) => {
        judge(
          `${route.name} ${JSON.stringify(body)?.slice(0, 300)}`,
          await (person ? nextPerson() : machine)(route.method, real(route), body ?? {}),
        );
      }),
      { numRuns: 8 },
    );
  }
  await allWell();
});

test("wild addresses, parameters, cursors and limits never make a fault of ours", long, async () => {
  const ids = [
    "0",
    "-1",
    "1.5",
    "abc",
    "99999999999999999999",
    "9007199254740993",
    "%00",
    "%ff",
    "%27",
    "..%2f..",
    "1%20or%201=1",
    "%F0%9F%98%80",
  ];
  for (const route of asked) {
    if (!route.url.includes(":")) continue;
    for (const id of ids) {
      const url = route.url.replace(/:\w+/g, id);
      judge(`${route.method} ${url}`, await machine(route.method, url, route.method === "GET" ? undefined : {}));
    }
  }
  for (const route of [...reading, routes.find(({ name }) => name === "GET /api/v1/changes")!]) {
    const names = [...namesOf(route.query), "after", "limit", "unknown", "a[b]", "brand"];
    const wait = route.url === "/api/v1/changes" ? "&wait=0" : "";
    const queries = [
      "limit=-1",
      "limit=0",
      "limit=1e9",
      "limit=NaN",
      "after=!!",
      "after=e30",
      "after=MXwx",
      "limit=1&limit=2",
      "%",
      "%ff=1",
      "&&=&",
      "wait=-1",
      "q=%00",
    ];
    for (const query of queries)
      judge(`${route.name}?${query}`, await machine("GET", `${real(route)}?${query}${wait}`));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...names), textOf()), { maxLength: 4 }), async (pairs) => {
        const query = pairs
          .map(
            ([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text.slice(0, 3000).toWellFormed())}`,
          )
          .join("&");
        judge(`${route.name}?${query.slice(0, 300)}`, await machine("GET", `${real(route)}?${query}${wait}`));
      }),
      { numRuns: 8 },
    );
  }
  await allWell();
});

test("wild headers and NDJSON lines never make a fault of ours", long, async () => {
  const headers = [
    "idempotency-key",
    "hamdel-brand",
    "accept-language",
    "last-event-id",
    "authorization",
    "cookie",
    "hamdel-file-name",
    "origin",
  ];
  const texts = wildTexts.filter((text) => /^[\x20-\x7e]+$/.test(text) && text.length < 5000);
  for (const header of headers) {
    for (const text of [...texts, "%E0%A4%A", "Bearer hk_x", "hamdel.session_token=x"]) {
      const answer = await machine("POST", "/api/v1/customers", { name: "رضا" }, { [header]: text });
      judge(`${header}: ${text}`, answer, /^\s*en/.test(header === "accept-language" ? text : "") ? "en" : "fa");
    }
  }
  for (const url of ["customers", "orders", "products", "interactions"]) {
    const lines = wildTexts.flatMap((text) => [
      text,
      JSON.stringify({ name: text, external_id: text, channel: text, text }),
      JSON.stringify(text),
    ]);
    const body = Buffer.from(lines.map((line) => line.replaceAll("\n", " ")).join("\n"));
    const answer = await machine("POST", `/api/v1/${url}`, body, { "content-type": "application/x-ndjson" });
    judge(url, answer);
    expect(answer.text).not.toContain('"internal"');
  }
  for (const kind of ["customers", "orders", "interactions"]) {
    for (const file of [
      Buffer.alloc(0),
      Buffer.from("PK\x03\x04nothing"),
      Buffer.from([0x1f, 0x8b, 1, 2]),
      Buffer.from("\0".repeat(100)),
      Buffer.from('a,b\n"unclosed'),
      Buffer.from(`${"a,".repeat(200_000)}\n1\n`),
    ])
      judge(
        `file of ${kind}`,
        await machine("POST", `/api/v1/imports?kind=${kind}`, file, { "content-type": "text/csv" }),
      );
  }
  await allWell();
});

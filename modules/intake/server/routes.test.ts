import { expect, test } from "vitest";
import { system, withBrand } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { buildApp } from "../../../platform/http/index.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { sourceId, storeRaw } from "../index.ts";
import { putInQuarantine } from "./quarantine.ts";
import { registerReader } from "./replay.ts";
import { intakeRoutes } from "./routes.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await buildApp(house, async ({ headers }) => {
  const brandId = Number(headers["x-brand"]);
  const permissions = String(headers.authorization ?? "intake.read,intake.write").split(",");
  return brandId ? { brandId, actor: { kind: "user", id: "sara", name: "سارا", role: "owner", permissions } } : null;
});
intakeRoutes(app);
await app.ready();

registerReader("even", async (_ctx, body) => {
  if (Number(body) % 2 !== 0) throw new Refusal("invalid", "number");
});

async function call(brand: number, method: "GET" | "POST" | "DELETE", url: string, payload?: object, headers = {}) {
  const answer = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { "x-brand": String(brand), ...headers },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.body && answer.json(), raw: answer };
}

const keep = (brandId: number, bodies: string[]) =>
  withBrand(database.app.app, { brandId, actor: system("test"), now: new Date() }, async (ctx) => {
    const source = await sourceId(ctx, "shop");
    const raw = await storeRaw(ctx, {
      sourceId: source,
      contentType: "text/plain",
      body: Buffer.from(bodies.join("\n")),
    });
    await putInQuarantine(
      ctx,
      bodies.map((body, at) => ({
        sourceId: source,
        rawInputId: raw,
        reader: "even",
        line: at + 1,
        body,
        problemCode: "invalid",
      })),
    );
  });

test("what waits is listed newest first in pages, with its reason in the reader's language", async () => {
  await keep(1, ["1", "3", "5"]);
  const first = (await call(1, "GET", "/quarantine?limit=2")).body;
  expect(first).toMatchObject({ waiting: 3, rows: [{ line: 3, source: "shop", preview: "5" }, { line: 2 }] });
  expect(first.rows[0].problem).toMatch(/[آ-ی]/);
  const second = (await call(1, "GET", `/quarantine?limit=2&after=${first.next}`)).body;
  expect(second).toMatchObject({ next: null, rows: [{ line: 1 }] });
  const english = await call(1, "GET", `/quarantine/${first.rows[0].id}`, undefined, { "accept-language": "en" });
  expect(english.body.problem).toMatch(/^Some values/);
});

test("one is corrected and replayed, another dismissed and taken back", async () => {
  await keep(2, ["7", "9"]);
  const [second, first] = (await call(2, "GET", "/quarantine")).body.rows;
  expect((await call(2, "POST", `/quarantine/${first.id}/replay`)).body).toMatchObject({
    replayed: false,
    problemField: "number",
  });
  expect((await call(2, "POST", `/quarantine/${first.id}/replay`, { body: "8" })).body).toMatchObject({
    replayed: true,
    problem: null,
  });
  expect((await call(2, "POST", `/quarantine/${second.id}/dismissal`)).status).toBe(204);
  expect((await call(2, "GET", "/quarantine")).body).toMatchObject({ rows: [], waiting: 0 });
  expect((await call(2, "GET", "/quarantine?state=replayed")).body.rows).toMatchObject([{ id: first.id, attempts: 3 }]);
  expect((await call(2, "DELETE", `/quarantine/${second.id}/dismissal`)).status).toBe(204);
  expect((await call(2, "GET", "/quarantine")).body.rows).toMatchObject([{ id: second.id }]);
});

test("raw input is given as a file, never shown in place", async () => {
  await keep(3, ["<script>alert(1)</script>"]);
  const { id } = (await call(3, "GET", "/quarantine")).body.rows[0];
  const { rawInputId } = (await call(3, "GET", `/quarantine/${id}`)).body;
  const answer = await app.inject({ url: `/api/v1/raw-inputs/${rawInputId}`, headers: { "x-brand": "3" } });
  expect(answer.headers["content-disposition"]).toMatch(/^attachment/);
  expect(answer.headers["content-type"]).toBe("application/octet-stream");
  expect(answer.body).toBe("<script>alert(1)</script>");
});

test("another brand's rows are not found, and who may not look is refused", async () => {
  await keep(4, ["11"]);
  const { id } = (await call(4, "GET", "/quarantine")).body.rows[0];
  const { rawInputId } = (await call(4, "GET", `/quarantine/${id}`)).body;
  const others = [
    ["GET", `/quarantine/${id}`],
    ["POST", `/quarantine/${id}/replay`],
    ["POST", `/quarantine/${id}/dismissal`],
    ["DELETE", `/quarantine/${id}/dismissal`],
    ["GET", `/raw-inputs/${rawInputId}`],
  ] as const;
  for (const [method, url] of others) expect([url, (await call(5, method, url)).status]).toEqual([url, 404]);
  expect((await call(4, "GET", "/quarantine", undefined, { authorization: "timeline.read" })).status).toBe(403);
  expect((await call(4, "POST", `/quarantine/${id}/replay`, {}, { authorization: "intake.read" })).status).toBe(403);
});

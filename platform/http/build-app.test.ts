import { once } from "node:events";
import net from "node:net";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { Refusal } from "../errors/index.ts";
import { testDatabase, testHouse } from "../testing/index.ts";
import { buildApp, healthRoutes } from "./index.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await buildApp(house, async (request) => {
  const permissions = request.headers.authorization?.split(",");
  return permissions ? { brandId: 1, actor: { kind: "api-key", id: 1, name: "test", permissions } } : null;
});
app.post(
  "/echo",
  { schema: { body: z.object({ text: z.string() }) }, config: { open: "public" } },
  (request) => request.body,
);
app.get("/refuse", { config: { open: "public" } }, () => Promise.reject(new Refusal("not_found")));
app.get("/bug", { config: { open: "public" } }, () => Promise.reject(new Error("secret detail")));
app.get("/guarded", { config: { permission: "things.read" } }, () => ({ ok: true }));
app.post(
  "/sources",
  { schema: { body: z.object({ key: z.string() }) }, config: { permission: "things.write" } },
  (request) =>
    request.command(async (ctx) => {
      await sql`insert into source (brand_id, key) values (${ctx.brandId}, ${request.body.key})`.execute(ctx.db);
      return { made: request.body.key };
    }),
);
healthRoutes(app, house);

const post = (payload: string | Buffer, headers = {}) =>
  app.inject({ method: "POST", url: "/echo", payload, headers: { "content-type": "application/json", ...headers } });

test("bad bodies get a code and a sentence in the reader's language, never a 500", async () => {
  const cases: [string | Buffer, string, number][] = [
    ['{"text":', "malformed_json", 400],
    ["", "invalid", 400],
    ['{"text":5}', "invalid", 400],
    [Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), "bad_encoding", 400],
    ['{"text":"a\\u0000b"}', "bad_encoding", 400],
    [JSON.stringify({ text: "x".repeat(10 * 1024 * 1024) }), "too_large", 413],
  ];
  for (const [payload, code, status] of cases) {
    const answer = await post(payload);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().message).toMatch(/[آ-ی]/);
  }
  expect((await post("{", { "accept-language": "en-GB" })).json().message).toBe("The text sent is not valid JSON.");
  expect(
    (await app.inject({ method: "POST", url: "/echo", payload: "x", headers: { "content-type": "image/png" } }))
      .statusCode,
  ).toBe(415);
  expect((await app.inject({ method: "GET", url: "/nowhere" })).json().code).toBe("not_found");
});

test("a field that is wrong is named", async () => {
  expect((await post('{"text":5}')).json().fields).toEqual([{ path: "text", code: "invalid_type" }]);
});

test("a bug answers 500 and tells nothing", async () => {
  const answer = await app.inject({ url: "/bug" });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain("secret detail");
  expect(answer.json().requestId).toBe(answer.headers["x-request-id"]);
});

test("a route that says neither who may use it nor that it is open does not start", async () => {
  const careless = await buildApp(house, async () => null);
  careless.get("/forgotten", () => ({ ok: true }));
  await expect(careless.ready()).rejects.toThrow("GET /forgotten");
});

test("metrics are read on this machine alone, not through a proxy", async () => {
  expect((await app.inject({ url: "/metrics" })).statusCode).toBe(200);
  const proxied = { "x-forwarded-for": "198.51.100.7" };
  expect((await app.inject({ url: "/metrics", headers: proxied })).statusCode).toBe(404);
  expect((await app.inject({ url: "/metrics", remoteAddress: "198.51.100.7" })).statusCode).toBe(404);
});

test("a route is shut unless its permission is held or it is declared open", async () => {
  const status = async (url: string, authorization?: string) =>
    (await app.inject({ url, headers: authorization ? { authorization } : {} })).statusCode;
  expect(await status("/guarded")).toBe(401);
  expect(await status("/guarded", "other.read")).toBe(403);
  expect(await status("/guarded", "things.read")).toBe(200);
});

test("five parallel repeats of one Idempotency-Key do the work once and get one answer", async () => {
  const send = (key: string) =>
    app.inject({
      method: "POST",
      url: "/sources",
      payload: { key },
      headers: { authorization: "things.write", "idempotency-key": "k-1" },
    });
  const answers = await Promise.all(Array.from({ length: 5 }, () => send("shop")));
  expect(answers.map((answer) => answer.json())).toEqual(Array(5).fill({ made: "shop" }));
  const stored = await database.owner.query("select count(*) as n from source where key = 'shop'");
  expect(stored.rows[0].n).toBe(1);
  expect((await send("other")).json().code).toBe("idempotency_reused");
});

test("closing waits for who asked, and not for a connection on which nobody did", async () => {
  const closed = await buildApp(house, async () => null);
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  closed.get("/slow", { config: { open: "public" } }, async () => {
    begun.resolve();
    await goOn.promise;
    return { done: true };
  });
  const address = await closed.listen({ host: "127.0.0.1", port: 0 });
  const silent = net.connect(Number(new URL(address).port), "127.0.0.1").on("error", () => {});
  onTestFinished(() => void silent.destroy());
  await once(closed.server, "connection");
  const answer = fetch(`${address}/slow`);
  await begun.promise;
  const over = closed.close();
  goOn.resolve();
  expect(await (await answer).json()).toEqual({ done: true });
  await over;
});

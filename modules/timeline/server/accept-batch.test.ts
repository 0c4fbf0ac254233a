import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { timelineApp } from "../testing/app.ts";
import { givenBrand } from "../testing/given.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await timelineApp(house);

const send = async (brand: number, payload: string | Buffer | Readable, headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url: "/api/v1/interactions",
    headers: { "x-brand": String(brand), "content-type": "application/x-ndjson", ...headers },
    payload,
  });
const one = async <T>(text: string, brand: number): Promise<T[]> => (await database.owner.query(text, [brand])).rows;
const line = (n: number, more = {}) =>
  JSON.stringify({ phone: `0912${String(n).padStart(7, "0")}`, channel: "sms", text: `پیام ${n}`, ...more });

test("good lines are recorded, bad ones named with line and code and kept for replay", async () => {
  const brand = await givenBrand(database);
  const body = Buffer.concat([
    Buffer.from(`${line(1)}\n\n${line(2)}\r\n{"phone":\n${line(3, { channel: 5 })}\n`),
    Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
    Buffer.from(`${line(4, { phone: "1" })}\n${line(5)}`),
  ]);
  const answer = await send(brand, body);
  expect(answer.statusCode).toBe(200);
  const { results, ...counts } = answer.json();
  expect(counts).toEqual({ read: 7, recorded: 3, repeated: 0, rejected: 4 });
  expect(results.map((row: { line: number; code?: string }) => [row.line, row.code ?? null])).toEqual([
    [1, null],
    [3, null],
    [4, "malformed_json"],
    [5, "invalid"],
    [6, "bad_encoding"],
    [7, "phone_unreadable"],
    [8, null],
  ]);
  const waiting = await one(
    "select line, problem_code, problem_field from quarantine where brand_id = $1 order by line",
    brand,
  );
  expect(waiting).toMatchObject([
    { line: 4, problem_code: "malformed_json" },
    { line: 5, problem_code: "invalid", problem_field: "channel" },
    { line: 6, problem_code: "bad_encoding" },
    { line: 7, problem_code: "phone_unreadable", problem_field: "phone" },
  ]);
  expect(await one("select from raw_input where brand_id = $1 and body is not null", brand)).toHaveLength(1);
});

test("a line that PostgreSQL refuses fails alone", async () => {
  const brand = await givenBrand(database);
  const bad = '{"phone":"09120000003","channel":"sms","meta":{"x":"\\ud800"}}';
  const { results, ...counts } = (await send(brand, [line(1), line(2), bad, line(4)].join("\n"))).json();
  expect(counts).toEqual({ read: 4, recorded: 3, repeated: 0, rejected: 1 });
  expect(results[2]).toMatchObject({ line: 3, result: "rejected", code: "invalid" });
});

test("the same batch again, even five at once, records nothing twice", async () => {
  const brand = await givenBrand(database);
  const body = Array.from({ length: 300 }, (_, n) => line(n, { external_id: `m-${n}` })).join("\n");
  const answers = await Promise.all(Array.from({ length: 5 }, () => send(brand, body)));
  expect(answers.map((answer) => answer.json().recorded).reduce((a, b) => a + b)).toBe(300);
  expect(await one("select from interaction where brand_id = $1", brand)).toHaveLength(300);

  const keyed = [line(1), line(1)].join("\n");
  const key = { "idempotency-key": "monday" };
  expect((await send(brand, keyed, key)).json()).toMatchObject({ recorded: 2, repeated: 0 });
  expect((await send(brand, keyed, key)).json()).toMatchObject({ recorded: 0, repeated: 2 });
});

test("thousands of lines come in as a stream", async () => {
  const brand = await givenBrand(database);
  async function* lines() {
    for (let n = 0; n < 2500; n++) yield Buffer.from(`${line(n % 50, { external_id: `s-${n}` })}\n`);
  }
  const answer = await send(brand, Readable.from(lines()));
  expect(answer.json()).toMatchObject({ read: 2500, recorded: 2500 });
  expect(await one("select from raw_input where brand_id = $1", brand)).toHaveLength(3);
  expect(await one("select sum(n)::int as n from interaction_day where brand_id = $1", brand)).toEqual([{ n: 2500 }]);
});

test("a body over 50 MB is stopped; what was read is recorded and said", async () => {
  const brand = await givenBrand(database);
  async function* endless() {
    yield Buffer.from(`${line(1)}\n`);
    const filler = Buffer.from(`${" ".repeat(1024 * 1024 - 1)}\n`);
    for (let n = 0; n < 51; n++) yield filler;
  }
  const answer = (await send(brand, Readable.from(endless()))).json();
  expect(answer).toMatchObject({ read: 1, recorded: 1, stopped: { code: "too_large" } });
});

test("a wrong file is stopped after ten thousand bad lines", async () => {
  const brand = await givenBrand(database);
  const answer = (await send(brand, "x\n".repeat(12_000))).json();
  expect(answer.stopped.code).toBe("too_many_bad_lines");
  expect(answer.rejected).toBe(11_000);
});

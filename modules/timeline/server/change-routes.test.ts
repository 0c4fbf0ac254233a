import { expect, test } from "vitest";
import { system, withBrand } from "../../../platform/db/index.ts";
import { recordChanges } from "../../../platform/realtime/index.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { timelineApp } from "../testing/app.ts";
import { givenBrand } from "../testing/given.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await timelineApp(house);
const address = await app.listen({ port: 0, host: "127.0.0.1" });

const change = (brandId: number, topic: string, refs: number[]) =>
  withBrand(database.app.app, { brandId, actor: system("test"), now: new Date() }, (ctx) =>
    recordChanges(ctx, topic, refs),
  );

type Event = { cursor: string; changes?: { topic: string }[]; reset?: boolean };

/** Opens the stream and gives its events one by one, without the signs of life (the same cursor again) between them. */
async function listen(brand: number, query = "", headers: Record<string, string> = {}) {
  const stop = new AbortController();
  const response = await fetch(`${address}/api/v1/changes?${query}`, {
    headers: { "x-brand": String(brand), ...headers },
    signal: stop.signal,
  });
  expect(response.headers.get("content-type")).toMatch("text/event-stream");
  expect(response.headers.get("x-accel-buffering")).toBe("no");
  const events = eventsOf(response.body as ReadableStream<Uint8Array>);
  let last = headers["last-event-id"] ?? "";
  const next = async (): Promise<Event> => {
    const event = (await events.next()).value as Event;
    if (event.cursor === last) return next();
    last = event.cursor;
    return event;
  };
  return { next, stop: () => stop.abort() };
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Event> {
  let text = "";
  for await (const bytes of body) {
    text += Buffer.from(bytes).toString();
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end));
      text = text.slice(end + 2);
      if (data) yield JSON.parse(data[1] as string);
    }
  }
}

test("a stream says where it stands and then what changes; a reconnect goes on from there", async () => {
  const brand = await givenBrand(database);
  const stream = await listen(brand);
  const first = await stream.next();
  expect(first.changes).toEqual([]);
  await change(brand, "customer", [5, 5, 6]);
  const second = await stream.next();
  expect(second.changes).toEqual([{ topic: "customer:5" }, { topic: "customer:6" }]);
  stream.stop();
  await change(brand, "customer", [7]);

  const again = await listen(brand, `after=${first.cursor}`, { "last-event-id": second.cursor });
  expect((await again.next()).changes).toEqual([{ topic: "customer:7" }]);
  again.stop();
});

test("only the topics asked for are told, and the cursor goes on all the same", async () => {
  const brand = await givenBrand(database);
  const stream = await listen(brand, "topics=customer:5,customers");
  const start = await stream.next();
  await change(brand, "customer", [4]);
  const unheard = await stream.next();
  expect(unheard).toMatchObject({ changes: [] });
  expect(unheard.cursor).not.toBe(start.cursor);
  await change(brand, "customer", [5]);
  expect((await stream.next()).changes).toEqual([{ topic: "customer:5" }]);
  stream.stop();
});

test("where streams are held back, one answer at a time has the same cursor", async () => {
  const brand = await givenBrand(database);
  const poll = async (query: string) =>
    (
      await fetch(`${address}/api/v1/changes?${query}`, { headers: { "x-brand": String(brand) } })
    ).json() as Promise<Event>;
  /** Asks again with the cursor of the last answer while there is nothing to tell: another test's open transaction holds changes back. */
  const hear = async (after: string): Promise<Event> => {
    const told = await poll(`wait=25&after=${after}`);
    return told.changes?.length === 0 ? hear(told.cursor) : told;
  };
  const { cursor } = await poll("wait=0");
  const waiting = hear(cursor);
  await change(brand, "customers", [0]);
  const told = await waiting;
  expect(told.changes).toEqual([{ topic: "customers:0" }]);
  await change(
    brand,
    "customer",
    Array.from({ length: 501 }, (_, n) => n),
  );
  expect(await hear(told.cursor)).toMatchObject({ reset: true });
});

test("a cursor that is none, and somebody without access, are refused", async () => {
  const brand = await givenBrand(database);
  const status = async (query: string, headers: Record<string, string>) =>
    (await fetch(`${address}/api/v1/changes?${query}`, { headers })).status;
  expect(await status("after=1;drop", { "x-brand": String(brand) })).toBe(400);
  expect(await status("", {})).toBe(401);
  expect(await status("", { "x-brand": String(brand), authorization: "other.read" })).toBe(403);
});

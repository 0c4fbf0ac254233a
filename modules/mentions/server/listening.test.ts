import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { mentionsApp } from "../testing/mentions-app.ts";
import { handOutFeeds } from "./feeds/poll-feeds.ts";

const database = await testDatabase();
const time = { ahead: 0 };
const plain = await testHouse(database, { clock: () => new Date(Date.now() + time.ahead) });
const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"] } };

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;
async function server(answer: Answer): Promise<string> {
  const listening = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => answer(request, response, body));
  });
  await new Promise<void>((ready) => listening.listen(0, "127.0.0.1", ready));
  afterAll(() => void listening.close());
  return `http://127.0.0.1:${(listening.address() as { port: number }).port}`;
}

const rss = (...titles: string[]) =>
  `<rss><channel><title>خبر</title>${titles.map((one) => `<item><title>${one}</title><guid>${one}</guid></item>`).join("")}</channel></rss>`;

test("a feed is tested, asked with what it remembers us by, rested when it fails, and its entries are kept once", async () => {
  const { must, term, list, settle } = await mentionsApp(house, database.owner);
  const site = { titles: ["آفتاب تازه", "بی‌ربط"], status: 200, seen: [] as (string | undefined)[] };
  const address = await server((request, response) => {
    site.seen.push(request.headers["if-none-match"]);
    if (request.url === "/moved") return response.writeHead(302, { location: "/feed" }).end();
    if (request.url === "/page")
      return response.end(`<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>`);
    if (site.status !== 200) return response.writeHead(site.status, { "retry-after": "7200" }).end();
    if (request.headers["if-none-match"] === `"${site.titles.length}"`) return response.writeHead(304).end();
    response.writeHead(200, { etag: `"${site.titles.length}"` }).end(rss(...site.titles));
  });
  await term("آفتاب");
  const trial = (path: string) => must("POST", "/mention-sources/trial", { address: address + path });
  expect(await trial("/moved")).toMatchObject({
    problem: null,
    count: 2,
    items: [{ matches: true }, { matches: false }],
  });
  expect(await trial("/page")).toMatchObject({ problem: "not_a_feed", better: `${address}/feed` });

  await must("POST", "/mention-sources", { kind: "feed", name: "خبرگزاری", address: `${address}/feed` });
  const look = async () => {
    await handOutFeeds(house);
    await settle();
    return (await must("GET", "/mention-sources")).rows[0];
  };
  expect(await look()).toMatchObject({ problem: null, found: 1 });
  time.ahead += 16 * 60_000;
  site.seen = [];
  await look();
  expect(site.seen).toEqual(['"2"']);
  site.titles.push("باز هم آفتاب");
  time.ahead += 16 * 60_000;
  expect(await look()).toMatchObject({ found: 2 });
  expect((await list()).rows).toHaveLength(2);

  site.status = 429;
  time.ahead += 16 * 60_000;
  const rested = await look();
  expect(rested.problem).toBe("too_often");
  expect(Date.parse(rested.next_at) - house.clock().getTime()).toBeGreaterThan(7_000_000);
  site.seen = [];
  time.ahead += 16 * 60_000;
  await look();
  expect(site.seen).toEqual([]);
});

test("a bot that listens to groups brings what is said of the brand, begins no conversation, and answers there once", async () => {
  const { must, term, list, app } = await mentionsApp(house, database.owner);
  const said: Record<string, unknown>[] = [];
  const baseUrl = await server((request, response, body) => {
    if (request.url?.endsWith("/sendMessage")) said.push(JSON.parse(body));
    response.end(JSON.stringify({ ok: true, result: { message_id: 9 } }));
  });
  await term("آفتاب");
  const settings = { token: "123456789:fake-token-of-a-bot", baseUrl, by: "webhook", groups: true };
  const account = await must("POST", "/channels", { kind: "bale", name: "بازوی ما", settings, team: null });
  const hear = async (
    text: string,
    message_id: number,
    chat: object = { id: -5, type: "group", title: "همسایه‌ها" },
  ) => {
    const message = { message_id, from: { id: 77, first_name: "مینا" }, chat, date: 1_790_000_000, text };
    const payload = { update_id: message_id, message };
    expect((await app.inject({ method: "POST", url: account.hook_path, payload })).statusCode).toBe(200);
  };
  await hear("آفتاب خیلی بد شده", 1);
  await hear("آفتاب خیلی بد شده", 1);
  await hear("سلام همسایه‌ها", 2);
  const { rows } = await list();
  expect(rows).toMatchObject([
    {
      text: "آفتاب خیلی بد شده",
      author: "مینا",
      place: "همسایه‌ها",
      in_group: true,
      source: { kind: "group", name: "بازوی ما" },
    },
  ]);
  expect((await must("GET", "/conversations?view=all")).rows).toEqual([]);

  const answer = { client_id: "answer-01", text: "شرمنده‌ایم، پیگیری می‌کنیم." };
  const path = `/mentions/${rows[0].id}/answers`;
  expect(await must("POST", path, answer)).toEqual({ state: "sent", code: null });
  expect(await must("POST", path, answer)).toEqual({ state: "sent", code: null });
  expect(said).toMatchObject([{ chat_id: "-5", reply_to_message_id: 1, text: answer.text }]);
  expect((await list("?view=answered")).rows).toMatchObject([{ answers: [{ state: "sent", by: "سارا" }] }]);
});

import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { mentionsApp } from "../../testing/mentions-app.ts";
import { handOutFeeds } from "../feeds/poll-feeds.ts";

const database = await testDatabase();
const plain = await testHouse(database);
const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"] } };

test("new words are found in what was heard before them, once, and a feed brings what nobody listened for then", async () => {
  const { must, term, hook, list, settle } = await mentionsApp(house, database.owner);
  const titles = ["آفتاب تازه", "گلدان سفالی چند؟"];
  const items = titles.map((one) => `<item><title>${one}</title><guid>${one}</guid></item>`).join("");
  const feed = createServer((request, response) => {
    if (request.headers["if-none-match"]) return response.writeHead(304).end();
    return response.writeHead(200, { etag: '"1"' }).end(`<rss><channel><title>خبر</title>${items}</channel></rss>`);
  });
  await new Promise<void>((ready) => feed.listen(0, "127.0.0.1", ready));
  afterAll(() => void feed.close());
  const address = `http://127.0.0.1:${(feed.address() as { port: number }).port}/`;
  const look = async () => {
    await handOutFeeds(house);
    await settle();
  };
  const found = async (id: number) => (await list(`?term=${id}`)).rows.map(({ text, title }: never) => text || title);

  await term("آفتاب");
  await must("POST", "/mention-sources", { kind: "feed", name: "خبرگزاری", address });
  await look();
  const all = await hook({ keep_all: true });
  for (const [n, text] of ["سلام", "قوری سفید", "قوری آبی"].entries())
    expect((await all.send({ external_id: `k-${n}`, text, said_at: house.clock().toISOString() })).status).toBe(200);
  expect((await list()).rows).toHaveLength(4);

  const pots = await term("قوری");
  expect(await found(pots)).toEqual([]);
  await settle();
  expect(await found(pots)).toEqual(["قوری آبی", "قوری سفید"]);
  const vases = await term("گلدان");
  await settle();
  expect(await found(vases)).toEqual([]);
  await look();
  expect(await found(vases)).toEqual(["گلدان سفالی چند؟"]);

  await must("PUT", `/mention-terms/${pots}`, {
    name: "قوری",
    product: null,
    all_words: [],
    any_words: ["قوری", "سلام"],
    none_words: [],
  });
  await settle();
  await settle();
  expect(await found(pots)).toHaveLength(3);
  expect((await list()).rows).toHaveLength(5);
});

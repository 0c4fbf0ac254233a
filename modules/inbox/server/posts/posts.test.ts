import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import type { PostRow } from "../../contract.ts";
import { inboxApp, workOff } from "../../testing/inbox-app.ts";
import { forgetUnsent } from "../attachments/forget-unsent.ts";
import { eitaaAccount, fakeEitaa } from "../channels/fakes/fake-eitaa.ts";
import { type Fake, startFake } from "../channels/fakes/fake-server.ts";

const database = await testDatabase();
const plain = await testHouse(database);
// It stands still unless a story moves it: the ten seconds before a post goes out are its own.
let now = Date.now();
const house = {
  ...plain,
  clock: () => new Date(now),
  config: { ...plain.config, allowPrivate: ["127.0.0.1"] },
};
const fakes: Fake[] = [];
afterAll(() => Promise.all(fakes.map((fake) => fake.close())));

/** A brand with a channel in Eitaa, and whoever publishes there. */
async function channel() {
  const inbox = await inboxApp(house);
  const { boss } = inbox;
  const fake = await startFake(fakeEitaa());
  fakes.push(fake);
  const settings = { ...eitaaAccount, baseUrl: fake.url };
  const payload = { kind: "eitaa", name: "کانال فروشگاه", settings };
  const account = (await boss.ask({ method: "POST", url: "/api/v1/channels", payload })).body.id as number;
  const post = (more: object = {}) =>
    boss.ask({
      method: "POST",
      url: "/api/v1/posts",
      payload: { client_id: randomUUID(), account, text: "جشنوارهٔ پاییز ۱۴۰۵ 🍂", ...more },
    });
  const list = async () => (await boss.ask("/api/v1/posts")).body as { rows: PostRow[]; places: { id: number }[] };
  async function later(seconds: number) {
    now += seconds * 1000;
    await workOff(house, database.owner);
  }
  return { ...inbox, fake, account, post, list, later };
}

test("a post is published after its ten seconds, once, and the log says so", async () => {
  const { fake, account, post, list, later } = await channel();
  const client_id = randomUUID();
  const [one, other] = [
    await post({ client_id, title: "پاییز", pin: true }),
    await post({ client_id, title: "پاییز" }),
  ];
  expect(other.body.id).toBe(one.body.id);
  await later(0);
  expect(fake.sent).toEqual([]);
  expect(await list()).toMatchObject({
    rows: [{ state: "waiting", title: "پاییز", pin: true }],
    places: [{ id: account }],
  });
  await later(11);
  await later(60);
  expect(fake.sent).toMatchObject([{ text: "جشنوارهٔ پاییز ۱۴۰۵ 🍂", title: "پاییز", pin: "1" }]);
  expect((await list()).rows).toMatchObject([{ state: "sent", problem: null, by: { name: "سارا" } }]);
});

test("one for later waits for its time and can be taken back until then; one that is out cannot", async () => {
  const { fake, boss, post, list, later } = await channel();
  const at = (hours: number) => new Date(house.clock().getTime() + hours * 3_600_000).toISOString();
  const first = (await post({ send_at: at(2) })).body.id as number;
  const second = (await post({ send_at: at(3), text: "دومی" })).body.id as number;
  const takeBack = (id: number) => boss.ask({ method: "DELETE", url: `/api/v1/posts/${id}` });
  expect((await takeBack(first)).status).toBe(204);
  await later(3600);
  expect(fake.sent).toEqual([]);
  await later(3 * 3600);
  expect(fake.sent).toMatchObject([{ text: "دومی" }]);
  expect((await takeBack(second)).body.code).toBe("too_late_to_take_back");
  expect((await list()).rows).toMatchObject([{ id: second, state: "sent" }]);
  expect((await post({ send_at: at(-1) })).body.code).toBe("past_time");
});

test("refused for the channel's sake it is told why and published again by hand; over quota it goes by itself", async () => {
  const { fake, boss, post, list, later } = await channel();
  fake.fault = { error: 403 };
  const { id } = (await post()).body as { id: number };
  await later(11);
  expect((await list()).rows).toMatchObject([{ state: "failed", problem: "not_started" }]);
  fake.fault = { error: 429 };
  expect((await boss.ask({ method: "POST", url: `/api/v1/posts/${id}/retry` })).status).toBe(204);
  await later(1);
  expect((await list()).rows).toMatchObject([{ state: "waiting", problem: "rate_limited" }]);
  fake.fault = {};
  await later(60);
  expect((await list()).rows).toMatchObject([{ state: "sent", problem: null }]);
  expect((await boss.ask({ method: "POST", url: `/api/v1/posts/${id}/retry` })).body.code).toBe("not_to_be_retried");
});

test("whether one is out that nobody answered, nobody claims to know; a crash on the way neither repeats it", async () => {
  const { fake, brand, post, list, later } = await channel();
  fake.fault = { silent: true };
  await post();
  await later(11);
  await later(3600);
  expect((await list()).rows).toMatchObject([{ state: "unknown", problem: "no_answer" }]);
  expect(fake.sent).toHaveLength(1);
  fake.fault = {};
  const { id } = (await post()).body as { id: number };
  await database.owner.query("update channel_post set state = 'sending' where brand_id = $1 and id = $2", [
    brand.id,
    id,
  ]);
  await later(60);
  expect((await list()).rows[0]).toMatchObject({ state: "unknown", problem: "interrupted" });
  expect(fake.sent).toHaveLength(1);
});

test("its file goes along however late, and is nobody else's", async () => {
  const { fake, boss, desk, post, later } = await channel();
  const name = { "hamdel-file-name": encodeURIComponent("کاتالوگ.txt"), "content-type": "text/plain" };
  const upload = async (who: typeof boss) =>
    (await who.ask({ method: "POST", url: "/api/v1/attachments", payload: "پاییز" }, name)).body.id as number;
  const foreign = await upload(desk);
  expect((await post({ attachment: foreign })).status).toBe(404);
  const attachment = await upload(boss);
  const send_at = new Date(house.clock().getTime() + 4 * 86_400_000).toISOString();
  expect((await post({ attachment, send_at })).status).toBe(200);
  now += 3 * 86_400_000;
  await forgetUnsent(house);
  await later(2 * 86_400);
  expect(fake.sent).toMatchObject([{ method: "sendFile", file: "کاتالوگ.txt" }]);
});

test("only who may publish sees and makes posts, and no conversation is answered by it", async () => {
  const { boss, desk, account, post, fake } = await channel();
  expect((await desk.ask("/api/v1/posts")).status).toBe(403);
  const payload = { client_id: randomUUID(), account, text: "سلام" };
  expect((await desk.ask({ method: "POST", url: "/api/v1/posts", payload })).status).toBe(403);
  expect((await post({ account: 999_999 })).status).toBe(404);
  expect((await post({ text: " " })).status).toBe(400);
  const identities = [{ type: "eitaa", value: "@maryam" }];
  const made = await boss.ask({ method: "POST", url: "/api/v1/customers", payload: { name: "مریم", identities } });
  expect((await boss.ask(`/api/v1/customers/${made.body.id}/channels`)).body.rows).toEqual([]);
  expect(fake.sent).toEqual([]);
});

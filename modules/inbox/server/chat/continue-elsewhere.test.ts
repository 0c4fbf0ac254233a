import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { signSiteClaim } from "../../../admin/index.ts";
import { inboxApp, workOff } from "../../testing/inbox-app.ts";
import { botAccount, fakeBot } from "../channels/fakes/fake-bot.ts";
import { startFake } from "../channels/fakes/fake-server.ts";

const database = await testDatabase();
let passed = 0;
const base = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
const messenger = await startFake(fakeBot("bale"));
afterAll(() => messenger.close());

type Row = { kind: string; event: string | null; text: string; channel: string | null };

/** A brand with a bot and a visitor who wrote in its chat. */
async function withBot() {
  const inbox = await inboxApp(house);
  const settings = { token: botAccount.token, baseUrl: messenger.url, by: "webhook" };
  const payload = { kind: "bale", name: "بات", settings, team: null };
  const connected = await inbox.boss.ask({ method: "POST", url: "/api/v1/channels", payload });
  const guest = await inbox.visitor();
  await guest.write("سلام، یک پرسش دارم");
  const { id, hook_path } = connected.body as { id: number; hook_path: string };
  const writesTo = async (from: string, text: string, times = 1) => {
    const [call] = await messenger.hear({ from, text });
    const payload = call!.body;
    const post = () => inbox.app.inject({ method: "POST", url: hook_path, headers: call!.headers, payload });
    return (await Promise.all(Array.from({ length: times }, post))).map(({ statusCode }) => statusCode);
  };
  const link = async () => (await guest.ask("POST", "/continuations", { account: id })).body.url as string;
  const talks = async () => {
    const { rows } = (await inbox.boss.ask("/api/v1/conversations")).body;
    return Promise.all(
      rows.map(
        async (row: { id: number }) =>
          (await inbox.boss.ask(`/api/v1/conversations/${row.id}/messages`)).body.messages as Row[],
      ),
    ) as Promise<Row[][]>;
  };
  return { ...inbox, guest, account: id, writesTo, link, talks };
}

test("a visitor goes on in a messenger: one customer, one conversation, and the bot says so", async () => {
  const { app, site, guest, account, writesTo, link, talks, boss } = await withBot();
  const welcome = await app.inject({ url: `/api/v1/chat/welcome?key=${site.key}` });
  expect(welcome.json().continue_on).toEqual([{ account, channel: "bale" }]);
  await guest.ask("POST", "/contact", { phone: "09121110011", name: "مریم" });
  const url = await link();
  expect(url).toMatch(/^https:\/\/ble\.ir\/shop_bale_bot\?start=[\w-]{20,64}$/);
  const code = url.split("=")[1]!;
  expect(await writesTo("7001", `/start ${code}`, 3)).toEqual([200, 200, 200]);
  await writesTo("7001", "ادامه می‌دهم");
  const [talk, ...others] = await talks();
  expect(others).toEqual([]);
  expect(talk!.filter((row) => row.event === "continued")).toHaveLength(1);
  expect(talk!.filter((row) => row.kind === "message").map((row) => [row.channel, row.text])).toEqual([
    ["chat", "سلام، یک پرسش دارم"],
    ["bale", expect.stringContaining("همین‌جا ادامه پیدا می‌کند")],
    ["bale", "ادامه می‌دهم"],
  ]);
  await workOff(house, database.owner);
  expect(messenger.sent).toMatchObject([{ chat_id: "7001", text: expect.stringContaining("ادامه پیدا می‌کند") }]);
  const { rows } = (await boss.ask("/api/v1/conversations")).body;
  expect(rows).toMatchObject([{ channel: "bale", customer: { name: "مریم" } }]);
  const seen = (await guest.page()).messages.map((row: Row) => row.text || row.event);
  expect(seen).toEqual(["سلام، یک پرسش دارم", "contact_left", "continued"]);
});

test("a code works once, for an hour, and for its own bot alone", async () => {
  const { writesTo, link, talks, guest } = await withBot();
  const used = (await link()).split("=")[1]!;
  await writesTo("7101", `/start ${used}`);
  await writesTo("7102", `/start ${used}`);
  const old = (await link()).split("=")[1]!;
  passed += 3_700_000;
  await writesTo("7103", `/start ${old}`);
  await writesTo("7104", "/start AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  // Each of the others is somebody of their own.
  expect(await talks()).toHaveLength(4);
  expect((await guest.ask("POST", "/continuations", { account: 999_999 })).status).toBe(404);
});

test("a link sent to somebody who is known already joins nobody, and what they write stays theirs", async () => {
  const { writesTo, link, talks, guest, boss } = await withBot();
  await writesTo("7201", "من مشتری قدیمی‌ام، کد من ۱۲۳ است");
  await writesTo("7201", `/start ${(await link()).split("=")[1]!}`);
  await writesTo("7201", "این هم محرمانه است");
  const [one, other, ...more] = await talks();
  expect(more).toEqual([]);
  expect([...one!, ...other!].map((row) => row.text)).toContain("/start");
  const { rows } = (await boss.ask("/api/v1/conversations")).body;
  expect(new Set(rows.map((row: { customer: { id: number } }) => row.customer.id)).size).toBe(2);
  expect((await guest.page()).messages.map((row: Row) => row.text)).toEqual(["سلام، یک پرسش دارم"]);
});

test("whom the site vouches for does not read what a stranger writes to the bot who opened their link", async () => {
  const { app, boss, site, writesTo, account } = await withBot();
  const { secret } = (await boss.ask({ method: "POST", url: `/api/v1/sites/${site.id}/secret` })).body;
  const claim = signSiteClaim(secret, { id: "a-7", exp: Math.floor((Date.now() + passed) / 1000) + 600 });
  const ask = async (url: string, payload: object, token = "") =>
    (
      await app.inject({
        method: "POST",
        url: `/api/v1/chat${url}`,
        headers: token ? { authorization: `Bearer ${token}` } : {},
        payload,
      })
    ).json();
  const { token } = await ask("/hello", { key: site.key, visitor: "a-visitor-of-theirs", claim });
  await ask("/messages", { client_id: "client-id-1", text: "من عضو سایتم" }, token);
  const { url } = await ask("/continuations", { account }, token);
  await writesTo("7301", `/start ${url.split("=")[1]}`);
  await writesTo("7301", "کد ملی من");
  const headers = { authorization: `Bearer ${token}` };
  const page = (await app.inject({ url: "/api/v1/chat/feed?after=0&wait=0", headers })).json();
  const texts = page.messages.map((row: Row) => row.text).filter(Boolean);
  expect(texts).toEqual(["من عضو سایتم"]);
});

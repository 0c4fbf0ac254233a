import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inboxApp, workOff } from "../../testing/inbox-app.ts";
import { botAccount, fakeBot } from "../channels/fakes/fake-bot.ts";
import { fakeKavenegar, kavenegarAccount } from "../channels/fakes/fake-kavenegar.ts";
import { fakeSafir, safirAccount } from "../channels/fakes/fake-safir.ts";
import { type Fake, startFake } from "../channels/fakes/fake-server.ts";

const database = await testDatabase();
const plain = await testHouse(database);
let ahead = 0;
const house = {
  ...plain,
  clock: () => new Date(plain.clock().getTime() + ahead),
  config: { ...plain.config, allowPrivate: ["127.0.0.1"] },
};
const fakes: Fake[] = [];
afterAll(() => Promise.all(fakes.map((fake) => fake.close())));

type Shown = {
  id: number;
  kind: string;
  channel: string;
  direction: string;
  text: string;
  delivery: string | null;
  meta: object;
};

/** A brand that writes by Safir, with an SMS line and the Bale bot of the same number beside it, and a customer with this phone. */
async function safirBeside(phone: string) {
  const { desk, boss, app } = await inboxApp(house);
  const [safir, kavenegar, bot] = await Promise.all([
    startFake(fakeSafir()),
    startFake(fakeKavenegar()),
    startFake(fakeBot("bale")),
  ]);
  fakes.push(safir, kavenegar, bot);
  const connect = async (kind: string, settings: object) =>
    (await boss.ask({ method: "POST", url: "/api/v1/channels", payload: { kind, name: kind, settings } })).body as {
      id: number;
      hook_path: string;
    };
  const { accessKey, botId } = safirAccount;
  const byNumber = await connect("bale_safir", { accessKey, botId, baseUrl: safir.url });
  const sms = await connect("kavenegar", { ...kavenegarAccount, baseUrl: kavenegar.url });
  const bale = await connect("bale", { token: botAccount.token, baseUrl: bot.url, by: "webhook" });
  const order = (ids: number[]) => boss.ask({ method: "PUT", url: "/api/v1/channels/order", payload: { ids } });
  const identities = [{ type: "phone", value: phone }];
  const made = await boss.ask({ method: "POST", url: "/api/v1/customers", payload: { name: "مریم", identities } });
  const customer = made.body.id as number;
  async function work() {
    for (let turn = 0; turn < 4; turn++) {
      ahead += 20_000;
      await workOff(house, database.owner);
    }
  }
  async function begin() {
    const payload = { customer, channel: "bale_safir", account: byNumber.id };
    const { id } = (await desk.ask({ method: "POST", url: "/api/v1/conversations", payload })).body as { id: number };
    const said = { client_id: randomUUID(), text: "سفارشتان رسید؟", channel: "bale_safir", account: byNumber.id };
    const reply = await desk.ask({ method: "POST", url: `/api/v1/conversations/${id}/replies`, payload: said });
    expect(reply.status).toBe(200);
    await work();
    return { id };
  }
  const thread = async (id: number) =>
    ((await desk.ask(`/api/v1/conversations/${id}/messages`)).body.messages as Shown[]).filter(
      ({ kind }) => kind === "message",
    );
  const hear = async (from: string, update: object, text = "") => {
    const [call] = await bot.hear({ from, text, update });
    const said = await app.inject({ method: "POST", url: bale.hook_path, headers: call!.headers, payload: call!.body });
    expect(said.statusCode).toBe(200);
  };
  return { safir, kavenegar, byNumber, sms, order, begin, thread, hear, work, desk, boss, customer };
}

test("who is not in Bale gets it by the SMS line that stands in, once, with the reason", async () => {
  const { safir, kavenegar, byNumber, sms, order, begin, thread } = await safirBeside("0935 000 0000");
  await order([byNumber.id, sms.id]);
  const { id } = await begin();
  const tried = [{ account: byNumber.id, name: "bale_safir", code: "not_in_bale", channel: "bale_safir" }];
  expect(await thread(id)).toMatchObject([{ channel: "sms", delivery: "sent", meta: { tried } }]);
  expect([safir.sent.length, kavenegar.sent.length]).toEqual([0, 1]);
});

test("without a line that stands in it is told why; a line out of credit hands on as well", async () => {
  const alone = await safirBeside("0935 000 0000");
  const { id } = await alone.begin();
  const told = { channel: "bale_safir", delivery: "failed", delivery_problem: "not_in_bale" };
  expect(await alone.thread(id)).toMatchObject([told]);
  const poor = await safirBeside("0912 345 6789");
  await poor.order([poor.byNumber.id, poor.sms.id]);
  poor.safir.fault = { error: 20 };
  expect(await poor.thread((await poor.begin()).id)).toMatchObject([{ channel: "sms", delivery: "sent" }]);
});

test("an attempt that nobody answered is asked again under its own id, and goes by no other line", async () => {
  const { safir, kavenegar, byNumber, sms, order, begin, thread, work } = await safirBeside("0912 345 6789");
  await order([byNumber.id, sms.id]);
  safir.fault = { silent: true };
  const { id } = await begin();
  safir.fault = {};
  ahead += 3_600_000;
  await work();
  expect(await thread(id)).toMatchObject([{ channel: "bale_safir", delivery: "sent" }]);
  expect([safir.sent.length, kavenegar.sent.length]).toEqual([1, 0]);
});

test("who answers the bot and shared their number is the same person, in the same conversation", async () => {
  const { begin, thread, hear, desk } = await safirBeside("0912 345 6789");
  const { id } = await begin();
  const contact = { phone_number: "989123456789", first_name: "مریم", user_id: 4242 };
  await hear("4242", { text: undefined, contact });
  await hear("4242", {}, "بله، رسید");
  const { rows } = (await desk.ask("/api/v1/conversations")).body as { rows: { id: number }[] };
  expect(rows.map((row) => row.id)).toEqual([id]);
  expect((await thread(id)).map(({ channel, direction }) => [channel, direction])).toEqual([
    ["bale_safir", "out"],
    ["bale", "in"],
    ["bale", "in"],
  ]);
});

test("who refused Bale is not written to by their number either", async () => {
  const { desk, boss, customer } = await safirBeside("0912 345 6789");
  const consent = { channel: "bale", purpose: "service", granted: false, source: "staff" };
  const said = await boss.ask({ method: "POST", url: `/api/v1/customers/${customer}/consents`, payload: consent });
  expect(said.status).toBeLessThan(300);
  const { rows } = (await desk.ask(`/api/v1/customers/${customer}/channels`)).body as {
    rows: { channel: string; refused: string | null }[];
  };
  expect(rows.find(({ channel }) => channel === "bale_safir")).toMatchObject({ refused: "refused" });
  expect(rows.find(({ channel }) => channel === "sms")).toMatchObject({ refused: null });
});

import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inboxApp, workOff } from "../../testing/inbox-app.ts";
import { askCredit } from "../channels/ask-credit.ts";
import { gatewayAccount } from "../channels/fakes/fake-gateway.ts";
import { fakeGhasedak } from "../channels/fakes/fake-ghasedak.ts";
import { fakeKavenegar, kavenegarAccount } from "../channels/fakes/fake-kavenegar.ts";
import { type Fake, startFake } from "../channels/fakes/fake-server.ts";
import { fakeSmsIr } from "../channels/fakes/fake-smsir.ts";

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

type Shown = { id: number; delivery: string; delivery_problem: string | null; meta: Record<string, unknown> };

/** A brand with a line at SMS.ir, Kavenegar and Ghasedak, in this order, and a customer who wrote to the first. */
async function threeLines({ templates = {} }: { templates?: object } = {}) {
  const { desk, boss, app, brand } = await inboxApp(house);
  const [smsir, kavenegar, ghasedak] = await Promise.all([
    startFake(fakeSmsIr()),
    startFake(fakeKavenegar()),
    startFake(fakeGhasedak()),
  ]);
  fakes.push(smsir, kavenegar, ghasedak);
  const connect = async (kind: string, name: string, settings: object) =>
    (await boss.ask({ method: "POST", url: "/api/v1/channels", payload: { kind, name, settings } })).body as {
      id: number;
      hook_path: string;
    };
  const account = { apiKey: gatewayAccount.key, sender: gatewayAccount.from };
  const lines = [
    await connect("smsir", "خط یک", { ...account, baseUrl: smsir.url }),
    await connect("kavenegar", "خط دو", { ...kavenegarAccount, baseUrl: kavenegar.url, templates }),
    await connect("ghasedak", "خط سه", { ...account, baseUrl: ghasedak.url }),
  ];
  const order = (ids: number[]) => boss.ask({ method: "PUT", url: "/api/v1/channels/order", payload: { ids } });
  await order(lines.map(({ id }) => id));
  const [call] = await smsir.hear({ from: "09351234567", text: "سفارشم کجاست؟" });
  await app.inject({ method: "POST", url: lines[0]!.hook_path, headers: call!.headers, payload: call!.body });
  const [{ id }] = (await desk.ask("/api/v1/conversations")).body.rows as [{ id: number }];
  async function state(message: number) {
    const { messages } = (await desk.ask(`/api/v1/conversations/${id}/messages`)).body as { messages: Shown[] };
    return messages.find((row) => row.id === message)!;
  }
  async function work() {
    for (let turn = 0; turn < 4; turn++) {
      ahead += 20_000;
      await workOff(house, database.owner);
    }
  }
  /** Answers the customer and gives what became of it. */
  async function reply() {
    const payload = { client_id: randomUUID(), text: "فرستادیم 🙂 ۱۲۳" };
    const url = `/api/v1/conversations/${id}/replies`;
    const answered = (await desk.ask({ method: "POST", url, payload })).body as Shown;
    await work();
    return state(answered.id);
  }
  return { smsir, kavenegar, ghasedak, lines, order, reply, state, work, boss, brand };
}

test("out of credit, over quota or down: the message goes by the next line, once, with the reason kept", async () => {
  const { smsir, kavenegar, ghasedak, lines, reply } = await threeLines();
  smsir.fault = { error: 102 };
  expect(await reply()).toMatchObject({
    delivery: "sent",
    delivery_problem: null,
    meta: { tried: [{ account: lines[0]!.id, name: "خط یک", code: "provider_credit" }] },
  });
  expect([smsir.sent.length, kavenegar.sent.length, ghasedak.sent.length]).toEqual([0, 1, 0]);
  smsir.fault = { error: 20 };
  await kavenegar.close();
  const { delivery, meta } = await reply();
  expect([delivery, (meta["tried"] as { code: string }[]).map(({ code }) => code)]).toEqual([
    "sent",
    ["rate_limited", "provider_unreachable"],
  ]);
  expect([smsir.sent.length, ghasedak.sent.length]).toEqual([0, 1]);
});

test("what lies with the receiver goes by no other line, and neither does what may have gone out", async () => {
  const { smsir, kavenegar, ghasedak, reply } = await threeLines();
  smsir.fault = { error: 104 };
  expect(await reply()).toMatchObject({ delivery: "failed", delivery_problem: "recipient_refused" });
  smsir.fault = { silent: true };
  expect(await reply()).toMatchObject({ delivery: "unknown", delivery_problem: "no_answer" });
  expect([smsir.sent.length, kavenegar.sent.length, ghasedak.sent.length]).toEqual([1, 0, 0]);
});

test("a provider that knows our key is asked again; out of credit by then, the message stays with it all the same", async () => {
  const { smsir, kavenegar, ghasedak, reply, state, work } = await threeLines();
  smsir.fault = { error: 102 };
  kavenegar.fault = { silent: true };
  const first = await reply();
  expect(first.meta).toMatchObject({ unsure: true });
  kavenegar.fault = { error: 418 };
  await work();
  expect((await state(first.id)).delivery).not.toBe("sent");
  expect([kavenegar.sent.length, ghasedak.sent.length]).toEqual([1, 0]);
  kavenegar.fault = {};
  ahead += 3_600_000;
  await work();
  expect(kavenegar.sent).toHaveLength(1);
  expect(ghasedak.sent).toEqual([]);
});

test("lines that are not in the order, are paused, or are no SMS lines stand in for nobody", async () => {
  const { smsir, kavenegar, ghasedak, lines, order, reply, boss } = await threeLines();
  await boss.ask({ method: "PATCH", url: `/api/v1/channels/${lines[1]!.id}`, payload: { paused: true } });
  smsir.fault = { error: 102 };
  expect((await reply()).delivery).toBe("sent");
  expect([kavenegar.sent.length, ghasedak.sent.length]).toEqual([0, 1]);
  await order([lines[1]!.id, lines[2]!.id]);
  expect(await reply()).toMatchObject({ delivery: "failed", delivery_problem: "provider_credit" });
  expect((await order([lines[0]!.id, 999_999])).status).toBe(404);
  const settings = { baseUrl: "https://bot.example", token: "123456789:fake-token-of-a-bot" };
  const bot = await boss.ask({
    method: "POST",
    url: "/api/v1/channels",
    payload: { kind: "bale", name: "بات", settings },
  });
  expect((await order([lines[0]!.id, bot.body.id])).body.code).toBe("not_a_line");
});

test("what is left on the account stands beside its channel, with a warning", async () => {
  const { smsir, lines, boss, brand } = await threeLines();
  smsir.credit = 12;
  const tested = await boss.ask({ method: "POST", url: `/api/v1/channels/${lines[0]!.id}/test` });
  expect(tested.body).toEqual({ ok: true, problem: null, note: "credit_low" });
  const { rows } = (await boss.ask("/api/v1/channels")).body;
  expect(rows[0]).toMatchObject({ line_order: 1, credit: { left: 12, unit: "message", low: true } });
  smsir.credit = 9000;
  await askCredit(house, brand.id, lines[0]!.id);
  const later = (await boss.ask("/api/v1/channels")).body.rows[0];
  expect(later.credit).toMatchObject({ left: 9000, low: false });
});

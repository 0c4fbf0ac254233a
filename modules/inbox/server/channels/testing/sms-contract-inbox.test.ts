import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../../platform/testing/index.ts";
import { inboxApp, workOff } from "../../../testing/inbox-app.ts";
import { askReports } from "../ask-reports.ts";
import { type Hooked, startFake } from "../fakes/fake-server.ts";
import { lookAt } from "../look-at.ts";
import { smsSubjects } from "./sms-subjects.ts";

const database = await testDatabase();
const plain = await testHouse(database);
let ahead = 0;
const house = {
  ...plain,
  clock: () => new Date(plain.clock().getTime() + ahead),
  config: { ...plain.config, allowPrivate: ["127.0.0.1"] },
};

type Found = { id: number; kind: string; direction: string | null; text: string; delivery: string | null };

describe.each(smsSubjects)("$adapter.kind in the inbox", async (subject) => {
  const { adapter, account, secret, states } = subject;
  const kind = adapter.kind;
  const { desk, boss, app, brand } = await inboxApp(house);
  const fake = await startFake(subject.provider());
  afterAll(() => fake.close());
  const settings = { ...account, ...subject.called, baseUrl: fake.url };
  const made = (await boss.ask({ method: "POST", url: "/api/v1/channels", payload: { kind, name: kind, settings } }))
    .body as { id: number; hook_path: string };
  const called = Boolean(adapter.readHook);
  const asked = subject.called === undefined;
  const poll = () => lookAt(house, brand.id, made.id);
  const call = ({ method, headers, query, body }: Hooked, path = made.hook_path) =>
    app.inject({
      method: method as "GET" | "POST",
      url: query ? `${path}?${query}` : path,
      headers,
      ...(body && { payload: body }),
    });
  async function messages(): Promise<Found[]> {
    const { rows } = (await desk.ask("/api/v1/conversations")).body as { rows: { id: number }[] };
    expect(rows).toHaveLength(1);
    return (await desk.ask(`/api/v1/conversations/${rows[0]!.id}/messages`)).body.messages;
  }
  const heard = async () => (await messages()).filter(({ direction }) => direction === "in").map(({ text }) => text);

  test("five calls at once and the inbox beside them are one message each; late ones are not lost", async () => {
    await poll();
    const said = ["سلام 🙂", "سفارش ۱۲۳۴ کجاست؟", "می‌خواهم پس بدهم"];
    const calls: Hooked[] = [];
    for (const [n, text] of said.entries()) {
      const at = new Date(house.clock().getTime() - 5000 + n * 1000).toISOString();
      calls.push((await fake.hear({ from: "09351234567", text, at }))[0]!);
    }
    if (called) {
      for (const one of calls.toReversed()) {
        const answers = await Promise.all([1, 2, 3, 4, 5].map(() => call(one)));
        expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
      }
    }
    fake.fault = { twice: true, backwards: true };
    if (asked) await Promise.all([poll(), poll(), poll(), poll(), poll()]);
    fake.fault = {};
    expect((await heard()).toSorted()).toEqual(said.toSorted());
  });

  test("an answer goes out, and what became of it is told, never backwards", async () => {
    const { rows } = (await desk.ask("/api/v1/conversations")).body as { rows: { id: number }[] };
    const url = `/api/v1/conversations/${rows[0]!.id}/replies`;
    const { body } = await desk.ask({
      method: "POST",
      url,
      payload: { client_id: randomUUID(), text: "فرستادیم 🙂 ۱۲۳" },
    });
    ahead += 20_000;
    await workOff(house, database.owner);
    const state = async () => (await messages()).find(({ id }) => id === body.id)!.delivery;
    expect([await state(), fake.sent.length]).toEqual(["sent", 1]);
    fake.sent[0]!["status"] = states.delivered;
    await askReports(house, brand.id, made.id);
    expect(await state()).toBe("delivered");
    fake.sent[0]!["status"] = states.waiting;
    await askReports(house, brand.id, made.id);
    expect(await state()).toBe("delivered");
  });

  test("a key that was changed stops nothing but this line, and the new one mends it", async () => {
    fake.key = "a-new-key-of-the-panel";
    const url = `/api/v1/channels/${made.id}`;
    expect((await boss.ask({ method: "POST", url: `${url}/test` })).body).toMatchObject({
      ok: false,
      problem: "key_refused",
    });
    await boss.ask({ method: "PATCH", url, payload: { settings: { [secret]: fake.key } } });
    expect((await boss.ask({ method: "POST", url: `${url}/test` })).body).toMatchObject({ ok: true });
    const { rows } = (await boss.ask("/api/v1/channels")).body;
    expect(rows[0]).toMatchObject({ problem: null, credit: { low: false } });
    expect(JSON.stringify(rows)).not.toContain(fake.key);
  });

  test.runIf(called)("an address that was renewed is called from then on, the old one is nobody's", async () => {
    const renewed = await boss.ask({ method: "POST", url: `/api/v1/channels/${made.id}/hook` });
    const [one] = await fake.hear({ from: "09351234567", text: "هنوز نرسیده" });
    expect((await call(one!)).statusCode).toBe(404);
    expect((await call(one!, renewed.body.hook_path)).statusCode).toBe(200);
    expect(await heard()).toContain("هنوز نرسیده");
  });
});

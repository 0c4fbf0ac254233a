import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../../platform/testing/index.ts";
import { inboxApp, workOff } from "../../../testing/inbox-app.ts";
import { type Fake, type Hooked, startFake } from "../fakes/fake-server.ts";
import { lookAt } from "../look-at.ts";
import { hardTexts } from "./messenger-contract.ts";
import type { MessengerSubject } from "./messenger-subjects.ts";

const database = await testDatabase();
const plain = await testHouse(database);
let ahead = 0;
const house = {
  ...plain,
  clock: () => new Date(plain.clock().getTime() + ahead),
  config: { ...plain.config, allowPrivate: ["127.0.0.1"] },
};

type Shown = { id: number; direction: string | null; text: string; delivery: string | null };
type Account = { id: number; hook_path: string };

/** The same messenger behind the inbox, on a real database. Call it at the top of a test file. */
export function messengerInInbox(subject: MessengerSubject): void {
  const { adapter, account, secret, customer, textOf } = subject;

  describe(`${adapter.kind} in the inbox`, () => {
    let inbox: Awaited<ReturnType<typeof inboxApp>>;
    let fake: Fake;
    let made: Account;
    let hook: string;
    beforeAll(async () => {
      inbox = await inboxApp(house);
      fake = await startFake(subject.provider());
      const settings = { ...account, ...subject.called, baseUrl: fake.url };
      const payload = { kind: adapter.kind, name: adapter.kind, settings };
      made = (await inbox.boss.ask({ method: "POST", url: "/api/v1/channels", payload })).body;
      hook = made.hook_path;
    });
    afterAll(() => fake.close());
    const call = ({ method, headers, query, body }: Hooked, path = hook) =>
      inbox.app.inject({
        method: method as "GET" | "POST",
        url: query ? `${path}?${query}` : path,
        headers,
        ...(body && { payload: body }),
      });
    /** Has the provider call in from now on; it is told the new address where it can be. */
    async function connect(): Promise<void> {
      const renewed = await inbox.boss.ask({ method: "POST", url: `/api/v1/channels/${made.id}/hook` });
      hook = renewed.body.hook_path;
      fake.hookUrl = null;
    }
    async function messages(): Promise<Shown[]> {
      const { rows } = (await inbox.desk.ask("/api/v1/conversations")).body as { rows: { id: number }[] };
      expect(rows).toHaveLength(1);
      return (await inbox.desk.ask(`/api/v1/conversations/${rows[0]!.id}/messages`)).body.messages;
    }
    const heard = async () => (await messages()).filter(({ direction }) => direction === "in").map(({ text }) => text);

    test.runIf(adapter.readHook)("five calls at once are one message, in whatever order calls come", async () => {
      await connect();
      const calls: Hooked[] = [];
      for (const text of hardTexts) calls.push((await fake.hear({ from: customer.from, text }))[0]!);
      for (const one of calls.toReversed()) {
        const answers = await Promise.all([1, 2, 3, 4, 5].map(() => call(one)));
        expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
      }
      expect((await heard()).toSorted()).toEqual([...hardTexts].toSorted());
    });

    test("an answer goes to where they wrote from, once", async () => {
      const { rows } = (await inbox.desk.ask("/api/v1/conversations")).body as { rows: { id: number }[] };
      const url = `/api/v1/conversations/${rows[0]!.id}/replies`;
      const payload = { client_id: randomUUID(), text: "فرستادیم 🙂 ۱۲۳" };
      const { body } = await inbox.desk.ask({ method: "POST", url, payload });
      ahead += 20_000;
      await workOff(house, database.owner);
      const state = (await messages()).find(({ id }) => id === body.id)!.delivery;
      expect([state, fake.sent.map(textOf)]).toEqual(["sent", ["فرستادیم 🙂 ۱۲۳"]]);
    });

    test("a key that was changed stops this account alone, and the new one mends it", async () => {
      fake.key = secret.next;
      const url = `/api/v1/channels/${made.id}`;
      const tested = () => inbox.boss.ask({ method: "POST", url: `${url}/test` });
      expect((await tested()).body).toMatchObject({ ok: false, problem: secret.code });
      await inbox.boss.ask({ method: "PATCH", url, payload: { settings: { [secret.name]: secret.next } } });
      expect((await tested()).body).toMatchObject({ ok: true });
      const { rows } = (await inbox.boss.ask("/api/v1/channels")).body;
      expect(JSON.stringify(rows)).not.toContain(secret.next);
    });

    test.runIf(adapter.readHook)(
      "an address that was renewed is called from then on, the old one is nobody's",
      async () => {
        const before = hook;
        await connect();
        const [one] = await fake.hear({ from: customer.from, text: "هنوز نرسیده" });
        expect((await call(one!, before)).statusCode).toBe(404);
        expect((await call(one!)).statusCode).toBe(200);
        expect(await heard()).toContain("هنوز نرسیده");
      },
    );

    test.runIf(adapter.hook && adapter.poll)("asked instead of called, what both brought is there once", async () => {
      const [one] = await fake.hear({ from: customer.from, text: "یک بار" });
      expect((await call(one!)).statusCode).toBe(200);
      await inbox.boss.ask({ method: "DELETE", url: `/api/v1/channels/${made.id}/hook` });
      fake.fault = { twice: true, backwards: true };
      const poll = () => lookAt(house, inbox.brand.id, made.id);
      await poll();
      await fake.hear({ from: customer.from, text: "پس از آن" });
      await Promise.all([poll(), poll(), poll(), poll(), poll()]);
      const said = await heard();
      expect(said.filter((text) => text === "یک بار")).toHaveLength(1);
      expect(said.filter((text) => text === "پس از آن")).toHaveLength(1);
    });
  });
}

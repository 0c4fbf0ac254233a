import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelFile } from "../channel-adapter.ts";
import { type Fake, startFake } from "../fakes/fake-server.ts";
import { fakeTools, hookRequest, outgoing } from "../fakes/try-adapter.ts";
import type { MessengerSubject } from "./messenger-subjects.ts";

/** Words that messengers like to break: Persian digits and half-spaces, emoji of several parts, signs of markup and of addresses. */
export const hardTexts = [
  "سلام، سفارش ۱۲۳۴ کجاست؟",
  "🙂👨‍👩‍👧 خوش آمدید",
  "می‌خواهم ‎a&b=c #%+ *x* <b>_y_\nخط دو",
  "1234 ٤٥٦ ۷۸۹",
];

const file = (name: string, contentType: string): ChannelFile => ({
  name,
  contentType,
  size: 3,
  open: async () => Buffer.from("abc"),
});

/** What every adapter of a messenger keeps, whatever its provider's shapes. Call it at the top of a test file. */
export function messengerContract(subject: MessengerSubject): void {
  const { adapter, account, secret, faults, customer, textOf } = subject;

  describe(`the contract of ${adapter.kind}`, () => {
    const tools = fakeTools();
    const fakes: Fake[] = [];
    let fake: Fake;
    afterAll(() => Promise.all(fakes.map((one) => one.close())));
    beforeEach(async () => {
      fake = await startFake(subject.provider());
      fakes.push(fake);
    });
    const changed = (change: object) => adapter.settings.parse({ ...account, baseUrl: fake.url, ...change });
    const settings = () => changed({});
    const send = (given: Parameters<typeof outgoing>[0] = {}, through = tools) =>
      adapter.send(settings(), outgoing({ to: customer.to, ...given }), through);
    /** The account as one that is called, with its provider told so. */
    async function called(): Promise<unknown> {
      const ours = changed(subject.called ?? {});
      await adapter.hook?.connect(ours, "http://127.0.0.1:9/hook", tools);
      fake.hookUrl = null;
      return ours;
    }
    const hear = async (text: string, more: object = {}) =>
      (await fake.hear({ from: customer.from, text, ...more }))[0]!;

    test("a text goes out as it was written, and is known by an id of its own", async () => {
      const ids = new Set<string | null>();
      for (const [at, text] of hardTexts.entries()) {
        const outcome = await send({ text, key: `message-${at}` });
        expect(outcome).toMatchObject({ state: "sent", externalId: expect.any(String) });
        if (outcome.state === "sent") ids.add(outcome.externalId);
        expect(textOf(fake.sent.at(-1)!)).toBe(text);
      }
      expect(ids.size).toBe(hardTexts.length);
    });

    test("what it cannot carry is told before anybody is asked; the longest text goes", async () => {
      const most = adapter.limits(settings() as never).most!;
      expect(await send({ text: "س".repeat(most + 1) })).toMatchObject({ state: "failed", code: "text_too_long" });
      expect(await send({ text: " \n" })).toMatchObject({ state: "failed", code: "text_empty" });
      expect(fake.sent).toEqual([]);
      expect(await send({ text: "س".repeat(most) })).toMatchObject({ state: "sent" });
      expect(adapter.problems).toHaveProperty("text_too_long");
    });

    test("a picture, a document and a voice go out with their words", async () => {
      if (!adapter.limits(settings() as never).attachments) return;
      for (const one of [
        file("عکس.jpg", "image/jpeg"),
        file("فاکتور ۱.pdf", "application/pdf"),
        file("v.ogg", "audio/ogg"),
      ])
        expect(await send({ files: [one], text: "این", key: one.name })).toMatchObject({ state: "sent" });
      expect(fake.sent.length).toBeGreaterThanOrEqual(3);
    });

    test("over quota it waits, somebody who is gone is told of, and every number has its sentence", async () => {
      const outcome = async (error: number) => {
        fake.fault = { error };
        return send();
      };
      const quota = { state: "failed", code: "rate_limited", again: expect.any(Number) };
      expect(await outcome(faults.quota)).toEqual(quota);
      expect(await outcome(faults.blocked)).toMatchObject({ state: "failed", again: null });
      for (const error of [...subject.numbers, 499]) {
        const became = await outcome(error);
        expect(adapter.problems, String(error)).toHaveProperty(became.state === "sent" ? "" : became.code);
      }
      expect(fake.sent).toEqual([]);
    });

    test("wrong credentials, and a key that was changed: refused until the new one is here", async () => {
      fake.key = secret.next;
      expect(await send()).toMatchObject({ state: "failed", code: secret.code, again: null });
      expect(await adapter.test(settings() as never, tools)).toMatchObject({ ok: false, problem: secret.code });
      const renewed = changed({ [secret.name]: secret.next }) as never;
      expect(await adapter.test(renewed, tools)).toMatchObject({ ok: true });
      expect(await adapter.send(renewed, outgoing({ to: customer.to }), tools)).toMatchObject({ state: "sent" });
      expect(adapter.secrets).toContain(secret.name);
    });

    test("down: it surely did not go. Silent or slow: nobody knows, and it is not sent a second time by itself", async () => {
      const closed = await startFake(subject.provider());
      await closed.close();
      const nowhere = changed({ baseUrl: closed.url });
      const down = { state: "failed", code: "provider_unreachable", again: 60 };
      expect(await adapter.send(nowhere as never, outgoing({ to: customer.to }), tools)).toEqual(down);
      const unknown = { state: "unknown", code: "no_answer" };
      fake.fault = { silent: true };
      expect(await send({ key: "silent" })).toEqual(unknown);
      fake.fault = { delay: 120_000 };
      expect(await send({ key: "slow" }, fakeTools(1000))).toEqual(unknown);
      expect(fake.sent).toHaveLength(2);
      fake.fault = {};
      await send({ key: "silent" });
      expect(fake.sent).toHaveLength(adapter.idempotent ? 2 : 3);
    });

    test("whatever answers in the provider's place, sending gives an outcome with a sentence", async () => {
      const statuses = fc.integer({ min: 200, max: 599 });
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.json(), fc.string()), statuses, async (body, status) => {
          const empty = [204, 205, 304].includes(status);
          const fetch = async () => new Response(empty ? null : body, { status });
          const outcome = await send({}, { ...tools, fetch });
          if (outcome.state !== "sent") expect(adapter.problems).toHaveProperty(outcome.code);
          else expect(status).toBeLessThan(300);
        }),
      );
    });

    test.runIf(adapter.readHook)("a call is read as it was written, with one id however often it comes", async () => {
      const ours = (await called()) as never;
      const ids = new Set<string>();
      for (const text of [...hardTexts, "س".repeat(20_000)]) {
        const call = await hear(text);
        const reads = [1, 2, 3, 4, 5].map(() => adapter.readHook!(ours, hookRequest(call), tools));
        const read = await Promise.all(reads);
        expect(new Set(read.map(({ messages }) => messages[0]!.externalId)).size).toBe(1);
        const { type, value } = customer;
        expect(read[0]!.messages).toMatchObject([{ from: { type, value }, text, at: expect.any(Date) }]);
        ids.add(read[0]!.messages[0]!.externalId);
      }
      expect(ids.size).toBe(hardTexts.length + 1);
    });

    test.runIf(adapter.readHook && subject.forge)("a forged call is refused", async () => {
      const ours = (await called()) as never;
      const call = subject.forge!(await hear("سلام"));
      await expect(adapter.readHook!(ours, hookRequest(call), tools)).rejects.toMatchObject({ code: "bad_signature" });
    });

    test.runIf(adapter.readHook)("any garbage is not understood", async () => {
      const ours = (await called()) as never;
      const { headers, method } = await hear("سلام");
      const near = fc.record({ update: fc.jsonValue(), message: fc.jsonValue(), entry: fc.jsonValue() });
      const body = fc.oneof(
        fc.string(),
        fc.json(),
        near.map((one) => JSON.stringify(one)),
      );
      await fc.assert(
        fc.asyncProperty(body, async (text) => {
          const request = { method, headers, query: {}, body: Buffer.from(text) };
          const thrown = await adapter.readHook!(ours, request, tools).catch((error: unknown) => error);
          if (thrown instanceof Error) expect(["not_understood", "bad_signature"]).toContain((thrown as Refusal).code);
        }),
      );
    });

    test.runIf(adapter.poll)("messages are fetched once, told twice or backwards, from now on", async () => {
      await hear("پیش از این");
      const first = await adapter.poll!(settings() as never, null, tools);
      expect(first.messages).toEqual([]);
      for (const text of hardTexts) await hear(text);
      fake.fault = { twice: true, backwards: true };
      const { messages, cursor } = await adapter.poll!(settings() as never, first.cursor, tools);
      expect(new Set(messages.map(({ externalId }) => externalId)).size).toBe(hardTexts.length);
      expect(new Set(messages.map(({ text }) => text))).toEqual(new Set(hardTexts));
      fake.fault = {};
      expect((await adapter.poll!(settings() as never, cursor, tools)).messages).toEqual([]);
      fake.fault = { error: faults.quota };
      const failing = adapter.poll!(settings() as never, cursor, tools);
      await expect(failing).rejects.toMatchObject({ code: "channel_failed" });
    });

    test.runIf(adapter.readHook)("a picture comes as a file that is fetched when it is opened", async () => {
      const ours = (await called()) as never;
      const call = await hear("این", subject.picture);
      const { messages } = await adapter.readHook!(ours, hookRequest(call), tools);
      expect(messages).toMatchObject([{ files: [{ contentType: expect.stringMatching(/^image\//) }] }]);
      expect(String(await messages[0]!.files![0]!.open())).toBe(subject.pictureBytes);
    });

    test.runIf(adapter.buttons && subject.press)("a pressed button comes in with its words, once", async () => {
      const ours = (await called()) as never;
      const given = outgoing({ to: customer.to, text: "چند؟", buttons: ["بله", "خیر"] });
      const sent = await adapter.send(ours, given, tools);
      const call = await hear("", subject.press!("بله", fake.sent.at(-1)!));
      const read = await Promise.all([1, 2].map(() => adapter.readHook!(ours, hookRequest(call), tools)));
      const externalId = sent.state === "sent" ? sent.externalId : "";
      expect(read[0]!.messages).toMatchObject([{ text: "بله", pressed: true, thread: { replyTo: [externalId] } }]);
      expect(read[1]!.messages[0]!.externalId).toBe(read[0]!.messages[0]!.externalId);
    });

    test.runIf(subject.report)("how far a message came is told", async () => {
      const ours = (await called()) as never;
      const sent = await adapter.send(ours, outgoing({ to: customer.to }), tools);
      const externalId = sent.state === "sent" ? sent.externalId! : "";
      for (const state of ["delivered", "read"] as const) {
        const call = hookRequest(subject.report!(fake, externalId, state));
        expect((await adapter.readHook!(ours, call, tools)).reports).toMatchObject([{ externalId, state }]);
      }
    });

    test("settings are strict, and its codes speak both languages", () => {
      expect(adapter.settings.safeParse({ ...account, extra: 1 }).success).toBe(false);
      expect(adapter.settings.safeParse({ ...account, baseUrl: "file:///etc/passwd" }).success).toBe(false);
      for (const { fa, en } of Object.values(adapter.problems)) {
        expect(fa).toMatch(/[؀-ۿ]/);
        expect(en).not.toMatch(/[؀-ۿ]/);
      }
    });
  });
}

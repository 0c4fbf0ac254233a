import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Refusal } from "../../../../../platform/errors/index.ts";
import { startFake } from "../fakes/fake-server.ts";
import { fakeTools, hookRequest, outgoing } from "../fakes/try-adapter.ts";
import { smsSubjects } from "./sms-subjects.ts";

const phone = "+989351234567";
const texts = ["سلام، سفارش ۱۲۳۴ فرستاده شد.", "🙂👨‍👩‍👧 خوش آمدید", "می‌خواهم ‎a&b=c #%+\nخط دو", "1234 ٤٥٦ ۷۸۹"];

describe.each(smsSubjects)("the contract of $adapter.kind", async (subject) => {
  const { adapter, account, secret, faults } = subject;
  const fake = await startFake(subject.provider());
  const tools = fakeTools();
  const settings = adapter.settings.parse({ ...account, baseUrl: fake.url }) as Record<string, unknown>;
  const changed = (change: object) => adapter.settings.parse({ ...account, baseUrl: fake.url, ...change });
  const idOf = (one: Record<string, unknown>) => String(one["messageid"] ?? one["id"]);
  const failed = (code: string) => expect.objectContaining({ state: "failed", code });
  afterAll(() => fake.close());
  beforeEach(() => {
    Object.assign(fake, { fault: {}, key: null, credit: null, hookUrl: null });
    fake.sent.length = 0;
  });

  test("a text goes out as it was written, with the provider's number of it", async () => {
    for (const [at, text] of texts.entries()) {
      const outcome = await adapter.send(settings, outgoing({ text, key: `message-${at}` }), tools);
      expect(outcome).toEqual({ state: "sent", externalId: idOf(fake.sent.at(-1)!) });
      expect(fake.sent.at(-1)!["message"] ?? fake.sent.at(-1)!["text"]).toBe(text);
    }
  });

  test("what no SMS carries is told before anybody is asked", async () => {
    const most = adapter.limits(settings).most!;
    const file = { name: "a.png", contentType: "image/png", size: 1, open: async () => Buffer.from("a") };
    expect(await adapter.send(settings, outgoing({ text: "س".repeat(most + 1) }), tools)).toEqual(
      failed("text_too_long"),
    );
    expect(await adapter.send(settings, outgoing({ text: " \n" }), tools)).toEqual(failed("text_empty"));
    expect(await adapter.send(settings, outgoing({ files: [file] }), tools)).toEqual(failed("attachments_unsupported"));
    expect(fake.sent).toEqual([]);
    expect(await adapter.send(settings, outgoing({ text: "س".repeat(most) }), tools)).toMatchObject({ state: "sent" });
  });

  test("a template goes out with its values, also under our own name for it; wrong ones are told", async () => {
    const { pattern, wrongValues } = subject;
    expect(await adapter.send(settings, outgoing({ pattern }), tools)).toMatchObject({ state: "sent" });
    const said = JSON.stringify(fake.sent.at(-1));
    for (const value of Object.values(pattern.tokens)) expect(said).toContain(value);
    const [first = "", ...others] = Object.keys(pattern.tokens);
    const tokens = {
      ours: pattern.tokens[first]!,
      ...Object.fromEntries(others.map((name) => [name, pattern.tokens[name]!])),
    };
    const named = changed({ templates: { invite: { template: pattern.template, tokens: { ours: first } } } });
    const ours = outgoing({ pattern: { template: "invite", tokens } });
    expect(await adapter.send(named, ours, tools)).toMatchObject({ state: "sent" });
    const missing = outgoing({ pattern: { ...pattern, template: "999" } });
    expect(await adapter.send(settings, missing, tools)).toEqual(failed("template_missing"));
    const wrong = outgoing({ pattern: { template: pattern.template, tokens: wrongValues.tokens } });
    expect(await adapter.send(settings, wrong, tools)).toEqual(failed(wrongValues.code));
    expect(fake.sent).toHaveLength(2);
    fake.fault = { silent: true };
    expect(await adapter.send(settings, outgoing({ pattern }), tools)).toMatchObject({ state: "unknown" });
  });

  test("out of credit, over quota, a wrong number: each by its code, with its sentence in both languages", async () => {
    const outcomes = async (error: number) => {
      fake.fault = { error };
      return adapter.send(settings, outgoing({}), tools);
    };
    expect(await outcomes(faults.credit)).toEqual({ state: "failed", code: "provider_credit", again: null });
    expect(await outcomes(faults.quota)).toEqual({ state: "failed", code: "rate_limited", again: expect.any(Number) });
    if (faults.recipient) expect(await outcomes(faults.recipient)).toEqual(failed("recipient_refused"));
    for (const error of [...subject.numbers, 499]) {
      const outcome = await outcomes(error);
      const code = outcome.state === "sent" ? "" : outcome.code;
      expect(adapter.problems, `${error} ${code}`).toHaveProperty(code);
    }
    expect(fake.sent).toEqual([]);
  });

  test("wrong credentials, and a key that was changed: refused until the new one is here", async () => {
    fake.key = "another-key-of-the-panel";
    expect(await adapter.send(settings, outgoing({}), tools)).toEqual(failed("key_refused"));
    expect(await adapter.test(settings, tools)).toEqual({ ok: false, problem: "key_refused" });
    await expect(adapter.report!(settings, ["1"], tools)).rejects.toMatchObject({ code: "channel_failed" });
    const renewed = changed({ [secret]: fake.key });
    expect(await adapter.test(renewed, tools)).toMatchObject({ ok: true });
    expect(await adapter.send(renewed, outgoing({}), tools)).toMatchObject({ state: "sent" });
  });

  test("down: it surely did not go. Silent or slow: nobody knows", async () => {
    const closed = await startFake(subject.provider());
    await closed.close();
    const nowhere = changed({ baseUrl: closed.url });
    expect(await adapter.send(nowhere, outgoing({}), tools)).toEqual({
      state: "failed",
      code: "provider_unreachable",
      again: 60,
    });
    fake.fault = { silent: true };
    const unknown = { state: "unknown", code: "no_answer" };
    expect(await adapter.send(settings, outgoing({ key: "silent" }), tools)).toEqual(unknown);
    fake.fault = { delay: 120_000 };
    expect(await adapter.send(settings, outgoing({ key: "slow" }), fakeTools(1000))).toEqual(unknown);
    expect(fake.sent).toHaveLength(2);
    fake.fault = {};
    await adapter.send(settings, outgoing({ key: "silent" }), tools);
    // A repeat is the first message only where the provider knows our key, and the adapter says so.
    expect(fake.sent).toHaveLength(adapter.idempotent ? 2 : 3);
  });

  test("whatever answers in the provider's place, sending gives an outcome with a sentence", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), fc.integer({ min: 200, max: 599 }), async (body, status) => {
        const empty = [204, 205, 304].includes(status);
        const fetch = async () => new Response(empty ? null : body, { status });
        const outcome = await adapter.send(settings, outgoing({}), { ...tools, fetch });
        expect(outcome.state).toBe(status >= 400 && status < 500 ? "failed" : "unknown");
        expect(adapter.problems).toHaveProperty(outcome.state === "sent" ? "" : outcome.code);
      }),
    );
  });

  test("what became of messages: by their states, with what is under way left out", async () => {
    const { states } = subject;
    for (const [at, status] of Object.values(states).entries()) {
      await adapter.send(settings, outgoing({ key: `state-${at}` }), tools);
      fake.sent.at(-1)!["status"] = status;
    }
    const reports = await adapter.report!(settings, [...fake.sent.map(idOf), "999999999"], tools);
    const told = reports
      .filter(({ state }) => state !== "sent")
      .map(({ externalId, state, code }) => [externalId, state, code]);
    expect(told).toEqual([
      [idOf(fake.sent[0]!), "delivered", undefined],
      [idOf(fake.sent[1]!), "failed", "undelivered"],
      [idOf(fake.sent[2]!), "failed", "blocked"],
    ]);
  });

  test("what is left on the account is told, with a warning where it is little", async () => {
    const plenty = await adapter.credit!(settings, tools);
    expect(plenty).toMatchObject({ low: false });
    expect(await adapter.test(settings, tools)).toEqual({ ok: true, credit: plenty });
    fake.credit = 3;
    const little = { left: 3, unit: plenty.unit, low: true };
    expect(await adapter.test(settings, tools)).toEqual({ ok: true, credit: little, note: "credit_low" });
    expect(await adapter.credit!(changed({ lowCredit: 2 }), tools)).toMatchObject({ low: false });
  });

  test("messages of customers are fetched once, told twice or backwards, and no text is changed", async () => {
    const { cursor } = await adapter.poll!(settings, null, tools);
    fake.fault = { twice: true, backwards: true };
    const at = (second: number) => new Date(tools.now.getTime() + second * 1000).toISOString();
    for (const [second, text] of texts.entries()) await fake.hear({ from: "09351234567", text, at: at(second) });
    await fake.hear({ from: "BANK", text: "واریز", at: at(9) });
    const { messages, cursor: next } = await adapter.poll!(settings, cursor, tools);
    expect(new Set(messages.map(({ externalId }) => externalId)).size).toBe(texts.length);
    expect(new Set(messages.map(({ text }) => text))).toEqual(new Set(texts));
    for (const { from } of messages) expect(from).toMatchObject({ type: "phone", value: phone });
    // What is looked at a second time has the same ids; an hour later it is over.
    const hour = (n: number) => ({ ...tools, now: new Date(tools.now.getTime() + n * 3_600_000) });
    const again = await adapter.poll!(settings, next, hour(1));
    const ids = new Set(messages.map(({ externalId }) => externalId));
    expect(again.messages.filter(({ externalId }) => !ids.has(externalId))).toEqual([]);
    const later = await adapter.poll!(settings, again.cursor, hour(2));
    expect(later.messages).toEqual([]);
    fake.fault = { error: faults.quota };
    await expect(adapter.poll!(settings, next, tools)).rejects.toMatchObject({ code: "channel_failed" });
  });

  test("more than one page is fetched whole", async () => {
    const own = await startFake(subject.provider());
    const line = changed({ baseUrl: own.url });
    const { cursor } = await adapter.poll!(line, null, tools);
    for (let n = 0; n < 230; n++)
      await own.hear({
        from: "09351234567",
        text: `پیام ${n}`,
        at: new Date(tools.now.getTime() + n * 1000).toISOString(),
      });
    const found = new Set<string>();
    for (let place: unknown = cursor, turns = 0; turns < 4; turns++) {
      const page = await adapter.poll!(line, place, tools);
      for (const { text } of page.messages) found.add(text);
      place = page.cursor;
      if (!page.more) break;
    }
    await own.close();
    expect(found.size).toBe(230);
  });

  test.runIf(adapter.readHook)(
    "a call is read, has one id however often it comes, and the inbox gives it the same",
    async () => {
      const own = await startFake(subject.provider());
      const called = changed({ baseUrl: own.url, ...subject.called });
      const { cursor } = await adapter.poll!(called, null, tools);
      for (const [second, text] of texts.entries()) {
        const at = new Date(tools.now.getTime() + second * 1000).toISOString();
        const [call] = await own.hear({ from: phone, text, at });
        const read = await Promise.all([1, 2, 3, 4, 5].map(() => adapter.readHook!(called, hookRequest(call!), tools)));
        expect(new Set(read.map(({ messages }) => messages[0]!.externalId)).size).toBe(1);
        expect(read[0]!.messages).toMatchObject([{ from: { type: "phone", value: phone }, text }]);
        const { messages } = await adapter.poll!(called, cursor, tools);
        const ids = messages.filter((one) => one.text === text).map(({ externalId }) => externalId);
        for (const id of ids) expect(id).toBe(read[0]!.messages[0]!.externalId);
      }
      await own.close();
    },
  );

  test.runIf(adapter.readHook)("any garbage is not understood", async () => {
    const field = fc.constantFrom("from", "to", "message", "messageid", "mobile", "messageText", "body", "x");
    const values = fc.dictionary(field, fc.string({ unit: "binary" }));
    await fc.assert(
      fc.asyncProperty(
        values,
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        async (query, bytes) => {
          const request = { method: "POST", headers: {}, query, body: Buffer.from(bytes) };
          const thrown = await adapter.readHook!(settings, request, tools).catch((error: unknown) => error);
          if (thrown instanceof Error) expect((thrown as Refusal).code).toBe("not_understood");
        },
      ),
    );
  });

  test("settings are strict, and a text's parts are those of the line", () => {
    expect(adapter.settings.safeParse({ ...account, extra: 1 }).success).toBe(false);
    expect(adapter.settings.safeParse({ ...account, baseUrl: "file:///etc/passwd" }).success).toBe(false);
    expect(adapter.settings.parse(account)).toMatchObject({
      baseUrl: expect.stringMatching(/^https:/),
      line: "service",
    });
    expect(adapter.secrets).toContain(secret);
    const parts = (line: string) => adapter.limits(changed({ line })).parts!("س".repeat(65)).parts;
    expect([parts("service"), parts("advertising")]).toEqual([1, 2]);
  });
});

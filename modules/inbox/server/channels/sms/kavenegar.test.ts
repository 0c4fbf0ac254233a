import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Refusal } from "../../../../../platform/errors/index.ts";
import { fakeKavenegar, kavenegarAccount } from "../fakes/fake-kavenegar.ts";
import { startFake } from "../fakes/fake-server.ts";
import { fakeTools, hookRequest, outgoing } from "../fakes/try-adapter.ts";
import { kavenegar } from "./kavenegar.ts";
import { kavenegarNumbers } from "./kavenegar-errors.ts";
import { localId } from "./local-id.ts";
import { kavenegarProblems } from "./problems.ts";
import { sendPattern, tokenProblem } from "./send-kavenegar.ts";

const fake = await startFake(fakeKavenegar());
afterAll(() => fake.close());
beforeEach(() => {
  fake.fault = {};
  fake.sent.length = 0;
});
const settings = kavenegar.settings.parse({ ...kavenegarAccount, baseUrl: fake.url });
const tools = fakeTools();
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });

test("a text goes out from the line, to the number as Kavenegar writes it", async () => {
  const outcome = await kavenegar.send(settings, outgoing({}), tools);
  expect(fake.sent).toMatchObject([{ receptor: "09123456789", sender: "10004346", message: outgoing({}).text }]);
  expect(outcome).toEqual({ state: "sent", externalId: String(fake.sent[0]!.messageid) });
});

test("after a silence the same key gives the first message, and nothing goes out twice", async () => {
  fake.fault = { silent: true };
  const message = outgoing({ key: "message-77" });
  expect(await kavenegar.send(settings, message, tools)).toEqual({ state: "unknown", code: "no_answer" });
  fake.fault = {};
  const again = await kavenegar.send(settings, message, tools);
  expect(again).toEqual({ state: "sent", externalId: String(fake.sent[0]!.messageid) });
  expect(fake.sent).toHaveLength(1);
  await kavenegar.send(settings, outgoing({ key: "message-78" }), tools);
  expect(fake.sent).toHaveLength(2);
});

test("an answer later than the time-out is a silence too", async () => {
  fake.fault = { delay: 120_000 };
  expect(await kavenegar.send(settings, outgoing({}), fakeTools(1000))).toEqual({
    state: "unknown",
    code: "no_answer",
  });
});

test("nobody there: it surely did not go out, and may be tried again", async () => {
  const closed = await startFake(fakeKavenegar());
  await closed.close();
  const nowhere = { ...settings, baseUrl: closed.url };
  const outcome = { state: "failed", code: "provider_unreachable", again: 60 };
  expect(await kavenegar.send(nowhere, outgoing({}), tools)).toEqual(outcome);
  const inside = { ...settings, baseUrl: "http://10.0.0.1" };
  expect(await kavenegar.send(inside, outgoing({}), tools)).toMatchObject({ state: "failed", code: "address_refused" });
});

test.each([
  [418, "provider_credit", null],
  [420, "link_refused", null],
  [411, "recipient_refused", null],
  [412, "sender_refused", null],
  [413, "text_refused", null],
  [416, "ip_refused", null],
  [403, "key_refused", null],
  [409, "provider_busy", 60],
  [429, "rate_limited", 60],
  [451, "rate_limited", 300],
  [431, "token_not_allowed", null],
  [432, "token_not_allowed", null],
  [501, "test_only", null],
  [499, "request_refused", null],
])("error %i is %s", async (error, code, again) => {
  fake.fault = { error };
  expect(await kavenegar.send(settings, outgoing({}), tools)).toEqual({ state: "failed", code, again });
});

test("every error number has a code with its sentences", async () => {
  for (const error of kavenegarNumbers) {
    fake.fault = { error };
    const outcome = await kavenegar.send(settings, outgoing({}), tools);
    expect(outcome.state === "failed" && kavenegarProblems[outcome.code], `${error}`).toBeTruthy();
  }
});

test("what cannot go out is told before anybody is asked", async () => {
  const code = async (given: Parameters<typeof outgoing>[0]) => {
    const outcome = await kavenegar.send(settings, outgoing(given), tools);
    return outcome.state === "failed" && outcome.code;
  };
  expect(await code({ text: " \n" })).toBe("text_empty");
  expect(await code({ text: "س".repeat(901) })).toBe("text_too_long");
  const file = { name: "a.png", contentType: "image/png", size: 1, open: async () => Buffer.from("a") };
  expect(await code({ files: [file] })).toBe("attachments_unsupported");
  expect(fake.sent).toEqual([]);
});

test("a template goes out with its tokens; a silence is never a reason to repeat it", async () => {
  const pattern = { to: "+989123456789", template: "welcome", tokens: { token: "aB3x", token10: "مریم رضایی" } };
  expect(await sendPattern(settings, pattern, tools)).toMatchObject({ state: "sent" });
  expect(fake.sent).toMatchObject([{ template: "welcome", token: "aB3x", token10: "مریم رضایی" }]);
  expect(await sendPattern(settings, { ...pattern, template: "other" }, tools)).toMatchObject({
    code: "template_missing",
  });
  fake.fault = { silent: true };
  expect(await sendPattern(settings, pattern, tools)).toEqual({ state: "unknown", code: "no_answer" });
});

test.each([
  [{ token: "" }, "token_empty"],
  [{ token: "a b" }, "token_has_spaces"],
  [{ token: "a\u00a0b" }, "token_has_spaces"],
  [{ token: "a\nb" }, "token_has_separator"],
  [{ token: "a\tb" }, "token_has_separator"],
  [{ token: "a\u2028b" }, "token_has_separator"],
  [{ token: "a_b" }, "token_has_underscore"],
  [{ token: "a", token2: "b c" }, "token_has_spaces"],
  [{ token: "a", token10: "یک دو سه چهار پنج شش" }, null],
  [{ token: "a", token10: "یک دو سه چهار پنج شش هفت" }, "token_has_spaces"],
  [{ token: "a", token20: "1 2 3 4 5 6 7 8 9" }, null],
  [{ token: "a", token20: "1 2 3 4 5 6 7 8 9 10" }, "token_has_spaces"],
  [{ token: "a".repeat(100) }, null],
  [{ token: "a".repeat(101) }, "token_too_long"],
])("tokens %j: %s", (tokens, code) => {
  expect(tokenProblem(tokens)).toBe(code);
  if (code) expect(kavenegarProblems).toHaveProperty(code);
});

test("what became of messages: told where there is news, blocked by its own code, asked 500 at a time", async () => {
  for (let at = 0; at < 501; at++) fake.sent.push({ messageid: 1000 + at, status: 10 });
  for (const [at, status] of [1, 2, 4, 5, 6, 10, 11, 13, 14].entries()) fake.sent[at]!.status = status;
  const ids = [...fake.sent.map(({ messageid }) => String(messageid)), "999999"];
  const reports = await kavenegar.report!(settings, ids, tools);
  expect(reports).toHaveLength(499);
  const told = reports.slice(0, 7).map(({ state, code }) => [state, code]);
  expect(told).toEqual([
    ["sent", undefined],
    ["sent", undefined],
    ["failed", "provider_failed"],
    ["delivered", undefined],
    ["failed", "undelivered"],
    ["failed", "cancelled"],
    ["failed", "blocked"],
  ]);
});

test("unread messages are fetched page by page, and a failure is a refusal with its code", async () => {
  for (let at = 0; at < 130; at++) await fake.hear({ from: "09351234567", text: `پیام ${at}` });
  await fake.hear({ from: "BANK", text: "واریز" });
  const { messages } = await kavenegar.poll!(settings, null, tools);
  expect(messages).toHaveLength(130);
  expect(messages[0]).toMatchObject({ from: { type: "phone", value: "+989351234567" }, text: "پیام 0" });
  expect((await kavenegar.poll!(settings, {}, tools)).messages).toEqual([]);
  fake.fault = { error: 403 };
  await expect(kavenegar.poll!(settings, {}, tools)).rejects.toEqual(refusal("channel_failed"));
});

test("the panel's call is read; told twice, it has one id, and polling gives it the same", async () => {
  fake.fault = { twice: true };
  const calls = await fake.hear({ from: "+989351234567", text: "کجاست؟" });
  const read = await Promise.all(calls.map((call) => kavenegar.readHook!(settings, hookRequest(call), tools)));
  const ids = read.map(({ messages }) => messages[0]!.externalId);
  expect(new Set(ids).size).toBe(1);
  const { messages } = await kavenegar.poll!(settings, null, tools);
  expect(messages.map(({ externalId }) => externalId)).toEqual([ids[0], ids[0]]);
  expect(read[0]!.messages[0]).toMatchObject({ from: { value: "+989351234567" }, text: "کجاست؟" });
});

test("a call for another line, and any garbage, is not understood", async () => {
  const [call] = await fake.hear({ from: "09351234567", text: "سلام" });
  const other = { ...settings, sender: "30001111" };
  await expect(kavenegar.readHook!(other, hookRequest(call!), tools)).rejects.toEqual(refusal("not_understood"));
  const field = fc.constantFrom("from", "to", "message", "messageid", "x");
  const values = fc.dictionary(field, fc.oneof(fc.string({ unit: "binary" }), fc.constant(settings.sender)));
  await fc.assert(
    fc.asyncProperty(values, fc.uint8Array(), async (query, bytes) => {
      const request = { method: "POST", headers: {}, query, body: Buffer.from(bytes) };
      const thrown = await kavenegar.readHook!(settings, request, tools).catch((error: unknown) => error);
      if (thrown instanceof Error) expect((thrown as Refusal).code).toBe("not_understood");
    }),
  );
});

test("whatever answers in Kavenegar's place, sending gives an outcome", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string()), fc.integer({ min: 200, max: 599 }), async (body, status) => {
      const empty = [204, 205, 304].includes(status);
      const fetch = async () => new Response(empty ? null : body, { status });
      const outcome = await kavenegar.send(settings, outgoing({}), { ...tools, fetch });
      expect(outcome.state).toBe(status >= 400 && status < 500 ? "failed" : "unknown");
    }),
  );
});

test("the connection is tested by asking for the account", async () => {
  expect(await kavenegar.test(settings, tools)).toMatchObject({ ok: true });
  const wrong = { ...settings, apiKey: "another-key" };
  expect(await kavenegar.test(wrong, tools)).toEqual({ ok: false, problem: "key_refused" });
});

test("settings are strict, and the parts of a text are those of the line", () => {
  expect(kavenegar.settings.safeParse({ ...kavenegarAccount, extra: 1 }).success).toBe(false);
  expect(kavenegar.settings.parse(kavenegarAccount)).toMatchObject({
    baseUrl: "https://api.kavenegar.com",
    line: "service",
  });
  const advertising = kavenegar.settings.parse({ ...kavenegarAccount, line: "advertising" });
  expect(kavenegar.limits(settings).parts!("س".repeat(65)).parts).toBe(1);
  expect(kavenegar.limits(advertising).parts!("س".repeat(65)).parts).toBe(2);
});

test("our keys as whole numbers below 2⁶³, the same for the same key", () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      expect(localId(key)).toBe(localId(key));
      expect(BigInt(localId(key)) < 2n ** 63n).toBe(true);
    }),
  );
  expect(localId("42")).toBe("42");
});

import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { ChannelFile, PostOut } from "../channel-adapter.ts";
import { eitaaAccount, fakeEitaa } from "../fakes/fake-eitaa.ts";
import { startFake } from "../fakes/fake-server.ts";
import { fakeTools, outgoing } from "../fakes/try-adapter.ts";
import { hardTexts } from "../testing/messenger-contract.ts";
import { eitaa } from "./eitaa.ts";

const fake = await startFake(fakeEitaa());
const tools = fakeTools();
afterAll(() => fake.close());
beforeEach(() => {
  Object.assign(fake, { fault: {}, key: null });
  fake.sent.length = 0;
});
const settings = (more: object = {}) => eitaa.settings.parse({ ...eitaaAccount, baseUrl: fake.url, ...more });
const publish = (post: Partial<PostOut> = {}, through = tools, more: object = {}) =>
  eitaa.publish!(settings(more), { text: "جشنوارهٔ پاییز", title: null, pin: false, file: null, ...post }, through);
const file: ChannelFile = {
  name: "کاتالوگ.pdf",
  contentType: "application/pdf",
  size: 3,
  open: async () => Buffer.from("abc"),
};

test("a post goes out as it was written, with its title, pinned where asked", async () => {
  for (const text of hardTexts) {
    const outcome = await publish({ text });
    expect(outcome).toEqual({ state: "sent", externalId: String(fake.sent.at(-1)!["message_id"]) });
    expect(fake.sent.at(-1)!["text"]).toBe(text);
  }
  await publish({ title: "پاییز", pin: true });
  expect(fake.sent.at(-1)).toMatchObject({ chat_id: eitaaAccount.chat, title: "پاییز", pin: "1" });
  expect(fake.sent[0]).not.toHaveProperty("pin");
});

test("a file goes out with the text under it", async () => {
  expect(await publish({ file })).toMatchObject({ state: "sent" });
  expect(fake.sent).toMatchObject([{ method: "sendFile", file: "کاتالوگ.pdf", caption: "جشنوارهٔ پاییز" }]);
});

test("what it cannot carry is told before anybody is asked", async () => {
  expect(await publish({ text: " " })).toMatchObject({ code: "text_empty" });
  expect(await publish({ text: "س".repeat(4097) })).toMatchObject({ code: "text_too_long" });
  expect(await publish({ text: "س".repeat(1025), file })).toMatchObject({ code: "text_too_long" });
  expect(await publish({ file: { ...file, size: 50_000_001 } })).toMatchObject({ code: "file_too_large" });
  expect(fake.sent).toEqual([]);
  expect(await publish({ text: "س".repeat(4096) })).toMatchObject({ state: "sent" });
});

test("every fault has its sentence; over quota waits, down surely did not go, silent and slow nobody knows", async () => {
  for (const [error, outcome] of [
    [429, { state: "failed", code: "rate_limited", again: 30 }],
    [403, { state: "failed", code: "not_started", again: null }],
    [400, { state: "failed", code: "recipient_refused", again: null }],
    [401, { state: "failed", code: "token_refused", again: null }],
    [500, { state: "unknown", code: "provider_error" }],
  ] as const) {
    fake.fault = { error };
    expect(await publish()).toEqual(outcome);
    expect(eitaa.problems).toHaveProperty(outcome.code);
  }
  fake.fault = { silent: true };
  expect(await publish()).toEqual({ state: "unknown", code: "no_answer" });
  fake.fault = { delay: 120_000 };
  expect(await publish({}, fakeTools(1000))).toEqual({ state: "unknown", code: "no_answer" });
  const closed = await startFake(fakeEitaa());
  await closed.close();
  expect(await publish({}, tools, { baseUrl: closed.url })).toMatchObject({ code: "provider_unreachable", again: 60 });
});

test("whatever answers in its place, publishing gives an outcome with a sentence", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string()), fc.integer({ min: 200, max: 599 }), async (body, status) => {
      const empty = [204, 205, 304].includes(status);
      const fetch = async () => new Response(empty ? null : body, { status });
      const outcome = await publish({}, { ...tools, fetch });
      expect(eitaa.problems).toHaveProperty(outcome.state === "sent" ? "" : outcome.code);
    }),
  );
});

test("the token is tested, one that was changed refused until the new one is here; the channel may be given as an address", async () => {
  expect(await eitaa.test(settings(), tools)).toEqual({ ok: true, note: "token_works" });
  fake.key = "bot4242:another-token-of-the-panel";
  expect(await eitaa.test(settings(), tools)).toMatchObject({ ok: false, problem: "token_refused" });
  expect(await eitaa.test(settings({ token: fake.key }), tools)).toMatchObject({ ok: true });
  for (const chat of ["@hamdel_shop", "https://eitaa.com/hamdel_shop", "eitaa.ir/hamdel_shop"])
    expect(settings({ chat })).toMatchObject({ chat: "hamdel_shop" });
  expect(eitaa.settings.safeParse({ ...eitaaAccount, chat: "کانال ما" }).success).toBe(false);
});

test("nothing goes to one customer by it", async () => {
  expect(await eitaa.send(settings(), outgoing({}), tools)).toEqual({
    state: "failed",
    code: "posts_only",
    again: null,
  });
  expect(fake.sent).toEqual([]);
});

import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelFile } from "../channel-adapter.ts";
import { botAccount, fakeBot } from "../fakes/fake-bot.ts";
import { type Fake, startFake } from "../fakes/fake-server.ts";
import { fakeTools, hookRequest, outgoing } from "../fakes/try-adapter.ts";
import { connectBotHook, endBotHook } from "./bot-hook.ts";
import { bale, telegram } from "./bots.ts";
import { botProblems } from "./problems.ts";

const tools = fakeTools();
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const file = (name: string, contentType: string, size = 3): ChannelFile => ({
  name,
  contentType,
  size,
  open: async () => Buffer.from("abc"),
});

describe.each([
  { kind: "telegram" as const, adapter: telegram },
  { kind: "bale" as const, adapter: bale },
])("$kind", ({ kind, adapter }) => {
  let fake: Fake;
  const fakes: Fake[] = [];
  beforeEach(async () => {
    fake = await startFake(fakeBot(kind));
    fakes.push(fake);
  });
  afterAll(() => Promise.all(fakes.map((one) => one.close())));
  const settings = () => adapter.settings.parse({ token: botAccount.token, baseUrl: fake.url });
  const send = (given: Parameters<typeof outgoing>[0] = {}) =>
    adapter.send(settings(), outgoing({ to: "4242", ...given }), tools);

  test("a text goes out as it is, and is known by chat and message", async () => {
    const outcome = await send({ text: "*سلام* <b>" });
    expect(fake.sent).toMatchObject([{ method: "sendMessage", chat_id: "4242", text: "*سلام* <b>" }]);
    expect(outcome).toEqual({ state: "sent", externalId: `4242:${fake.sent[0]!.message_id}` });
  });

  test("files go out by their kind, a short text under the first, a long one before", async () => {
    const files = [file("a.png", "image/png"), file("b.pdf", "application/pdf"), file("c.ogg", "audio/ogg")];
    expect(await send({ files, text: "فاکتور" })).toMatchObject({ state: "sent" });
    expect(fake.sent).toMatchObject([
      { method: "sendPhoto", photo: "a.png", caption: "فاکتور" },
      { method: "sendDocument", document: "b.pdf" },
      { method: "sendVoice", voice: "c.ogg" },
    ]);
    await send({ files: [file("d.svg", "image/svg+xml")], text: "س".repeat(1025) });
    expect(fake.sent.slice(3).map(({ method }) => method)).toEqual(["sendMessage", "sendDocument"]);
  });

  test("a file that fails after another went out leaves the outcome unknown", async () => {
    const breaks = {
      ...file("b.pdf", "application/pdf"),
      open: async () => {
        fake.fault = { error: 400 };
        return Buffer.from("b");
      },
    };
    expect(await send({ files: [file("a.png", "image/png"), breaks] })).toEqual({
      state: "unknown",
      code: "partly_sent",
    });
  });

  test.each([
    [403, { state: "failed", code: "blocked", again: null }],
    [400, { state: "failed", code: "recipient_refused", again: null }],
    [401, { state: "failed", code: "token_refused", again: null }],
    [409, { state: "failed", code: "another_listener", again: null }],
    [413, { state: "failed", code: "file_too_large", again: null }],
    [429, { state: "failed", code: "rate_limited", again: kind === "bale" ? 30 : 7 }],
    [500, { state: "unknown", code: "provider_error" }],
  ])("error %i", async (error, outcome) => {
    fake.fault = { error };
    expect(await send()).toEqual(outcome);
    expect(botProblems).toHaveProperty(outcome.code);
  });

  test("after a silence nobody knows", async () => {
    fake.fault = { silent: true };
    expect(await send()).toEqual({ state: "unknown", code: "no_answer" });
    expect(fake.sent).toHaveLength(1);
  });

  test("what cannot go out is told before anybody is asked", async () => {
    expect(await send({ text: "" })).toMatchObject({ code: "text_empty" });
    expect(await send({ text: "س".repeat(4097) })).toMatchObject({ code: "text_too_long" });
    expect(await send({ files: [file("a.zip", "application/zip", 50_000_001)] })).toMatchObject({
      code: "file_too_large",
    });
    expect(fake.sent).toEqual([]);
  });

  test("polling begins from now on, goes on at its cursor, and gives an update the same id twice", async () => {
    await fake.hear({ from: "4242", text: "پیش از این" });
    const first = await adapter.poll!(settings(), null, tools);
    expect(first.messages).toEqual([]);
    await fake.hear({ from: "4242", text: "یک" });
    await fake.hear({ from: "4242", text: "دو" });
    fake.fault = { twice: true, backwards: true };
    const second = await adapter.poll!(settings(), first.cursor, tools);
    expect(new Set(second.messages.map(({ externalId }) => externalId)).size).toBe(2);
    expect(second.messages.map(({ text }) => text)).toEqual(["دو", "دو", "یک", "یک"]);
    expect((await adapter.poll!(settings(), second.cursor, tools)).messages).toEqual([]);
    // Asked again at an old cursor, as after a crash, nothing is lost until the newer one was used.
    expect(second.messages[0]).toMatchObject({
      from: { type: kind, value: "4242", shown: "@customer_4242" },
      name: "مریم رضایی",
    });
  });

  test("a failure of polling is a refusal with its code", async () => {
    fake.fault = { error: 401 };
    const poll = adapter.poll!(settings(), null, tools);
    await expect(poll).rejects.toMatchObject({
      code: "channel_failed",
      detail: { values: { problem: "token_refused" } },
    });
  });

  test("the webhook is connected, read, and ends; polling is refused in between", async () => {
    expect(await connectBotHook({ kind, settings: settings() }, "http://127.0.0.1:9/hook", tools)).toEqual({
      ok: true,
    });
    await expect(adapter.poll!(settings(), null, tools)).rejects.toEqual(refusal("channel_failed"));
    fake.hookUrl = null;
    fake.fault = { twice: true };
    const calls = await fake.hear({ from: "4242", text: "سلام" });
    const read = await Promise.all(calls.map((call) => adapter.readHook!(settings(), hookRequest(call), tools)));
    expect(read[0]!.messages).toMatchObject([{ text: "سلام", at: new Date(1_772_000_000_000) }]);
    expect(read[1]!.messages[0]!.externalId).toBe(read[0]!.messages[0]!.externalId);
    const forged = { ...hookRequest(calls[0]!), headers: { "x-telegram-bot-api-secret-token": "guess" } };
    const answer = adapter.readHook!(settings(), forged, tools);
    if (kind === "telegram") await expect(answer).rejects.toEqual(refusal("bad_signature"));
    else expect((await answer).messages).toHaveLength(1);
    expect(await endBotHook({ kind, settings: settings() }, tools)).toEqual({ ok: true });
  });

  test("any garbage is not understood", async () => {
    await connectBotHook({ kind, settings: settings() }, "http://127.0.0.1:9/hook", tools);
    fake.hookUrl = null;
    const [call] = await fake.hear({ from: "1", text: "a" });
    const { headers } = hookRequest(call!);
    const near = fc.record({
      update_id: fc.integer(),
      message: fc.oneof(fc.jsonValue(), fc.record({ chat: fc.jsonValue() })),
    });
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      near.map((one) => JSON.stringify(one)),
    );
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const request = { method: "POST", headers, query: {}, body: Buffer.from(text) };
        const thrown = await adapter.readHook!(settings(), request, tools).catch((error: unknown) => error);
        if (thrown instanceof Error) expect((thrown as Refusal).code).toBe("not_understood");
      }),
    );
  });

  const heard = async (update: Record<string, unknown>) => {
    const { cursor } = await adapter.poll!(settings(), { offset: 0 }, tools);
    await fake.hear({ from: "4242", text: "", update: { text: undefined, ...update } });
    return (await adapter.poll!(settings(), cursor, tools)).messages[0];
  };

  test("pictures, documents and voices come as files that are fetched when opened", async () => {
    const photo = await heard({
      photo: [
        { file_id: "s", file_size: 1 },
        { file_id: "l", file_size: 23 },
      ],
      caption: "این",
    });
    expect(photo).toMatchObject({ text: "این", files: [{ name: "photo.jpg", contentType: "image/jpeg", size: 23 }] });
    expect(String(await photo!.files![0]!.open())).toBe(botAccount.file);
    const document = await heard({ document: { file_id: "d", file_name: "f.pdf", mime_type: "application/pdf" } });
    expect(document!.files).toMatchObject([{ name: "f.pdf", contentType: "application/pdf" }]);
    const voice = await heard({ voice: { file_id: "v", file_size: 30_000_000 } });
    expect(voice!.files).toMatchObject([{ name: "voice.ogg", contentType: "audio/ogg" }]);
    await expect(voice!.files![0]!.open()).rejects.toEqual(refusal("too_large"));
  });

  test("a phone counts as known only when somebody shares their own", async () => {
    const own = await heard({ contact: { phone_number: "989123456789", first_name: "مریم", user_id: 4242 } });
    expect(own!.also).toMatchObject([{ type: "phone", value: "+989123456789", verified: true }]);
    expect(own!.text).toBe("مریم\n989123456789");
    const friends = await heard({ contact: { phone_number: "989350000000", user_id: 77 } });
    expect(friends!.also).toBeUndefined();
    const nobodys = await heard({ contact: { phone_number: "989350000000" } });
    expect(nobodys!.also).toBeUndefined();
  });

  test("groups and bots are left alone; an answer names what it answers", async () => {
    expect(await heard({ text: "a", chat: { id: -5, type: "group" } })).toBeUndefined();
    expect(await heard({ text: "a", from: { id: 4242, is_bot: true } })).toBeUndefined();
    const reply = await heard({ text: "a", reply_to_message: { message_id: 9 } });
    expect(reply!.thread).toEqual({ replyTo: ["4242:9"] });
  });

  test("an edited message comes as a new one that answers the first", async () => {
    const { cursor } = await adapter.poll!(settings(), { offset: 0 }, tools);
    const [call] = await fake.hear({ from: "4242", text: "سلام" });
    const { message } = JSON.parse(call!.body);
    const edited = { update_id: 1, edited_message: { ...message, text: "درود", edit_date: 1_772_000_060 } };
    const fetch = async () => Response.json({ ok: true, result: [edited, "garbage", { update_id: 9 }] });
    const read = await adapter.poll!(settings(), cursor, { ...tools, fetch });
    expect(read.messages).toMatchObject([{ text: "✎ درود", thread: { replyTo: [`4242:${message.message_id}`] } }]);
    expect(read.messages[0]!.externalId).toBe(`4242:${message.message_id}:1772000060`);
  });

  test("the connection is tested by asking the bot its name", async () => {
    expect(await adapter.test(settings(), tools)).toEqual({ ok: true, note: `@shop_${kind}_bot` });
    const wrong = { ...settings(), token: "123456789:another-token-entirely" };
    expect(await adapter.test(wrong, tools)).toMatchObject({ ok: false, problem: "token_refused" });
  });
});

test("a path that leads out of the bot's folder is not followed", async () => {
  const asked: string[] = [];
  const fetch = async (input: RequestInfo | URL) => {
    asked.push(String(input));
    if (String(input).endsWith("/getFile"))
      return Response.json({ ok: true, result: { file_path: "../../x/%2e%2e/a b?c" } });
    if (!String(input).includes("/file/"))
      return Response.json({
        ok: true,
        result: [{ update_id: 1, message: { message_id: 1, chat: { id: 1 }, date: 1, voice: { file_id: "v" } } }],
      });
    return new Response("x");
  };
  const settings = telegram.settings.parse({ token: botAccount.token });
  const { messages } = await telegram.poll!(settings, { offset: 0 }, { ...tools, fetch });
  await messages[0]!.files![0]!.open();
  expect(asked.at(-1)).toBe(`https://api.telegram.org/file/bot${botAccount.token}/x/%252e%252e/a%20b%3Fc`);
});

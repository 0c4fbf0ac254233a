import { afterAll, beforeEach, expect, test } from "vitest";
import type { ChannelFile } from "../channel-adapter.ts";
import { fakeRubika, rubikaAccount } from "../fakes/fake-rubika.ts";
import { type Fake, startFake } from "../fakes/fake-server.ts";
import { fakeTools, hookRequest, outgoing } from "../fakes/try-adapter.ts";
import { rubika } from "./rubika.ts";

const tools = fakeTools();
const { chat } = rubikaAccount;
let fake: Fake;
const fakes: Fake[] = [];
beforeEach(async () => {
  fake = await startFake(fakeRubika());
  fakes.push(fake);
});
afterAll(() => Promise.all(fakes.map((one) => one.close())));
const settings = (more: object = {}) =>
  rubika.settings.parse({ token: rubikaAccount.token, baseUrl: fake.url, ...more });
const file = (name: string, contentType: string): ChannelFile => ({
  name,
  contentType,
  size: 3,
  open: async () => Buffer.from("abc"),
});
/** What is read of a call about something a customer did. */
async function called(more: Record<string, unknown>, text = "سلام") {
  const [call] = await fake.hear({ from: chat, text, ...more });
  return rubika.readHook!(settings({ by: "webhook" }), hookRequest(call!), tools);
}

test("a message says who wrote, with the name that Rubika tells, and when", async () => {
  const { messages } = await called({});
  expect(messages).toMatchObject([
    { from: { type: "rubika", value: chat }, name: "مریم رضایی", at: new Date(1_772_000_000_000), text: "سلام" },
  ]);
  expect(messages[0]!.externalId).toMatch(new RegExp(`^${chat}:\\d+$`));
});

test("groups, channels and other bots are left alone; an answer names what it answers", async () => {
  for (const from of ["g0Fake00000000000000000000", "c0Fake00000000000000000000"]) {
    const [call] = await fake.hear({ from, text: "سلام" });
    expect((await rubika.readHook!(settings(), hookRequest(call!), tools)).messages).toEqual([]);
  }
  expect((await called({ message: { sender_type: "Bot" } })).messages).toEqual([]);
  const { messages } = await called({ message: { reply_to_message_id: "12" } });
  expect(messages[0]!.thread).toEqual({ replyTo: [`${chat}:12`] });
});

test("edited is a new message with its mark, removed a note; both answer the first, and are known again", async () => {
  const edit = {
    update: { type: "UpdatedMessage", new_message: null, updated_message: { message_id: "9", text: "درود" } },
  };
  const [one, other] = [await called(edit), await called(edit)];
  expect(one.messages).toMatchObject([{ text: "✎ درود", thread: { replyTo: [`${chat}:9`] } }]);
  expect(other.messages[0]!.externalId).toBe(one.messages[0]!.externalId);
  const removed = await called({ update: { type: "RemovedMessage", new_message: null, removed_message_id: "9" } });
  expect(removed.messages).toMatchObject([
    { text: "🗑", automatic: true, notes: [{ code: "message_removed" }], thread: { replyTo: [`${chat}:9`] } },
  ]);
  expect(rubika.problems).toHaveProperty("message_removed");
});

test("who stops the bot is told of, and who comes back; neither is a message", async () => {
  for (const [type, stopped] of [
    ["StoppedBot", true],
    ["StartedBot", false],
  ] as const) {
    const { messages, changes } = await called({ update: { type, new_message: undefined } });
    expect([messages, changes]).toEqual([[], [{ from: { type: "rubika", value: chat }, at: tools.now, stopped }]]);
  }
});

test("a picture, a voice and a file are brought first, then sent; short words go under the first, long ones before", async () => {
  const files = [file("a.png", "image/png"), file("v.ogg", "audio/ogg"), file("b.pdf", "application/pdf")];
  const to = { to: chat };
  expect(await rubika.send(settings(), outgoing({ ...to, files, text: "فاکتور" }), tools)).toMatchObject({
    state: "sent",
  });
  expect(fake.sent).toMatchObject([
    { method: "sendFile", text: "فاکتور" },
    { method: "sendFile" },
    { method: "sendFile" },
  ]);
  await rubika.send(settings(), outgoing({ ...to, files: [files[0]!], text: "س".repeat(1025) }), tools);
  expect(fake.sent.slice(3).map(({ method }) => method)).toEqual(["sendMessage", "sendFile"]);
});

test("a file that Rubika did not take went to nobody and is brought again; after words went out nobody knows", async () => {
  const cut: typeof fetch = async (input, init) => {
    if (String(input).endsWith("/upload")) throw new TypeError("cut", { cause: { code: "ECONNRESET" } });
    return tools.fetch(input, init);
  };
  const files = [file("a.png", "image/png")];
  const through = { ...tools, fetch: cut };
  const refused = { state: "failed", code: "file_refused", again: 60 };
  expect(await rubika.send(settings(), outgoing({ to: chat, files, text: "این" }), through)).toEqual(refused);
  expect(fake.sent).toEqual([]);
  const partly = await rubika.send(settings(), outgoing({ to: chat, files, text: "س".repeat(1025) }), through);
  expect(partly).toEqual({ state: "unknown", code: "partly_sent" });
});

test("buttons hang on the message where Rubika calls, and stand under the keyboard where it is asked", async () => {
  const asked = outgoing({ to: chat, text: "چند؟", buttons: ["۱", "۲", "۳"] });
  await rubika.send(settings({ by: "webhook" }), asked, tools);
  expect(fake.sent[0]).toMatchObject({
    inline_keypad: { rows: [{ buttons: [{ id: "۱", type: "Simple", button_text: "۱" }, { id: "۲" }, { id: "۳" }] }] },
  });
  await rubika.send(settings(), asked, tools);
  expect(fake.sent[1]).toMatchObject({ chat_keypad_type: "New", chat_keypad: { on_time_keyboard: true } });
  expect(fake.sent[1]).not.toHaveProperty("inline_keypad");
});

test("a link brings its code along, which is no word of theirs", async () => {
  const code = "a-code-of-ours-that-is-long-enough-to-be-one";
  const link = await rubika.link!(settings(), code, tools);
  expect(link).toBe(`https://rubika.ir/shop_rubika_bot?start_id=${code}`);
  const { messages } = await called({ message: { aux_data: { start_id: code } } }, "/start");
  expect(messages).toMatchObject([{ continuation: code, text: "/start" }]);
  const other = await called({ message: { aux_data: { start_id: "ad" } } });
  expect(other.messages[0]).not.toHaveProperty("continuation");
});

test("what came before us is passed by, page after page, and nothing after it", async () => {
  for (let n = 0; n < 150; n++) await fake.hear({ from: chat, text: `پیش ${n}` });
  let cursor: unknown = null;
  for (let turn = 0, more = true; more; turn++) {
    expect(turn).toBeLessThan(4);
    const page = await rubika.poll!(settings(), cursor, tools);
    expect(page.messages).toEqual([]);
    [cursor, more] = [page.cursor, page.more ?? false];
  }
  await fake.hear({ from: chat, text: "پس" });
  const { messages } = await rubika.poll!(settings(), cursor, tools);
  expect(messages.map(({ text }) => text)).toEqual(["پس"]);
});

test("an address that Rubika does not take is told", async () => {
  expect(await rubika.hook!.connect(settings(), "ftp://x", tools)).toMatchObject({
    ok: false,
    problem: "hook_refused",
  });
  expect(await rubika.test(settings(), tools)).toEqual({ ok: true, note: "@shop_rubika_bot" });
});

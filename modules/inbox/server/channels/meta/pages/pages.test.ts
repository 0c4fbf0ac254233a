import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { ChannelFile } from "../../channel-adapter.ts";
import { fakeGraph } from "../../fakes/fake-graph.ts";
import { type Fake, startFake } from "../../fakes/fake-server.ts";
import { metaApp } from "../../fakes/meta-app.ts";
import { fakeTools, hookRequest, outgoing } from "../../fakes/try-adapter.ts";
import { graphNumbers } from "../graph-failures.ts";
import { metaAccounts, metaAdapters } from "../testing/meta-accounts.ts";
import { piecesOf } from "./pieces.ts";

const tools = fakeTools();
const file: ChannelFile = { name: "a.png", contentType: "image/png", size: 3, open: async () => Buffer.from("abc") };

describe.each(["messenger", "instagram"] as const)("%s", (kind) => {
  const adapter = metaAdapters[kind];
  let fake: Fake;
  const fakes: Fake[] = [];
  beforeEach(async () => {
    fake = await startFake(fakeGraph(kind));
    fakes.push(fake);
  });
  afterAll(() => Promise.all(fakes.map((one) => one.close())));
  const settings = () => adapter.settings.parse({ ...metaAccounts[kind], baseUrl: fake.url });
  const send = (given: Parameters<typeof outgoing>[0] = {}) =>
    adapter.send(settings(), outgoing({ to: "4242", heardAt: tools.now, ...given }), tools);
  const hear = async (text: string, more: object = {}) => {
    const [call] = await fake.hear({ from: "4242", text, at: tools.now.toISOString(), ...more });
    return adapter.readHook!(settings(), hookRequest(call!), tools);
  };
  const hoursAgo = (hours: number) => new Date(tools.now.getTime() - hours * 3_600_000);

  test("within a day an answer is free, later it carries the tag of people, and machines are silent", async () => {
    await send({ text: "سلام <b>" });
    await send({ heardAt: hoursAgo(30) });
    expect(fake.sent).toMatchObject([
      {
        recipient: { id: "4242" },
        messaging_type: "RESPONSE",
        message: { text: "سلام <b>", metadata: "hamdel:message-1" },
      },
      { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" },
    ]);
    expect(await send({ heardAt: hoursAgo(30), automatic: true })).toMatchObject({ code: "window_closed" });
  });

  test("files are laid down and named, answers to choose from stand under the last words", async () => {
    expect(await send({ files: [file], text: "کدام؟", buttons: ["بله", "می‌خواهم با کارشناس صحبت کنم"] })).toMatchObject(
      {
        state: "sent",
        parts: { length: 2 },
      },
    );
    expect(fake.sent).toMatchObject([
      { message: { attachment: { type: "image", payload: { attachment_id: "kept-a.png" } } } },
      { message: { text: "کدام؟", quick_replies: [{ title: "بله" }, { payload: "می‌خواهم با کارشناس صحبت کنم" }] } },
    ]);
  });

  test("a comment is answered under it, or to its writer once; files have no place there", async () => {
    const comment = (way: "public" | "private") => ({ id: "comment_9", way });
    expect(await send({ comment: comment("public"), text: "مرسی" })).toMatchObject({
      state: "sent",
      externalId: "answer_1",
    });
    expect(await send({ comment: comment("private"), text: "سلام" })).toMatchObject({ state: "sent" });
    expect(await send({ comment: comment("private"), text: "سلام" })).toMatchObject({ code: "private_done" });
    expect(await send({ comment: comment("public"), files: [file] })).toMatchObject({ code: "file_not_here" });
    expect(fake.sent).toMatchObject([
      { comment: "comment_9", message: "مرسی" },
      { recipient: { comment_id: "comment_9" } },
    ]);
  });

  test("every number has its sentence", async () => {
    for (const error of [...graphNumbers, 499, 131000]) {
      fake.fault = { error };
      const outcome = await send();
      expect(adapter.problems, String(error)).toHaveProperty(outcome.state === "sent" ? "" : outcome.code);
    }
  });

  test("who writes has a name, asked for once", async () => {
    const { messages } = await hear("سلام ۱۲۳ <script>");
    expect(messages).toMatchObject([{ text: "سلام ۱۲۳ <script>", from: { type: kind, value: "4242" }, at: tools.now }]);
    expect(messages[0]!.name).toBe("مریم رضایی");
  });

  test.each([
    [
      { text: undefined, attachments: [{ type: "image", payload: { url: "fake://files/picture" } }] },
      { text: "", files: [{ name: "photo.jpg" }] },
    ],
    [
      { text: undefined, attachments: [{ type: "share", payload: { url: "https://x.example/p", title: "فنجان" } }] },
      { text: "فنجان\nhttps://x.example/p" },
    ],
    [{ text: undefined, attachments: [{ type: "share", payload: { url: "javascript:alert(1)" } }] }, { text: "" }],
    [
      { text: "بله", quick_reply: { payload: "بله، می‌خواهم" } },
      { text: "بله، می‌خواهم", pressed: true },
    ],
    [{ reply_to: { mid: "m1" }, text: "این" }, { thread: { replyTo: ["m1"] } }],
    [
      { reply_to: { story: { url: "https://x.example/s", id: "1" } }, text: "این" },
      { notes: [{ code: "story_reply" }] },
    ],
    [{ postback: { mid: "m2", title: "شروع", payload: "START" } }, { text: "شروع", pressed: true, externalId: "m2" }],
    [{ reaction: { mid: "m1", action: "react", emoji: "❤️" } }, { text: "❤️", asksNothing: true }],
    [
      { is_deleted: true, mid: "m3", text: undefined },
      { asksNothing: true, notes: [{ code: "taken_back" }] },
    ],
    [{ is_unsupported: true, text: undefined }, { notes: [{ code: "unsupported" }] }],
    [{ referral: { ref: "a-code-of-ours-0123456789" } }, { continuation: "a-code-of-ours-0123456789" }],
  ])("%j", async (update, expected) => {
    const { messages } = await hear("", { update });
    expect(messages).toMatchObject([expected]);
    for (const { code } of messages[0]!.notes ?? []) expect(adapter.problems).toHaveProperty(code);
  });

  test("what we wrote elsewhere is ours; what Hamdel sent is not told again", async () => {
    const told = async (update: object) =>
      (await hear("", { update: { text: "از گوشی", is_echo: true, ...update } })).messages;
    expect(await told({})).toMatchObject([{ own: true, text: "از گوشی", from: { value: "4242" } }]);
    expect(await told({ metadata: "hamdel:h1-2" })).toEqual([]);
    expect(await told({ app_id: Number(metaApp.appId) })).toEqual([]);
    expect(await told({ app_id: 1 })).toHaveLength(1);
  });

  test("how far they have read is told", async () => {
    const at = tools.now.getTime();
    expect(await hear("", { update: { read: { watermark: at } } })).toMatchObject({
      seen: [{ state: "read", at: tools.now, who: { type: kind, value: "4242" } }],
    });
    expect(await hear("", { update: { read: { mid: "m1" } } })).toMatchObject({
      reports: [{ externalId: "m1", state: "read" }],
    });
    expect(await hear("", { update: { delivery: { mids: ["m1"], watermark: at } } })).toMatchObject({
      reports: [{ externalId: "m1", state: "delivered" }],
    });
  });

  test("a comment comes with its post; ours only where it answers one", async () => {
    const { messages } = await hear("قیمت؟", { comment: {} });
    expect(messages).toMatchObject([
      {
        text: "قیمت؟",
        from: { value: "4242" },
        post: { url: expect.stringMatching(/^https:/), text: "فنجان‌های تازه رسید" },
      },
    ]);
    expect(messages[0]!.post!.comment).toBe(messages[0]!.externalId);
    const ours = {
      from: { id: kind === "instagram" ? metaAccounts.instagram["accountId"]! : metaAccounts.messenger["pageId"]! },
    };
    expect((await hear("", { comment: ours })).messages).toEqual([]);
    const answer = await hear("دایرکت", { comment: { ...ours, parent_id: "comment_9" } });
    expect(answer.messages).toMatchObject([{ own: true, thread: { replyTo: ["comment_9"] } }]);
  });

  test("a test says the name, and has our app told of what happens", async () => {
    expect(await adapter.test(settings(), tools)).toEqual({ ok: true, note: "خانهٔ آفتاب · @khane.aftab" });
    expect(fake.pressed[0]).toMatch(kind === "messenger" ? /message_echoes.*feed/ : /messages/);
    expect(await adapter.link!(settings(), "a-code", tools)).toMatch(
      /^https:\/\/(?:m\.me|ig\.me\/m)\/khane\.aftab\?ref=a-code$/,
    );
  });
});

test("a long text is parted where words end, within what one message holds, and nothing is lost", () => {
  const text = "سلام دوست عزیز. سفارش شما رسید. ".repeat(60).trim();
  const pieces = piecesOf(text, "instagram");
  for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(1000);
  expect(pieces.join(" ")).toBe(text);
  expect(piecesOf("🙂".repeat(600), "instagram").every((piece) => piece.isWellFormed())).toBe(true);
  expect(piecesOf("س".repeat(2001), "messenger").map((piece) => piece.length)).toEqual([2000, 1]);
});

import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { fakeGraph } from "../../fakes/fake-graph.ts";
import { type Fake, startFake } from "../../fakes/fake-server.ts";
import { metaApp, metaIds } from "../../fakes/meta-app.ts";
import { fakeTools, hookRequest } from "../../fakes/try-adapter.ts";
import { metaAccounts } from "../testing/meta-accounts.ts";
import { whatsapp } from "./whatsapp.ts";

const tools = fakeTools();
let fake: Fake;
const fakes: Fake[] = [];
beforeEach(async () => {
  fake = await startFake(fakeGraph("whatsapp"));
  fakes.push(fake);
});
afterAll(() => Promise.all(fakes.map((one) => one.close())));
const settings = (change: object = {}) =>
  whatsapp.settings.parse({ ...metaAccounts.whatsapp, baseUrl: fake.url, ...change });
const hear = async (text: string, more: object = {}) => {
  const [call] = await fake.hear({ from: "989123456789", text, at: tools.now.toISOString(), ...more });
  return whatsapp.readHook!(settings(), hookRequest(call!), tools);
};

describe("what comes in", () => {
  test("whoever writes is known by WhatsApp and by phone", async () => {
    const { messages } = await hear("<script>alert(1)</script> ۱۲۳");
    expect(messages).toMatchObject([
      {
        from: { type: "whatsapp", value: "+989123456789", verified: true },
        also: [{ type: "phone", value: "+989123456789", verified: true }],
        ...{ name: "مریم رضایی", text: "<script>alert(1)</script> ۱۲۳", at: tools.now },
      },
    ]);
  });

  test.each([
    [
      { type: "image", image: { id: "incoming-1", caption: "این" } },
      { text: "این", files: [{ name: "photo.jpg" }] },
    ],
    [
      { type: "document", document: { id: "incoming-2", filename: "a.pdf", mime_type: "application/pdf" } },
      { files: [{ name: "a.pdf" }] },
    ],
    [
      { type: "interactive", interactive: { button_reply: { id: "بله", title: "بله" } }, context: { id: "w" } },
      { text: "بله", pressed: true, thread: { replyTo: ["w"] } },
    ],
    [
      { type: "interactive", interactive: { list_reply: { id: "پاسخ بلند", title: "پاسخ…" } } },
      { text: "پاسخ بلند", pressed: true },
    ],
    [
      { type: "button", button: { text: "باشه", payload: "x" }, context: { id: "w" } },
      { text: "باشه", pressed: true },
    ],
    [
      { type: "reaction", reaction: { message_id: "w", emoji: "❤️" } },
      { text: "❤️", asksNothing: true, notes: [{ code: "reaction" }] },
    ],
    [
      { type: "location", location: { latitude: 35.7, longitude: 51.4, name: "فروشگاه" } },
      { text: "فروشگاه\ngeo:35.7,51.4" },
    ],
    [
      { type: "contacts", contacts: [{ name: { formatted_name: "علی" }, phones: [{ phone: "0912" }] }] },
      { text: "علی\n0912" },
    ],
    [
      { type: "order", order: { product_items: [{ product_retailer_id: "cup-1", quantity: 2 }] } },
      { text: "cup-1 × 2" },
    ],
    [
      { type: "unsupported", errors: [{ code: 131051 }] },
      { text: "", notes: [{ code: "unsupported" }] },
    ],
    [
      { type: "text", text: { body: "چند؟" }, context: { id: "w", forwarded: true } },
      { notes: [{ code: "forwarded" }] },
    ],
  ])("%j", async (update, expected) => {
    const { messages } = await hear("", { update: { text: undefined, ...update } });
    expect(messages).toMatchObject([expected]);
    for (const { code } of messages[0]!.notes ?? []) expect(whatsapp.problems).toHaveProperty(code);
  });

  test("its file is fetched by its id with our token, when it is opened", async () => {
    const { messages } = await hear("", { update: { type: "image", image: { id: "incoming-1" } } });
    expect(String(await messages[0]!.files![0]!.open())).toBe(metaApp.file);
    fake.key = "another-token-of-the-panel";
    await expect(messages[0]!.files![0]!.open()).rejects.toMatchObject({ code: "channel_failed" });
  });

  test("what became of messages is told by id and by our key, with the reason in a code of ours", async () => {
    const one = { id: "wamid.1", timestamp: "1772353800", biz_opaque_callback_data: "h1-2" };
    const statuses = [
      { ...one, status: "delivered" },
      { ...one, status: "failed", errors: [{ code: 131026 }] },
      { ...one, status: "failed", errors: [{ code: 999 }] },
      { ...one, status: "odd" },
    ];
    const { reports } = await hear("", { statuses });
    expect(reports).toMatchObject([
      { externalId: "wamid.1", key: "h1-2", state: "delivered" },
      { state: "failed", code: "recipient_refused" },
      { state: "failed", code: "not_delivered" },
    ]);
  });

  test("another number's words are left to its own account, and a batch is read whole", async () => {
    const [call] = await fake.hear({ from: "989123456789", text: "یک" });
    const request = hookRequest(call!);
    const other = whatsapp.settings.parse({ ...metaAccounts.whatsapp, phoneNumberId: "777001" });
    expect((await whatsapp.readHook!(other, request, tools)).messages).toEqual([]);
    expect(metaIds.phoneNumberId).not.toBe("777001");
  });

  test("who comes from a chat brings its code along, and it is no word of theirs", async () => {
    const url = await whatsapp.link!(settings(), "a-code-of-ours-0123456789", tools);
    const text = new URL(url!).searchParams.get("text")!;
    expect(url).toContain("https://wa.me/982191000000?text=");
    expect((await hear(text)).messages).toMatchObject([{ text: "سلام", continuation: "a-code-of-ours-0123456789" }]);
  });
});

describe("setting it up", () => {
  test("a test says the number's name, and has our app told of its events", async () => {
    expect(await whatsapp.test(settings(), tools)).toEqual({ ok: true, note: "خانهٔ آفتاب · +98 21 9100 0000" });
    expect(fake.pressed).toEqual(["subscribed "]);
  });

  test("a wrong secret, a wrong number, another app: each is told", async () => {
    const found = async (change: object) => whatsapp.test(settings(change), tools);
    expect(await found({ appSecret: "not-the-app-secret" })).toMatchObject({ problem: "app_secret_refused" });
    expect(await found({ phoneNumberId: "ab1" }).catch(() => "strict")).toBe("strict");
    expect(await found({ wabaId: "999999", phoneNumberId: metaIds.phoneNumberId })).toMatchObject({ ok: true });
    expect(await found({ appId: "999999" })).toMatchObject({ problem: "token_of_another_app" });
  });

  test("approved templates are listed with their gaps, others are not", async () => {
    expect(await whatsapp.templates!(settings(), tools)).toMatchObject([
      { name: "new_catalogue/fa", header: { file: "image" }, gaps: [] },
      {
        name: "order_ready/fa",
        footer: "خانهٔ آفتاب",
        gaps: [
          { name: "1", example: "مریم" },
          { name: "2", example: "۱۲۳۴" },
        ],
      },
    ]);
  });
});

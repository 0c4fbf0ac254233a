import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { ChannelFile } from "../../channel-adapter.ts";
import { fakeGraph } from "../../fakes/fake-graph.ts";
import { type Fake, startFake } from "../../fakes/fake-server.ts";
import { fakeTools, outgoing } from "../../fakes/try-adapter.ts";
import { graphNumbers } from "../graph-failures.ts";
import { metaAccounts } from "../testing/meta-accounts.ts";
import { whatsapp } from "./whatsapp.ts";

const tools = fakeTools();
const file = (name: string, contentType: string, size = 3): ChannelFile => ({
  ...{ name, contentType, size },
  open: async () => Buffer.from("abc"),
});
let fake: Fake;
const fakes: Fake[] = [];
beforeEach(async () => {
  fake = await startFake(fakeGraph("whatsapp"));
  fakes.push(fake);
});
afterAll(() => Promise.all(fakes.map((one) => one.close())));
const settings = (change: object = {}) =>
  whatsapp.settings.parse({ ...metaAccounts.whatsapp, baseUrl: fake.url, ...change });
const send = (given: Parameters<typeof outgoing>[0] = {}) => whatsapp.send(settings(), outgoing(given), tools);
describe("what goes out", () => {
  test("a text with our key, which comes back with what becomes of it", async () => {
    expect(await send({ text: "<b>سلام</b> 🙂 ۱۲۳" })).toEqual({ state: "sent", externalId: "wamid.fake1" });
    expect(fake.sent).toMatchObject([
      { to: "989123456789", type: "text", text: { body: "<b>سلام</b> 🙂 ۱۲۳" }, biz_opaque_callback_data: "message-1" },
    ]);
  });

  test("files by their kind, with a short text under the first that takes one", async () => {
    const files = [
      file("a.jpg", "image/jpeg"),
      file("b.pdf", "application/pdf"),
      file("c.ogg", "audio/ogg; codecs=opus"),
    ];
    expect(await send({ text: "فاکتور", files })).toMatchObject({ state: "sent", parts: { length: 3 } });
    expect(fake.sent).toMatchObject([
      { type: "image", image: { id: "media-a.jpg", caption: "فاکتور" } },
      { type: "document", document: { id: "media-b.pdf", filename: "b.pdf" } },
      { type: "audio", audio: { id: "media-c.ogg" } },
    ]);
    await send({ text: "س".repeat(1025), files: [file("v.ogg", "audio/ogg"), file("w.webp", "image/webp")] });
    expect(fake.sent.slice(3).map(({ type }) => type)).toEqual(["text", "audio", "document"]);
  });

  test("three short answers are buttons, more or longer ones a list that keeps their words whole", async () => {
    await send({ text: "راضی بودید؟", buttons: ["بله", "خیر"] });
    const long = "می‌خواهم با یکی از کارشناسان فروش صحبت کنم";
    await send({ text: "چه کاری؟", buttons: [long, "هیچ‌کدام"] });
    await send({ text: "س".repeat(1500), buttons: ["یک", "دو", "سه", "چهار"] });
    expect(fake.sent).toMatchObject([
      { interactive: { type: "button", action: { buttons: [{ reply: { id: "بله", title: "بله" } }, {}] } } },
      { interactive: { type: "list", action: { sections: [{ rows: [{ id: long, description: long }, {}] }] } } },
      { type: "text" },
      { interactive: { type: "list", body: { text: "…" } } },
    ]);
    const [first] = (fake.sent[1]!["interactive"] as { action: { sections: { rows: { title: string }[] }[] } }).action
      .sections[0]!.rows;
    expect(first!.title.length).toBeLessThanOrEqual(24);
  });

  test("a template with its gaps filled, and with its picture", async () => {
    const pattern = { template: "order_ready/fa", tokens: { "1": "مریم", "2": "۱۲\n۳۴" } };
    expect(await send({ pattern })).toMatchObject({ state: "sent" });
    expect(fake.sent[0]).toMatchObject({
      type: "template",
      template: {
        ...{ name: "order_ready", language: { code: "fa" } },
        components: [
          {
            type: "body",
            parameters: [
              { type: "text", text: "مریم" },
              { type: "text", text: "۱۲ ۳۴" },
            ],
          },
        ],
      },
    });
    expect(await send({ pattern: { template: "order_ready/fa", tokens: {} } })).toMatchObject({
      code: "template_values",
    });
    expect(await send({ pattern: { template: "gone/fa", tokens: {} } })).toMatchObject({ code: "template_missing" });
    await send({ pattern: { template: "new_catalogue/fa", tokens: {} }, files: [file("a.png", "image/png")] });
    expect(fake.sent[1]).toMatchObject({
      template: { components: [{ type: "header", parameters: [{ type: "image", image: { id: "media-a.png" } }] }] },
    });
  });

  test.each([
    [131026, "recipient_refused", null],
    [131047, "window_closed", null],
    [131056, "pair_limited", 30],
    [130429, "rate_limited", 30],
    [190, "token_refused", null],
    [10, "scope_missing", null],
    [100, "request_refused", null],
    [131051, "type_refused", null],
    [132015, "template_paused", null],
    [131049, "marketing_held", null],
    [131016, "provider_busy", 60],
  ])("number %i is told as %s", async (error, code, again) => {
    fake.fault = { error };
    expect(await send()).toEqual({ state: "failed", code, again });
  });

  test("every number we know has its sentence, and one that Meta makes up at a fault leaves the outcome unknown", async () => {
    for (const error of graphNumbers) {
      fake.fault = { error };
      const outcome = await send();
      expect(whatsapp.problems, String(error)).toHaveProperty(outcome.state === "sent" ? "" : outcome.code);
    }
    fake.fault = { error: 131000 };
    expect(await send()).toEqual({ state: "unknown", code: "provider_error" });
  });

  test("a picture that could not be laid down surely did not go", async () => {
    fake.fault = { silent: true };
    expect(await send({ files: [file("a.png", "image/png")] })).toEqual({
      state: "failed",
      code: "provider_busy",
      again: 60,
    });
    expect(await send({ files: [file("a.zip", "application/zip", 100_000_001)] })).toMatchObject({
      code: "file_too_large",
    });
  });
});

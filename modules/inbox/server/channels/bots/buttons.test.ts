import { afterAll, describe, expect, test } from "vitest";
import { botAccount, fakeBot } from "../fakes/fake-bot.ts";
import { startFake } from "../fakes/fake-server.ts";
import { fakeTools, outgoing } from "../fakes/try-adapter.ts";
import { bale, telegram } from "./bots.ts";

const tools = fakeTools();

describe.each([
  { kind: "telegram" as const, adapter: telegram },
  { kind: "bale" as const, adapter: bale },
])("$kind", async ({ kind, adapter }) => {
  const fake = await startFake(fakeBot(kind));
  afterAll(() => fake.close());
  const settings = () => adapter.settings.parse({ token: botAccount.token, baseUrl: fake.url });

  test("answers to choose from are buttons; a pressed one comes in once, with its words, and the messenger hears that it came", async () => {
    const long = "پیگیری سفارشی که هفتهٔ پیش ثبت کرده‌ام و هنوز نرسیده است";
    await adapter.send(settings(), outgoing({ to: "4242", text: "کدام؟", buttons: ["صحبت با همکارتان", long] }), tools);
    const { message_id, reply_markup } = fake.sent[0] as { message_id: number; reply_markup: object };
    expect(reply_markup).toEqual({
      inline_keyboard: [
        [{ text: "صحبت با همکارتان", callback_data: "صحبت با همکارتان" }],
        [{ text: long, callback_data: "#2" }],
      ],
    });
    const { cursor } = await adapter.poll!(settings(), { offset: 0 }, tools);
    const press = (data: string, more: object = {}) => ({
      callback_query: { data, message: { message_id, chat: { id: 4242, type: "private" }, ...more } },
    });
    fake.fault = { twice: true };
    await fake.hear({ from: "4242", text: "", update: press("#2", { reply_markup }) });
    const heard = await adapter.poll!(settings(), cursor, tools);
    expect(heard.messages.map(({ text }) => text)).toEqual([long, long]);
    expect(new Set(heard.messages.map(({ externalId }) => externalId)).size).toBe(1);
    expect(heard.messages[0]).toMatchObject({
      from: { type: kind, value: "4242" },
      thread: { replyTo: [`4242:${message_id}`] },
    });
    expect(fake.pressed).toHaveLength(1);
    fake.fault = {};
    await fake.hear({ from: "4242", text: "", update: press("#2") });
    await fake.hear({ from: "4242", text: "", update: press("بله", { chat: { id: -7, type: "group" } }) });
    const bare = await adapter.poll!(settings(), heard.cursor, tools);
    expect(bare.messages.map(({ text }) => text)).toEqual(["2"]);
  });
});

import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { botAccount, fakeBot, lookAt, startFake } from "../../inbox/testing.ts";
import { botSettings } from "../contract.ts";
import { botApp, workOff } from "../testing/bot-app.ts";

const database = await testDatabase();
const plain = await testHouse(database);
const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"] } };
const shop = await botApp(house);
const fake = await startFake(fakeBot("telegram"));
afterAll(() => fake.close());

const both = (fa: string) => ({ fa, en: "" });
const buttons = [
  { label: both("شعبهٔ ولیعصر"), next: "city" },
  { label: both("شعبه‌ای که هنوز باز نشده و نامش از هر دکمه‌ای بلندتر است"), next: "soon" },
];
const draft = {
  start: "which",
  nodes: [
    { id: "which", type: "message", text: both("کدام شعبه؟"), buttons, next: null },
    { id: "city", type: "message", text: both("از ۹ تا ۱۸."), next: null },
    { id: "soon", type: "message", text: both("از بهار، ۱۰ تا ۲۰."), next: null },
  ],
};

test("in Telegram a flow's buttons are pressed, walk on, and the answer comes back to the same chat", async () => {
  await shop.put("/bot/settings", botSettings.parse({ channels: ["telegram"] }));
  const { id: flow } = (await shop.post("/bot/flows", { name: "ساعت شعبه‌ها", draft })).body;
  await shop.post(`/bot/flows/${flow}/versions`);
  const { rows: intents } = (await shop.boss.ask("/api/v1/bot/intents")).body;
  const hours = intents.find(({ title }: { title: string }) => title === "ساعت کار");
  await shop.put(`/bot/intents/${hours.id}`, { title: "ساعت کار", does: { do: "flow", flow } });
  await shop.post("/bot/releases");
  const settings = { baseUrl: fake.url, token: botAccount.token };
  const { body: account } = await shop.post("/channels", { kind: "telegram", name: "بات", settings });
  const arrives = async () => {
    await lookAt(house, shop.brand.id, account.id);
    await workOff(house, database.owner);
    await workOff(house, database.owner);
    return fake.sent.at(-1) as { chat_id: string; text: string; message_id: number; reply_markup?: Keyboard };
  };
  // The first look only counts: what was written before the channel was connected is not taken.
  await lookAt(house, shop.brand.id, account.id);
  await fake.hear({ from: "4242", text: "ساعت کاریتون چیه" });
  const asked = await arrives();
  expect(asked).toMatchObject({ chat_id: "4242", text: expect.stringMatching(/ربات[\s\S]*کدام شعبه؟/) });
  const keys = asked.reply_markup!.inline_keyboard.flat();
  expect(keys.map(({ text }) => text)).toEqual(buttons.map(({ label }) => label.fa));

  const message = {
    ...{ message_id: asked.message_id, chat: { id: 4242, type: "private" } },
    reply_markup: asked.reply_markup,
  };
  await fake.hear({
    ...{ from: "4242", text: "" },
    update: { callback_query: { data: keys[1]!.callback_data, message } },
  });
  expect(await arrives()).toMatchObject({ chat_id: "4242", text: "از بهار، ۱۰ تا ۲۰." });
  expect(fake.pressed).toHaveLength(1);
  const { rows } = (await shop.boss.ask("/api/v1/conversations?order=newest")).body;
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ channel: "telegram", status: "bot" });
});

type Keyboard = { inline_keyboard: { text: string; callback_data: string }[][] };

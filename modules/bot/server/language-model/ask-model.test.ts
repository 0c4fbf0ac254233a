import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { botApp } from "../../testing/bot-app.ts";
import { fakeModel, modelSays } from "../../testing/fake-model.ts";
import { askModel } from "./ask-model.ts";
import { redacted } from "./redacted.ts";

const database = await testDatabase();
const plain = await testHouse(database);
const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"] } };
const article = { id: 1, slug: "send", title: "ارسال", language: "fa" as const, url: "/help/a" };
const passages = [{ article, passage: "ارسال دو روز طول می‌کشد.", score: 1, coverage: 1, in_title: 1, missed: 0 }];
const around = { language: "fa" as const, address: (url: string) => `https://shop.example${url}` };

test("personal data is taken out, prices stay", () => {
  expect(redacted("من ali@example.com با ۰۹۱۲ ۱۱۱ ۲۲۳۳ و کارت 6037-9911-2222-3333، 250000 تومان")).toBe(
    "من [e-mail] با [number] و کارت [number]، 250000 تومان",
  );
});

test("a model answers from passages with their links, or not at all; its budget holds", async () => {
  const fake = await fakeModel();
  const { heard } = fake;
  fake.says = modelSays("دو روز طول می‌کشد. [1]");
  const shop = await botApp(house);
  const model = {
    on: true,
    base_url: fake.url,
    model: "small",
    timeout_seconds: 20,
    monthly_tokens: 620,
  };
  const { body } = await shop.boss.ask("/api/v1/bot/settings");
  const { has_key: _has, used_tokens: _used, ...settings } = body;
  await shop.put("/bot/settings", { ...settings, language_model: model, key: "secret-key" });
  expect((await shop.boss.ask("/api/v1/bot/settings")).body.has_key).toBe(true);
  const asked = () => askModel(shop.run, "سفارشم با 09121112233 کی می‌رسد؟", passages, around);
  expect(await asked()).toBe("دو روز طول می‌کشد. [1]\n\n[1] ارسال\nhttps://shop.example/help/a");
  expect(heard[0]!.body).not.toMatch(/9121112233/);
  fake.says = modelSays("هر چه دلم خواست");
  expect(await asked()).toBeNull();
  expect(heard).toHaveLength(2);
  expect(await asked()).toBeNull();
  expect(heard).toHaveLength(2);
  fake.close();
  expect(await askModel(shop.run, "؟", passages, around)).toBeNull();
});

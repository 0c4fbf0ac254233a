import { createServer, type IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { botApp } from "../../testing/bot-app.ts";
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
  const heard: string[] = [];
  let says = "دو روز طول می‌کشد. [1]";
  const read = async (request: IncomingMessage) => (await request.toArray()).join("");
  const server = createServer(async (request, response) => {
    heard.push(await read(request));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ choices: [{ message: { content: says } }], usage: { total_tokens: 100 } }));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  const shop = await botApp(house);
  const model = {
    on: true,
    base_url: `http://127.0.0.1:${port}/v1`,
    model: "small",
    timeout_seconds: 2,
    monthly_tokens: 620,
  };
  const { body } = await shop.boss.ask("/api/v1/bot/settings");
  const { has_key: _, ...settings } = body;
  await shop.put("/bot/settings", { ...settings, language_model: model, key: "secret-key" });
  expect((await shop.boss.ask("/api/v1/bot/settings")).body.has_key).toBe(true);
  const asked = () => askModel(shop.run, "سفارشم با 09121112233 کی می‌رسد؟", passages, around);
  expect(await asked()).toBe("دو روز طول می‌کشد. [1]\n\n[1] ارسال\nhttps://shop.example/help/a");
  expect(heard[0]).not.toMatch(/9121112233/);
  says = "هر چه دلم خواست";
  expect(await asked()).toBeNull();
  expect(heard).toHaveLength(2);
  expect(await asked()).toBeNull();
  expect(heard).toHaveLength(2);
  server.close();
  expect(await askModel(shop.run, "؟", passages, around)).toBeNull();
});

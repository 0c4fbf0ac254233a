import { expect, test } from "vitest";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { chatOfSite } from "../../testing/chat-of-site.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const page = await shop.signIn("sara@example.com");

test("a level is written, read as a sentence, taken away and brought back", async () => {
  await page.goto(shop.at("settings/service-levels"));
  await page.getByRole("button", { name: "سطح تازه" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("نام").fill("گفتگوی سایت");
  await form.getByLabel("پاسخ نخست", { exact: true }).fill("2");
  await form.getByRole("radio", { name: "همهٔ ساعت‌ها، شب و تعطیل هم" }).click();
  await form.getByText("همهٔ گفتگوها: پاسخ نخست تا ۲ ساعت، در همهٔ ساعت‌ها").waitFor();
  await form.getByText(/^نمونه: پیامی که/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "ذخیره" }).click();
  const row = page.locator("li", { hasText: "پاسخ نخست تا ۲ ساعت" });
  await row.waitFor();
  expect(await latinWords(page)).toEqual([]);
  await row.getByRole("button", { name: "برداشتن" }).click();
  await row.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "برگرداندن" }).click();
  await row.waitFor();
});

test("a message of a customer shows how long there is left, and the numbers count it as waiting", async () => {
  const { visitor } = await chatOfSite(hamdel, shop, page);
  await page.goto(shop.at("inbox"));
  await (await visitor("مریم")).write("سلام، کسی هست؟");
  const line = page.locator("button[data-conversation]", { hasText: "سلام، کسی هست؟" });
  await line.getByText(/مانده|گذشته/).waitFor();
  await line.click();
  await page.getByRole("button", { name: "قول‌های این گفتگو" }).click();
  await page.getByText("سطح خدمت: گفتگوی سایت").waitFor();
  await page.goto(shop.at("support"));
  await page.getByText("۱ نفر هنوز منتظر").first().waitFor();
  await page.getByRole("table", { name: "ساعت‌های شلوغ" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await latinWords(page)).toEqual([]);
});

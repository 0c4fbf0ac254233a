import { expect, test } from "vitest";
import { seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { chatOfSite } from "../../testing/chat-of-site.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1";

test("a table's code is made and printed; whoever scans it talks in a chat that knows the table", async () => {
  const page = await shop.signIn("sara@example.com", { language: "fa" });
  await chatOfSite(hamdel, shop, page);
  await page.goto(shop.at("settings/codes"));
  await page.getByText("هنوز کدی ساخته نشده است").waitFor();
  await page.getByRole("button", { name: "ساختن کد" }).click();
  await page.getByText("میز یا پیشخان", { exact: true }).click();
  await page.getByLabel("نامی که مشتری می‌خواند").fill("میز ۴");
  await page.getByText("گفتگو", { exact: true }).last().click();
  await page.getByRole("combobox", { name: "گفتگوی کدام سایت" }).click();
  await page.getByRole("option", { name: "سایت" }).click();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "ذخیره" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "میز ۴" });
  await line.getByRole("button", { name: "چاپ و دریافت" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "A4" }).first().click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).subarray(0, 5).toString()).toBe("%PDF-");

  const { rows } = await shop.asked(page, "GET", "/place-codes");
  const looks = { viewport: { width: 390, height: 844 }, userAgent: phone, locale: "fa-IR" };
  const table = await (await hamdel.browser.newContext(looks)).newPage();
  await table.goto(rows[0].address);
  await table.getByRole("heading", { name: "گفتگو با میز ۴" }).waitFor();
  await table.locator("textarea").fill("چای ما نرسید");
  await table.locator("textarea").press("Enter");
  await expect.poll(async () => (await shop.asked(page, "GET", "/conversations?view=all")).rows.length).toBe(1);
  const [conversation] = (await shop.asked(page, "GET", "/conversations?view=all")).rows;
  expect(conversation.labels).toEqual(["میز ۴"]);
  expect(await seriousFindings(table)).toEqual([]);
  await table.context().close();

  await page.reload();
  await line.getByText("۱ اسکن، ۱ گفتگو").waitFor();
  await page.context().close();
});

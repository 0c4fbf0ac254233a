import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { createApiKey } from "../../../modules/admin/index.ts";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const { app, database } = hamdel;
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const { key } = await shop.inBrand((ctx) => createApiKey(ctx, { name: "test", scopes: ["timeline.write"] }));
const now = new Date();

const maryam = { phone: "09121234567", name: "مریم کریمی", channel: "phone", direction: "in" };
async function send(rows: object[], raw = "") {
  const answer = await app.inject({
    method: "POST",
    url: "/api/v1/interactions",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
    payload: [...rows.map((row) => JSON.stringify({ ...maryam, ...row })), raw].join("\n"),
  });
  return answer.json();
}
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
await send(Array.from({ length: 130 }, (_, n) => ({ occurred_at: daysAgo(n + 2), text: `تماس شمارهٔ ${n}` })));
const { rows } = await database.owner.query("select id from customer where brand_id = $1 and kind = 'person'", [
  shop.brand.id,
]);
const customer = shop.at(`customers/${rows[0].id}`);

async function open(path: string, options = {}) {
  const page = await shop.signIn("sara@example.com", { viewport: { width: 1280, height: 860 }, ...options });
  await page.goto(path);
  return page;
}
const entry = (page: Page, text: string) => page.locator("li[data-kind]", { hasText: text });

test("a call is logged from the keyboard alone, stands on the timeline at once, and is taken back", async () => {
  const page = await open(customer);
  await entry(page, "تماس شمارهٔ 0").waitFor();
  await page.keyboard.press("n");
  await page.keyboard.type("پرسید چه وقت می‌رسد");
  await page.keyboard.press("Control+Enter");
  await entry(page, "پرسید چه وقت می‌رسد").waitFor();
  await expect.poll(() => page.getByRole("heading", { name: "امروز" }).count()).toBe(1);
  expect(await seriousFindings(page)).toEqual([]);
  await page
    .getByRole("button", { name: "بازگردانی" })
    .or(page.getByRole("button", { name: "برگرداندن این ثبت" }))
    .first()
    .click();
  await entry(page, "پرسید چه وقت می‌رسد").waitFor({ state: "detached" });
  await page.context().close();
});

test("what arrives meanwhile appears without reload and is lit for a moment", async () => {
  const page = await open(customer);
  await entry(page, "تماس شمارهٔ 0").waitFor();
  await send([{ text: "همین حالا زنگ زد", external_id: "live-1" }]);
  const arrived = entry(page, "همین حالا زنگ زد");
  await arrived.waitFor();
  expect(await arrived.getAttribute("data-arrived")).toBe("true");
  expect(await entry(page, "تماس شمارهٔ 0").first().getAttribute("data-arrived")).toBeNull();
  await page.context().close();
});

test("filters stand in the address, and one scrolls down to where it began", async () => {
  const page = await open(`${customer}?t_kind=activity`);
  await page
    .getByText("چیزی پیدا نشد")
    .or(page.getByRole("button", { name: "پاک کردن فیلترها" }))
    .first()
    .waitFor();
  await page.getByRole("button", { name: "پاک کردن فیلترها" }).last().click();
  await expect.poll(() => page.url()).not.toContain("t_kind");
  await entry(page, "تماس شمارهٔ 0").first().waitFor();
  const end = page.getByText("این آغاز داستان است");
  await expect
    .poll(async () => {
      await page.mouse.move(600, 500);
      await page.mouse.wheel(0, 5000);
      return end.count();
    })
    .toBe(1);
  await expect.poll(() => entry(page, "تماس شمارهٔ 129").count()).toBe(1);
  await page.context().close();
});

test("on a phone, somebody who is not known yet is logged with one thumb", async () => {
  const page = await open(shop.at("log"), { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.getByLabel("تلفن").tap();
  await page.keyboard.type("0935 111 2233");
  await page.getByRole("radio", { name: "بازدید" }).tap();
  await page.getByRole("textbox", { name: "ثبت تعامل" }).fill("آمد و نمونه‌ها را دید");
  await page.getByRole("button", { name: "خیلی راضی" }).tap();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await latinWords(page)).toEqual([]);
  await page.getByRole("button", { name: "ثبت", exact: true }).tap();
  await entry(page, "آمد و نمونه‌ها را دید").waitFor();
  await expect.poll(() => entry(page, "آمد و نمونه‌ها را دید").textContent()).toContain("خیلی راضی");
  await page.context().close();
});

test("what was not understood is corrected and read again", async () => {
  await send([], '{"phone":"12","channel":"sms","text":"شمارهٔ ناقص"}');
  const page = await open(shop.at("settings/not-understood"), { colorScheme: "dark" });
  await page.getByText("این شمارهٔ تلفن شناخته نشد").first().click();
  const text = page.getByLabel("متن، همان‌گونه که رسید");
  await text.waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "دوباره بخوانید" }).click();
  await page.getByText("هنوز خوانده نمی‌شود").waitFor();
  await text.fill('{"phone":"09351112299","channel":"sms","text":"شمارهٔ ناقص"}');
  await page.getByRole("button", { name: "دوباره بخوانید" }).click();
  await page.getByText("همه‌چیز خوانده شد").waitFor();
  await page.context().close();
});

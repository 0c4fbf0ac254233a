import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { given, password } from "../../modules/admin/testing.ts";
import { latinWords, seriousFindings } from "../../platform/testing/open-browser.ts";
import { serveHamdel } from "../testing/serve-hamdel.ts";

const { house, address, browser } = await serveHamdel();
const brand = await given.brand(house, { name: "چای بهار", language: "fa" });
const owner = await given.user(house, { brand, name: "سارا رضایی", email: "sara@example.com" });
await given.user(house, { brand, name: "مینا احمدی", role: "agent", email: "mina@example.com" });
beforeAll(async () => void (await given.apiKey(house, brand, ["brand.read"])));

/** A page of somebody who is signed in. */
async function pageOf(email: string, language: "fa" | "en", width = 1280, colorScheme: "light" | "dark" = "light") {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 860 }, reducedMotion: "reduce" });
  await context.request.post(`${address}/api/auth/sign-in/email`, { data: { email, password } });
  await context.addInitScript((chosen) => {
    localStorage.setItem("hamdel.preferences", JSON.stringify({ language: chosen }));
  }, language);
  return context.newPage();
}

const open = (page: Page, part: string) => page.goto(`${address}/${brand.slug}/settings/${part}`);

const parts = [
  "brand",
  "working-time",
  "people",
  "contact-rules",
  "customer-fields",
  "channels",
  "chat",
  "contact-forms",
  "calls",
  "teams",
].concat([
  "rules",
  "service-levels",
  "canned-replies",
  "macros",
  "api-keys",
  "sites",
  "not-understood",
  "demo",
  "audit",
  "me",
]);
test.each([
  ["fa", 1280, "light"],
  ["en", 390, "dark"],
] as const)(
  "every settings page is accessible and speaks its language (%s, %i px, %s)",
  async (language, width, scheme) => {
    const page = await pageOf(owner.email, language, width, scheme);
    for (const part of parts) {
      await open(page, part);
      await page.locator("h1").waitFor();
      await page.waitForLoadState("networkidle");
      expect([part, await seriousFindings(page)]).toEqual([part, []]);
      if (language === "fa") expect([part, await latinWords(page)]).toEqual([part, []]);
      expect([part, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([part, 0]);
    }
  },
);

test("an owner invites a colleague, who joins by the link and is listed", async () => {
  const page = await pageOf(owner.email, "fa");
  await open(page, "people");
  await page.getByRole("button", { name: "دعوت همکار" }).click();
  await page.getByLabel("ایمیل").fill("kian@example.com");
  await page.getByRole("button", { name: "ساخت دعوت‌نامه" }).click();
  const link = await page.getByRole("dialog").locator("code").textContent();

  const newcomer = await (await browser.newContext()).newPage();
  await newcomer.goto(String(link));
  await newcomer.getByLabel("نام").fill("کیان");
  await newcomer.locator('input[type="password"]').fill("a password of kian");
  await newcomer.locator('button[type="submit"]').click();
  await newcomer.waitForURL(`**/${brand.slug}/**`);

  await page.reload();
  await page.getByText("کیان", { exact: true }).waitFor();
});

test("a holiday taken off comes back with undo", async () => {
  const page = await pageOf(owner.email, "en");
  await open(page, "working-time");
  const remove = page.getByRole("button", { name: /^Remove “/ });
  await remove.first().waitFor();
  const before = await remove.count();
  await remove.first().click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => remove.count()).toBe(before);
});

test("an agent sees the people but changes nothing, and finds their own account", async () => {
  const page = await pageOf("mina@example.com", "fa");
  await open(page, "people");
  await page.getByText("سارا رضایی").first().waitFor();
  expect(await page.getByRole("button", { name: "دعوت همکار" }).count()).toBe(0);
  expect(await page.getByRole("combobox").count()).toBe(0);
  await open(page, "me");
  await page.getByRole("button", { name: "تغییر گذرواژه" }).waitFor();
  const entries = await page.getByRole("navigation", { name: "تنظیمات" }).getByRole("link").allInnerTexts();
  expect(entries).not.toContain("دفتر رویدادها");
});

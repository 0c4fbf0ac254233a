import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { latinWords, seriousFindings } from "../../platform/testing/open-browser.ts";
import { serveHamdel } from "../testing/serve-hamdel.ts";

const { address, browser } = await serveHamdel();

const owner = { email: "sara@example.com", password: "correct horse battery" };

async function looksRight(page: Page) {
  expect(await seriousFindings(page)).toEqual([]);
  if ((await page.locator("html").getAttribute("lang")) === "fa") expect(await latinWords(page)).toEqual([]);
}

async function newPage(colorScheme: "light" | "dark" = "light", width = 1280) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 860 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(String(error)));
  page.on("console", (said) => /Content Security Policy/.test(said.text()) && broken.push(said.text()));
  return { page, broken };
}

async function signIn(page: Page) {
  await page.goto(`${address}/sign-in`);
  await page.locator('input[type="email"]').fill(owner.email);
  await page.locator('input[type="password"]').fill(owner.password);
  await page.locator('button[type="submit"]').click();
  await page.locator("aside nav a, nav a").first().waitFor();
}

test("the first visitor sets up a brand, in Persian, and is inside", async () => {
  const { page, broken } = await newPage();
  await page.goto(address);
  await page.waitForURL("**/set-up");
  await expect.poll(() => page.locator("html").getAttribute("dir")).toBe("rtl");
  await page.getByRole("button", { name: "ادامه" }).click();
  await expect.poll(() => page.getByText("این بخش خالی است").count()).toBe(2);
  await page.getByLabel("نام برند").fill("فروشگاه نیلوفر");
  await page.getByLabel("نام شما").fill("سارا محمدی");
  await page.getByLabel("ایمیل").fill(owner.email);
  await page.getByRole("textbox", { name: "گذرواژه" }).fill(owner.password);
  await looksRight(page);
  await page.getByRole("button", { name: "ادامه" }).click();
  await page.getByText("نمونه: ۱٬۲۵۰٬۰۰۰ تومان").waitFor();
  await looksRight(page);
  await page.getByRole("button", { name: "ادامه" }).click();
  await page.getByText("پنجشنبه").waitFor();
  await looksRight(page);
  await page.getByRole("button", { name: "ساختن برند" }).click();
  await page.getByText("فروشگاه نیلوفر آماده است").waitFor();
  await looksRight(page);
  await page.getByText("شروع بدون داده").click();
  await page.getByText("سارا محمدی").waitFor();
  expect(broken).toEqual([]);
});

test("a wrong password is said plainly, the right one leads to the page that was asked for", async () => {
  const { page } = await newPage("dark");
  await page.goto(`${address}/brand/settings`);
  await page.waitForURL("**/sign-in?**");
  await page.locator('input[type="email"]').fill(owner.email);
  await page.locator('input[type="password"]').fill("something else");
  await page.locator('button[type="submit"]').click();
  await page.getByText("ایمیل و گذرواژه با هم نمی‌خوانند").waitFor();
  await looksRight(page);
  await page.locator('input[type="password"]').fill(owner.password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL(/\/brand\/settings/);
});

test("language, calendar and density are chosen from the side bar and remembered", async () => {
  const { page, broken } = await newPage();
  await signIn(page);
  await page.getByText("سارا محمدی").click();
  await page.getByText("English").click();
  await page.getByText("Gregorian").waitFor();
  await expect.poll(() => page.locator("html").getAttribute("dir")).toBe("ltr");
  await page.getByText("Compact").click();
  await looksRight(page);
  await page.reload();
  await page.getByText("سارا محمدی").waitFor();
  await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("en");
  await expect.poll(() => page.locator("html").getAttribute("data-density")).toBe("compact");
  await page.getByText("سارا محمدی").click();
  await page.getByText("فارسی").click();
  await page.getByText("خروج از حساب").click();
  await page.waitForURL("**/sign-in");
  expect(broken).toEqual([]);
});

test("the palette finds places in any spelling and goes there by keyboard; ? shows the shortcuts", async () => {
  const { page, broken } = await newPage();
  await signIn(page);
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("جست‌وجوی مشتری").waitFor();
  await page.keyboard.type("تنظيمات");
  await page
    .getByRole("button", { name: "تنظیمات" })
    .or(page.getByRole("option", { name: "تنظیمات" }))
    .first()
    .waitFor();
  await looksRight(page);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/settings/);
  await page.locator("main").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("?");
  await page.getByText("رفتن میان ردیف‌ها").waitFor();
  await looksRight(page);
  expect(broken).toEqual([]);
});

test("on a phone the places are tabs at the bottom, and the rest is behind the last one", async () => {
  const { page, broken } = await newPage("light", 390);
  await signIn(page);
  await looksRight(page);
  await page.getByRole("button", { name: "بیشتر" }).click();
  await page.getByText("خروج از حساب").waitFor();
  await looksRight(page);
  expect(broken).toEqual([]);
});

test("an address that leads nowhere says so", async () => {
  const { page } = await newPage();
  await signIn(page);
  await page.goto(`${address}/no-such-brand/customers`);
  await page.getByText("این صفحه پیدا نشد").waitFor();
  await looksRight(page);
});

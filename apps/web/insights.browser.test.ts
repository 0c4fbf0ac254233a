import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { given, password } from "../../modules/admin/testing.ts";
import { makeDemo } from "../../modules/demo/server/make-demo.ts";
import { latinWords, seriousFindings } from "../../platform/testing/open-browser.ts";
import { serveHamdel } from "../testing/serve-hamdel.ts";

const { house, address, browser } = await serveHamdel();
const brand = await given.brand(house);
const owner = await given.user(house, { brand });
await makeDemo(house, { owner: owner.id, now: new Date(), count: 300 });

/** A page of somebody who is signed in. */
async function pageAt(
  path: string,
  { scheme = "light", width = 1280 }: { scheme?: "light" | "dark"; width?: number } = {},
) {
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: { width, height: 900 },
    reducedMotion: "reduce",
  });
  await context.request.post(`${address}/api/auth/sign-in/email`, {
    data: { email: owner.email, password },
    headers: { origin: address },
  });
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  return page;
}

async function looksRight(page: Page) {
  expect(await seriousFindings(page)).toEqual([]);
  expect(await latinWords(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

test.each([
  { scheme: "light", width: 1280 },
  { scheme: "dark", width: 390 },
] as const)("insights in $scheme, $width pixels wide", async (look) => {
  const page = await pageAt("/demo/insights?period=12-months", look);
  await page.getByRole("heading", { name: "ماندگاری" }).waitFor();
  await page.locator("canvas").first().waitFor();
  await looksRight(page);
});

test("a period is chosen, and stands in the address", async () => {
  const page = await pageAt("/demo/insights");
  await page.getByRole("heading", { name: "ریزش" }).waitFor();
  await page.getByRole("combobox", { name: "بازه" }).click();
  await page.getByRole("option", { name: "۳۰ روز اخیر" }).click();
  await page.waitForURL("**/insights?period=30d");
});

test("retention is walked by arrow keys, and a cell opens its customers", async () => {
  const page = await pageAt("/demo/insights?period=12-months");
  const table = page.getByRole("table").filter({ hasText: "ماه نخستین خرید" });
  await table.getByRole("button").first().focus();
  const here = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await expect.poll(here).toContain("۱ ماه بعد");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(here).toContain("۲ ماه بعد");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByText("کسانی که برگشته‌اند").waitFor();
  await page.waitForURL(/rows=retention/);
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.search.includes("rows"));
});

test("every picture has its numbers as a table, and as a file", async () => {
  const page = await pageAt("/demo/insights?period=12-months");
  const orders = page.getByRole("region", { name: "سفارش و فروش" });
  await orders.getByRole("button", { name: "نمایش جدول" }).first().click();
  await orders.getByRole("table").first().waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    orders.getByRole("button", { name: /دریافت/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^revenue-.*\.csv$/);
});

test("home: how the business does, and a beginning for a new brand", async () => {
  const page = await pageAt("/demo/home", { width: 390 });
  await page.getByText("حال کسب‌وکار").waitFor();
  await page.getByText("ماندگاری").first().waitFor();
  await looksRight(page);
  await page.goto(`${address}/${brand.slug}/home`);
  await page.getByText("از اینجا آغاز کنید").waitFor();
  await looksRight(page);
});

test.each([
  { scheme: "light", width: 1280 },
  { scheme: "dark", width: 390 },
] as const)("a report is set up, taken away and brought back, in $scheme, $width pixels wide", async (look) => {
  const page = await pageAt("/demo/experience", look);
  await page.getByRole("link", { name: "گزارش و هشدار" }).click();
  await page.getByText("هر شنبه ساعت ۸:۰۰").waitFor();
  await looksRight(page);
  await page.getByRole("button", { name: "گزارش تازه" }).click();
  const form = page.getByRole("dialog");
  const name = `ماهانهٔ ${look.width}`;
  await form.getByLabel("نام گزارش").fill(name);
  await form.getByRole("combobox", { name: "زمان" }).click();
  await page.getByRole("option", { name: "هر ماه" }).click();
  const recipients = form.getByLabel("گیرنده‌ها");
  for (const address of ["sara@example.com", "بی‌نشان"]) {
    await recipients.fill(address);
    await recipients.press(",");
  }
  await form.getByText("این نشانی ایمیل درست نیست").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "ذخیره" }).click();
  const line = page.getByRole("listitem").filter({ hasText: name });
  await line.getByText("اول هر ماه ساعت ۸:۰۰").waitFor();
  await line.getByRole("button", { name: "برداشتن" }).click();
  await line.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "برگرداندن" }).click();
  await line.getByText("sara@example.com").waitFor();
});

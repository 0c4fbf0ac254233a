import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { given, inBrand, password } from "../../modules/admin/testing.ts";
import { MessageReceived } from "../../modules/inbox/events.ts";
import { spreadEvents } from "../../modules/outlet/index.ts";
import { announce } from "../../platform/events/index.ts";
import { runDueJobs } from "../../platform/jobs/run-jobs.ts";
import { latinWords, seriousFindings } from "../../platform/testing/open-browser.ts";
import { modules } from "../modules.ts";
import { serveHamdel } from "../testing/serve-hamdel.ts";

const { house, address, browser } = await serveHamdel();
house.config.allowPrivate = ["127.0.0.1"];
const brand = await given.brand(house, { name: "چای بهار", language: "fa" });
const owner = await given.user(house, { brand, name: "سارا رضایی", email: "sara@example.com" });

const stock = { status: 200, came: 0 };
const receiver = createServer((request, response) => {
  request.resume().on("end", () => {
    stock.came++;
    response.writeHead(stock.status).end(stock.status < 300 ? "ok" : "انبار بسته است");
  });
});
await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
afterAll(() => void receiver.close());
const hook = `http://127.0.0.1:${(receiver.address() as { port: number }).port}/hamdel`;

async function pageOf(language: "fa" | "en", width: number, colorScheme: "light" | "dark") {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 860 }, reducedMotion: "reduce" });
  await context.request.post(`${address}/api/auth/sign-in/email`, { data: { email: owner.email, password } });
  await context.addInitScript((chosen) => {
    localStorage.setItem("hamdel.preferences", JSON.stringify({ language: chosen }));
  }, language);
  const page = await context.newPage();
  await page.goto(`${address}/${brand.slug}/settings/webhooks`);
  await page.locator("h1").waitFor();
  return page;
}

async function happens(): Promise<void> {
  const payload = { conversationId: 1, messageId: 1, customerId: 1, byMachine: false, status: "open" };
  const before = stock.came;
  await inBrand(house, brand, (ctx) => announce(ctx, MessageReceived, payload));
  await expect
    .poll(async () => {
      await spreadEvents(house, brand.id);
      await runDueJobs(house, modules);
      return stock.came;
    })
    .toBeGreaterThan(before);
}

test("an address is made, its secret shown once, tried, followed in the log, and let go on after it was gone", async () => {
  const page = await pageOf("fa", 1280, "light");
  await page.getByRole("button", { name: "نشانی تازه" }).click();
  await page.getByLabel("نام", { exact: true }).fill("انبار");
  await page.getByLabel("نشانی گیرنده").fill(hook);
  await page.getByRole("button", { name: "ذخیره" }).click();
  await page.getByText(/^whsec_/).waitFor();
  await page.getByRole("button", { name: "برداشتم" }).click();
  await page.getByText("کار می‌کند").waitFor();

  await page.getByRole("button", { name: "آزمایش" }).click();
  await page.getByText("رسید و درست پاسخ داد.").waitFor();
  await page.keyboard.press("Escape");

  await happens();
  stock.status = 410;
  await happens();
  await page.reload();
  await page.getByText("این نشانی گفت دیگر برقرار نیست").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "گزارش" }).click();
  await page.getByText("مشتری پیام داد").first().waitFor();
  await page.getByText("انبار بسته است").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  stock.status = 200;
  await page.getByRole("button", { name: "راه‌اندازی" }).click();
  await page.getByText("کار می‌کند").waitFor();
});

test.each([
  ["fa", 390, "light"],
  ["en", 1280, "dark"],
] as const)("the page is accessible and speaks its language (%s, %i px, %s)", async (language, width, scheme) => {
  const page = await pageOf(language, width, scheme);
  await page.waitForLoadState("networkidle");
  expect(await seriousFindings(page)).toEqual([]);
  if (language === "fa") expect((await latinWords(page)).filter((word) => !hook.includes(word))).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

import { afterAll, expect, test } from "vitest";
import { given, password } from "../../modules/admin/testing.ts";
import { startFakeWoo } from "../../modules/shops/server/woo/fakes/fake-woo.ts";
import { fakeCustomer, fakeOrder, fakeProduct } from "../../modules/shops/server/woo/fakes/woo-rows.ts";
import { runDueJobs } from "../../platform/jobs/run-jobs.ts";
import { latinWords, seriousFindings } from "../../platform/testing/open-browser.ts";
import { modules } from "../modules.ts";
import { serveHamdel } from "../testing/serve-hamdel.ts";

const { house, address, browser } = await serveHamdel({ allowPrivate: ["127.0.0.1"] });
const brand = await given.brand(house, { name: "چای بهار", language: "fa" });
const owner = await given.user(house, { brand, name: "سارا رضایی", email: "sara@example.com" });
const woo = await startFakeWoo();
afterAll(() => woo.close());
const at = new Date(Date.UTC(2026, 8, 1));
for (let id = 1; id <= 8; id++) woo.products.set(id, fakeProduct(id, at));
for (let id = 1; id <= 20; id++) woo.customers.set(id, fakeCustomer(id, at));
for (let id = 1; id <= 120; id++) woo.orders.set(id, fakeOrder(id, at));

async function pageOf(path: string, language: "fa" | "en", width: number, colorScheme: "light" | "dark") {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
  await context.request.post(`${address}/api/auth/sign-in/email`, { data: { email: owner.email, password } });
  await context.addInitScript((chosen) => {
    localStorage.setItem("hamdel.preferences", JSON.stringify({ language: chosen }));
  }, language);
  const page = await context.newPage();
  await page.goto(`${address}/${brand.slug}/settings/${path}`);
  await page.locator("h1").waitFor();
  return page;
}

const shots = process.env.HAMDEL_SHOTS;
type Page = Awaited<ReturnType<typeof pageOf>>;
async function look(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  expect(await seriousFindings(page)).toEqual([]);
}

const sample = {
  factor: { no: "F-1001", date: "۱۴۰۵/۰۷/۱۲", total: "۱٬۲۵۰٬۰۰۰" },
  customer: { name: "مینا کاظمی", mobile: "۰۹۱۲۰۰۰۴۴۱۱" },
  items: [
    { sku: "m-1", title: "ماگ سفالی", qty: "۲", price: "500000" },
    { sku: "m-2", title: "کاسه", qty: 1, price: 250000 },
  ],
};

test("a shop is connected: a wrong key is told in plain words, then webhooks are made and everything is read", async () => {
  const page = await pageOf("shops", "fa", 1280, "light");
  await look(page, "1-empty");
  await page.getByRole("button", { name: "وصل کردن ووکامرس" }).click();
  await page.getByLabel("نام", { exact: true }).fill("فروشگاه اصلی");
  await page.getByLabel("نشانی فروشگاه").fill(woo.url);
  await page.getByLabel("Consumer key").fill("ck_wrong");
  await page.getByLabel("Consumer secret").fill(woo.secret);
  await page.getByRole("button", { name: "وصل کن", exact: true }).click();
  await page.getByText(/^whsec_/).waitFor();
  await page.getByRole("button", { name: "برداشتم" }).click();
  await page.getByRole("button", { name: "بررسی اتصال" }).click();
  await page.getByText("فروشگاه کلید را نپذیرفت").waitFor();
  await look(page, "2-wrong-key");

  await page.getByRole("button", { name: "کارهای دیگر" }).click();
  await page.getByRole("menuitem", { name: "تغییر" }).click();
  await page.getByLabel("Consumer key").fill(woo.key);
  await page.getByRole("button", { name: "ذخیره" }).click();
  await page.getByRole("button", { name: "بررسی اتصال" }).click();
  await page.getByText("فروشگاه پاسخ داد. ۱۲۰ سفارش دارد.").waitFor();
  await page.getByRole("button", { name: "وب‌هوک‌ها را خودت بساز" }).click();
  await page.getByText("۱۱ از ۱۱ وب‌هوک روشن است.").waitFor();
  await page.getByRole("button", { name: "خواندن همهٔ فروشگاه" }).click();
  await expect
    .poll(async () => {
      await runDueJobs(house, modules);
      return page.getByText("تمام شد").count();
    })
    .toBe(1);
  await page.getByText("۱۲۰ از ۱۲۰").waitFor();
  await woo.tell("order.created", { ...fakeOrder(121, at), currency: "؟" });
  await expect
    .poll(async () => {
      await runDueJobs(house, modules);
      return page.getByText("این واحد پول شناخته نشد").count();
    })
    .toBe(1);
  await look(page, "3-read");
});

test("a program is understood by choosing values in a sample, and what failed before is read again", async () => {
  const page = await pageOf("shops", "fa", 1280, "light");
  await page.getByRole("button", { name: "برنامهٔ دیگر" }).click();
  await page.getByLabel("نام", { exact: true }).fill("حسابداری");
  await page.getByRole("button", { name: "ذخیره" }).click();
  await page.getByRole("button", { name: "برداشتم" }).click();
  await page.getByLabel("نمونه").fill(JSON.stringify(sample));
  await page.getByRole("button", { name: "حدس بزن" }).click();
  await page.getByText("درست خوانده می‌شود").waitFor();
  await page.getByLabel("جمع کل: مسیر").fill("customer.name");
  await page.getByText("این عدد خوانده نشد.").first().waitFor();
  await look(page, "4-mapping-wrong");
  await page.getByRole("button", { name: "۱٬۲۵۰٬۰۰۰" }).click();
  await page.getByText("درست خوانده می‌شود").waitFor();
  await page.getByRole("button", { name: "ذخیرهٔ نگاشت" }).click();
  await page.getByText("نگاشت ذخیره شد.").waitFor();
  await look(page, "5-mapping");
});

test.each([
  ["shops", "fa", 390, "light"],
  ["shops/1", "fa", 390, "light"],
  ["shops/2", "fa", 390, "light"],
  ["shops/1", "en", 1440, "dark"],
  ["shops/2", "en", 1440, "dark"],
] as const)("%s is accessible and speaks its language (%s, %i px, %s)", async (path, language, width, scheme) => {
  const page = await pageOf(path, language, width, scheme);
  await page.waitForLoadState("networkidle");
  await look(page, `6-${path.replace("/", "-")}-${language}-${width}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  const names =
    /WooCommerce|REST|API|Integration|Authorization|JSON|HMAC|SHA|POST|hamdel|IRT|IRR|v3|Webhook|items|sku|signature|secret|delivery|Consumer/i;
  if (language === "fa") expect((await latinWords(page)).filter((word) => !names.test(word))).toEqual([]);
});

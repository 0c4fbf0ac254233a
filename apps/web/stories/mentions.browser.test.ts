import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { given, password } from "../../../modules/admin/testing.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { modules } from "../../modules.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const { database, house, address, browser } = await serveHamdel();
const brand = await given.brand(house, { name: "خانهٔ آفتاب", language: "fa" });
const owner = await given.user(house, { brand, name: "سارا رضایی", email: "sara@example.com" });

async function pageOf(language: "fa" | "en", width: number, colorScheme: "light" | "dark", path: string) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
  await context.request.post(`${address}/api/auth/sign-in/email`, { data: { email: owner.email, password } });
  await context.addInitScript((chosen) => {
    localStorage.setItem("hamdel.preferences", JSON.stringify({ language: chosen }));
  }, language);
  const page = await context.newPage();
  await page.goto(`${address}/${brand.slug}/${path}`);
  await page.locator("h1").waitFor();
  return page;
}

const said = [
  {
    text: "از خانه‌ی آفتاب خرید کردم، افتضاح بود و هنوز نرسیده",
    author: "نسترن",
    place: "گروه دکور",
    link: "https://x.example/1",
  },
  { text: "کیفیت ظرف‌های خانهٔ آفتاب عالی بود", author: "لیلا", place: "وبلاگ چیدمان", link: "https://x.example/2" },
];

test("a term and a hook are made, what comes is seen, ignored with undo, and the pages are accessible", async () => {
  const page = await pageOf("fa", 1280, "light", "mentions");
  await page.getByRole("link", { name: "آغاز گوش دادن" }).click();
  await page.getByRole("button", { name: "عبارت تازه" }).click();
  await page.getByLabel("نام عبارت").fill("خانهٔ آفتاب");
  await page.getByLabel("آزمودن روی یک متن").fill("خانه آفتاب خوب است");
  await page.getByText("پیدا می‌شود.", { exact: true }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "ذخیره" }).last().click();
  await page.getByText("۰ یادکرد در ۳۰ روز گذشته").waitFor();

  await page.getByRole("button", { name: "جای تازه" }).click();
  await page.getByRole("radio", { name: "برنامهٔ پایش (وب‌هوک)" }).check();
  await page.getByLabel("نام", { exact: true }).fill("پایشگر");
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "ذخیره" }).last().click();
  const secret =
    (await page
      .getByText(/^mhsec_/)
      .first()
      .textContent()) ?? "";
  const hook =
    (await page
      .getByText(/\/api\/v1\/mention-hooks\/\d+-\d+$/)
      .first()
      .textContent()) ?? "";
  await page.getByRole("button", { name: "برداشتم" }).click();

  const body = JSON.stringify({ mentions: said });
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", secret.trim()).update(`${seconds}.${body}`).digest("hex");
  const headers = { "content-type": "application/json", "hamdel-signature": `t=${seconds},v1=${signature}` };
  expect((await fetch(hook.trim(), { method: "POST", body, headers })).status).toBe(200);
  await database.owner.query("update graphile_worker._private_jobs set run_at = now()");
  await runDueJobs(house, modules);

  await page.goto(`${address}/${brand.slug}/mentions`);
  await page.getByText("افتضاح بود").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByText("نادیده گرفته شد.").waitFor();
  await page.getByRole("button", { name: "برگرداندن", exact: true }).click();
  await expect.poll(() => page.getByRole("list", { name: "فهرست یادکردها" }).getByRole("listitem").count()).toBe(2);
  expect((await latinWords(page)).filter((word) => !/^[xX]$/.test(word))).toEqual([]);
});

test.each([
  ["fa", 390, "light", "mentions"],
  ["en", 1280, "dark", "mentions"],
  ["fa", 390, "light", "settings/mentions"],
] as const)("%s, %i px, %s: %s is accessible and fits", async (language, width, scheme, path) => {
  const page = await pageOf(language, width, scheme, path);
  await page.waitForLoadState("networkidle");
  const folder = process.env["HAMDEL_SHOTS"];
  if (folder)
    await page.screenshot({ path: `${folder}/${path.replace("/", "-")}-${language}-${width}.png`, fullPage: true });
  expect(await seriousFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

import { afterAll, expect, test } from "vitest";
import { given, password } from "../../modules/admin/testing.ts";
import { runDueJobs } from "../../platform/jobs/run-jobs.ts";
import { fakeS3 } from "../../platform/testing/fake-s3.ts";
import { fakeSftp } from "../../platform/testing/fake-sftp.ts";
import { latinWords, seriousFindings } from "../../platform/testing/open-browser.ts";
import { modules } from "../modules.ts";
import { serveHamdel } from "../testing/serve-hamdel.ts";

const { house, address, browser } = await serveHamdel();
house.config.allowPrivate = ["127.0.0.1"];
const brand = await given.brand(house, { name: "چای بهار", language: "fa" });
const owner = await given.user(house, { brand, name: "سارا رضایی", email: "sara@example.com" });
const s3 = await fakeS3({ bucket: "warehouse", key: "AKIAEXAMPLE", secret: "a-secret", region: "default" });
const server = await fakeSftp({ user: "hamdel", password: "a-word", folders: ["/in"] });
afterAll(() => {
  s3.close();
  server.close();
});

async function pageOf(language: "fa" | "en", width: number, colorScheme: "light" | "dark") {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 860 }, reducedMotion: "reduce" });
  await context.request.post(`${address}/api/auth/sign-in/email`, { data: { email: owner.email, password } });
  await context.addInitScript((chosen) => {
    localStorage.setItem("hamdel.preferences", JSON.stringify({ language: chosen }));
  }, language);
  const page = await context.newPage();
  await page.goto(`${address}/${brand.slug}/settings/exports`);
  await page.locator("h1").waitFor();
  return page;
}
/** Where pictures go for whoever wants to look. */
const pictures = process.env["HAMDEL_SHOTS"];
type Page = Awaited<ReturnType<typeof pageOf>>;
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
};

test("an export is made, its place tried in plain words, sent now, followed in the log, paused, removed and brought back", async () => {
  const page = await pageOf("fa", 1440, "light");
  await page.getByText("هنوز چیزی زمان‌بندی نشده است").waitFor();
  await picture(page, "empty-fa");
  await page.getByRole("button", { name: "فرستادن تازه" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("نشانی سرویس").fill(s3.endpoint);
  await form.getByLabel("نام باکت").fill("warehouse");
  await form.getByLabel("کلید دسترسی").fill("AKIAEXAMPLE");
  await form.getByLabel("کلید محرمانه").fill("wrong");
  await form.getByRole("button", { name: "آزمایش ارتباط" }).click();
  await form.getByText("با کلید دسترسی جور نیست").waitFor();
  await picture(page, "wrong-key-fa");
  expect(await seriousFindings(page)).toEqual([]);
  await form.getByLabel("کلید محرمانه").fill("a-secret");
  await form.getByRole("button", { name: "آزمایش ارتباط" }).click();
  await form.getByText("درست است").waitFor();
  await form.getByRole("button", { name: "ذخیره" }).click();
  await page.getByText("هر روز ساعت ۳:۰۰").waitFor();

  await page.getByRole("button", { name: "همین حالا بفرست" }).click();
  await expect
    .poll(async () => {
      await runDueJobs(house, modules);
      return s3.objects.size;
    })
    .toBe(2);
  await page.getByText("رسید", { exact: true }).waitFor();
  await page.getByRole("button", { name: "گزارش" }).click();
  await page.getByText(/^orders-\d{4}-\d\d-\d\d-\d{6}-1\.csv$/).waitFor();
  await picture(page, "log-fa");
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "کارهای دیگر" }).click();
  await page.getByRole("menuitem", { name: "توقف" }).click();
  await page.getByText("متوقف", { exact: true }).waitFor();
  await page.getByRole("button", { name: "کارهای دیگر" }).click();
  await page.getByRole("menuitem", { name: "برداشتن" }).click();
  await page.getByText("هنوز چیزی زمان‌بندی نشده است").waitFor();
  await page.getByRole("button", { name: "برگرداندن" }).click();
  await page.getByRole("button", { name: "راه‌اندازی" }).click();
  await page.getByText("نوبت بعدی").waitFor();
});

test("a server's key is seen before anything is saved", async () => {
  const page = await pageOf("en", 1440, "dark");
  await page.getByRole("button", { name: "New export" }).click();
  const form = page.getByRole("dialog");
  await form.getByText("Server (SFTP)").click();
  await form.getByLabel("Name", { exact: true }).fill("Accounts");
  await form.getByLabel("Address of the server").fill("127.0.0.1");
  await form.getByLabel("Port").fill(String(server.port));
  await form.getByLabel("User name").fill("hamdel");
  await form.getByLabel("Folder").fill("/nowhere");
  await form.locator("input[type=password]").fill("a-word");
  expect(await form.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await form.getByRole("button", { name: "Test the connection" }).click();
  await form.getByText("This folder is not on the server").waitFor();
  await form.getByLabel("Folder").fill("/in");
  await form.getByRole("button", { name: "Test the connection" }).click();
  await form.getByText("All is well").waitFor();
  await form.getByText(/^SHA256:/).waitFor();
  await picture(page, "sftp-en-dark");
  expect(await seriousFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByText("Accounts").waitFor();
});

test.each([
  ["fa", 390, "light"],
  ["en", 1280, "dark"],
] as const)("the page is accessible and speaks its language (%s, %i px, %s)", async (language, width, scheme) => {
  const page = await pageOf(language, width, scheme);
  await page
    .getByText(/نوبت بعدی|Next:/)
    .first()
    .waitFor();
  await picture(page, `page-${language}-${width}`);
  expect(await seriousFindings(page)).toEqual([]);
  const own = `${s3.endpoint}/warehouse/hamdel sftp://hamdel@127.0.0.1:${server.port}/in Accounts`;
  if (language === "fa") expect((await latinWords(page)).filter((word) => !own.includes(word))).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

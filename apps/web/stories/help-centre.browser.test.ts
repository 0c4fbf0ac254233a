import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const owner = await shop.signIn("sara@example.com");
const ask = (method: string, path: string, body?: object) => shop.asked(owner, method, path, body);
const help = `${hamdel.address}/help/niloofar`;

const words = `کد رهگیری را در صفحهٔ **سفارش‌ها** ببینید.

## با پیامک

> [!tip]
> کد با پیامک هم فرستاده می‌شود.

| شهر | روز |
| --- | --- |
| تهران | ۱ |
| تبریز | ۳ |
`;

beforeAll(async () => {
  const shipping = await ask("POST", "/help-categories", { name: { fa: "ارسال", en: "Delivery" } });
  const publish = async (language: "fa" | "en", title: string, body: string, id?: number) => {
    const text = { title, body };
    if (id) await ask("PUT", `/articles/${id}/texts/${language}`, text);
    const article = id ?? (await ask("POST", "/articles", { language, text, category: shipping.id })).id;
    await ask("PUT", `/articles/${article}/texts/${language}/state`, { do: "publish" });
    return article as number;
  };
  const id = await publish("fa", "پیگیری سفارش", words);
  await publish(
    "en",
    "Track your order",
    "The tracking code is on the page of your orders.\n\n## By text message\n\nIt is sent too.",
    id,
  );
  await publish("fa", "هزینهٔ ارسال", "ارسال سفارش‌های بالای یک میلیون تومان رایگان است.");
  await publish("fa", "بازگرداندن کالا", "تا هفت روز می‌توانید کالا را پس بدهید.");
  const fields = [
    { is: "email", required: true },
    { is: "message", required: true },
  ];
  const form = await ask("POST", "/contact-forms", { name: "راهنما", settings: { language: "fa", fields } });
  await ask("PUT", "/help-centre", { ...(await ask("GET", "/help-centre")), contact_form: form.id });
});

/** A reader's browser, which says that it is nobody's machine. */
async function reader(options: BrowserContextOptions): Promise<Page> {
  const context = await hamdel.browser.newContext({ userAgent: "Mozilla/5.0 (Android 14) Chrome/130", ...options });
  return context.newPage();
}

async function looksRight(page: Page, language: "fa" | "en"): Promise<void> {
  const at = page.url();
  expect([at, await seriousFindings(page)]).toEqual([at, []]);
  if (language === "fa") expect([at, await latinWords(page)]).toEqual([at, []]);
  expect([at, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([at, 0]);
}

test("a customer on a phone finds an article with the wrong keyboard, says what was missing, and asks with what they looked for", async () => {
  const page = await reader({ viewport: { width: 390, height: 844 }, colorScheme: "dark", locale: "fa-IR" });
  await page.goto(`${help}/fa`);
  await looksRight(page, "fa");
  const box = page.getByRole("combobox", { name: "جست‌وجو در راهنما" });
  // «پیگیری» on a keyboard that was left in English.
  await box.pressSequentially("\\d'dvd");
  const offered = page.getByRole("option", { name: "پیگیری سفارش" });
  await offered.waitFor();
  await expect.poll(() => box.getAttribute("aria-expanded")).toBe("true");
  await looksRight(page, "fa");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "پیگیری سفارش", level: 1 }).waitFor();
  await page.getByRole("note").getByText("کد با پیامک هم فرستاده می‌شود.").waitFor();
  await looksRight(page, "fa");

  await page.getByRole("button", { name: "نه", exact: true }).click();
  await page.getByLabel("پاسخ من در آن نبود").check();
  await looksRight(page, "fa");
  await page.getByRole("button", { name: "ارسال" }).click();
  await page.getByText("نویسندهٔ مقاله آن را می‌بیند").or(page.getByText("نظرتان ثبت شد")).first().waitFor();

  await box.fill("پیگیری سفارش خارج از کشور");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /خارج از کشور/ }).waitFor();
  await looksRight(page, "fa");
  await page.getByRole("link", { name: "از ما بپرسید" }).click();
  await page.getByRole("heading", { name: "پرسش از ما" }).waitFor();
  await expect.poll(() => page.getByLabel("پیام شما").inputValue()).toContain("پیگیری سفارش خارج از کشور");
  await looksRight(page, "fa");
  await page.getByLabel("ایمیل").fill("mina@example.com");
  await page.getByLabel("پیام شما").fill("سفارش به ترکیه کی می‌رسد؟");
  await page.getByRole("button", { name: "ارسال" }).click();
  await page.getByText("پیام شما رسید").waitFor();
  const { rows } = await ask("GET", "/help-centre/care");
  const failed = rows.map((row: { kind: string; detail: { reason?: string } }) => [row.kind, row.detail.reason]);
  expect(failed).toContainEqual(["not_useful", "missing"]);
  await page.context().close();
});

test("everything can be read and asked without any script, within 60 kB", async () => {
  const page = await reader({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false, locale: "fa-IR" });
  const sizes: number[] = [];
  page.on("response", async (response) => {
    const { responseHeadersSize, responseBodySize } = await response.request().sizes();
    sizes.push(responseHeadersSize + responseBodySize);
  });
  await page.goto(`${help}/fa/articles/${encodeURIComponent("پیگیری-سفارش")}`, { waitUntil: "networkidle" });
  await page.getByRole("cell", { name: "تبریز" }).waitFor();
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(60_000);
  await page.getByRole("searchbox").fill("هزينه ارسال");
  await page.keyboard.press("Enter");
  await page
    .getByRole("link", { name: /هزینهٔ ارسال/ })
    .first()
    .click();
  await page.getByText("بالای یک میلیون تومان رایگان است").waitFor();
  await page.getByRole("button", { name: "بله" }).click();
  await page.getByRole("status").waitFor();
  await page.getByRole("link", { name: "از ما بپرسید" }).click();
  await page.getByLabel("ایمیل").waitFor();
  await page.context().close();
});

test("a reader of English walks from the first page to an article and to its translation", async () => {
  const page = await reader({ viewport: { width: 1440, height: 900 }, colorScheme: "light", locale: "en-GB" });
  await page.goto(`${help}/en`);
  await page.getByRole("link", { name: /Delivery/ }).click();
  await page.getByRole("heading", { name: "Delivery", level: 1 }).waitFor();
  await looksRight(page, "en");
  await page.getByRole("link", { name: /Track your order/ }).click();
  await page.getByRole("heading", { name: "By text message" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.dir)).toBe("ltr");
  await looksRight(page, "en");
  await page.getByRole("link", { name: "فارسی" }).click();
  await page.getByRole("heading", { name: "پیگیری سفارش", level: 1 }).waitFor();
  await page.goto(`${help}/en/articles/nothing-here`);
  await page.getByRole("searchbox").or(page.getByRole("combobox")).first().waitFor();
  await looksRight(page, "en");
  await page.context().close();
});

import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { chatOfSite } from "../../testing/chat-of-site.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const { address } = hamdel;
const shop = await brandWithPeople(hamdel);
const { signIn, asked } = shop;
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
await shop.colleague("بهرام نوری", "bahram@example.com", "agent");
const owner = await signIn("sara@example.com");
const { visitor } = await chatOfSite(hamdel, shop, owner);

const line = (page: Page, text: string) => page.locator("button[data-conversation]", { hasText: text });
const message = (page: Page, text: string) => page.locator("article[data-message]", { hasText: text });

const said = (page: Page, text: string | RegExp) => page.getByRole("log").getByText(text);
const press = async (page: Page, key: string) => {
  await page.getByRole("log").focus();
  await page.keyboard.press(key);
};

test("two conversations of a customer are merged, parted, and split again, each with a way back", async () => {
  const guest = await visitor("مریم کریمی");
  await guest.begin("سفارشم نرسیده است");
  await owner.goto(`${address}/niloofar/inbox`);
  await line(owner, "سفارشم نرسیده است").click();
  await message(owner, "سفارشم نرسیده است").waitFor();
  const [row] = (await asked(owner, "GET", "/conversations")).rows;
  const other = await asked(owner, "POST", "/conversations", {
    customer: row.customer.id,
    channel: "phone",
    note: "زنگ زد و پرسید",
  });
  const message_ = { client_id: randomUUID(), text: "کد رهگیری ۱۲۳ است", channel: "chat" };
  await asked(owner, "POST", `/conversations/${other.id}/replies`, message_);
  await press(owner, "u");
  await owner.getByText("گفتگوهای دیگرِ همین مشتری").waitFor();
  expect(await latinWords(owner)).toEqual([]);
  await owner.locator(`[data-merge-into="${other.id}"]`).click();
  await message(owner, "کد رهگیری ۱۲۳ است").waitFor();
  await message(owner, "سفارشم نرسیده است").waitFor();
  await said(owner, /گفتگوی دیگری را با .۱. پیام به این پیوست/).waitFor();
  expect(await seriousFindings(owner)).toEqual([]);
  await owner.getByRole("log").getByRole("button", { name: "برگرداندن", exact: true }).last().click();
  await message(owner, "کد رهگیری ۱۲۳ است").waitFor({ state: "detached" });
  await message(owner, "سفارشم نرسیده است").waitFor();
  await guest.write("راستی، فاکتور هم می‌خواهم");
  await message(owner, "فاکتور هم می‌خواهم").hover();
  await message(owner, "فاکتور هم می‌خواهم").getByRole("button", { name: "کارهای این پیام" }).click();
  await owner.getByRole("menuitem", { name: "جدا کردن از این پیام" }).click();
  await message(owner, "سفارشم نرسیده است").waitFor({ state: "detached" });
  await message(owner, "فاکتور هم می‌خواهم").waitFor();
  const notice = owner.getByRole("alert").filter({ hasText: "گفتگوی جدایی شد" });
  await notice.getByRole("button", { name: "برگرداندن" }).click();
  await message(owner, "سفارشم نرسیده است").waitFor();
  await message(owner, "فاکتور هم می‌خواهم").waitFor();
});

test("a macro is made in the settings, does everything at once, and one undo takes all of it back", async () => {
  await owner.goto(`${address}/niloofar/settings/macros`);
  await owner.getByText("چند کار تکراری را یکی کنید").waitFor();
  await owner.getByRole("button", { name: "ساختن ماکرو" }).click();
  const form = owner.getByRole("dialog");
  await form.getByRole("textbox", { name: /^نام/ }).fill("ارسال شد");
  await form.getByLabel("پاسخ به مشتری").fill("سلام {{customer.name}}، سفارش شما فرستاده شد.");
  await form.getByLabel("این برچسب‌ها را بزند").fill("ارسال");
  await owner.keyboard.press("Enter");
  await form.getByRole("button", { name: "ذخیره" }).click();
  await owner.getByText("پاسخ می‌دهد، برچسب‌ها را تغییر می‌دهد").waitFor();
  expect(await seriousFindings(owner)).toEqual([]);
  const guest = await visitor("رضا احمدی");
  await guest.begin("کی می‌فرستید؟");
  await owner.goto(`${address}/niloofar/inbox`);
  await line(owner, "کی می‌فرستید؟").click();
  await message(owner, "کی می‌فرستید؟").waitFor();
  // What is typed before the macros have come chooses among them when they have.
  const come = Promise.withResolvers<void>();
  await owner.route(/\/api\/v1\/macros/, (route) => come.promise.then(() => route.continue()));
  await press(owner, "m");
  await owner.getByPlaceholder("نام ماکرو").pressSequentially("ارسال");
  come.resolve();
  await owner.getByRole("option", { name: "ارسال شد" }).waitFor();
  await owner.keyboard.press("Enter");
  await message(owner, "سلام رضا احمدی، سفارش شما فرستاده شد.").waitFor();
  await said(owner, /برچسب‌ها را گذاشت: .ارسال/).waitFor();
  const notice = owner.getByRole("alert").filter({ hasText: "ماکروی «ارسال شد» انجام شد" });
  await notice.getByRole("button", { name: "برگرداندن" }).click();
  await owner.getByText("پیامی پس گرفته شد").waitFor();
  // The message is taken back first, what else it did after that.
  await expect
    .poll(async () => (await asked(owner, "GET", "/conversations?q=می‌فرستید")).rows[0])
    .toMatchObject({ labels: [], status: "open", waiting_since: expect.any(String) });
});

test("filters are saved as a view with its count, and a conversation is to come back if nobody answers", async () => {
  await owner.goto(`${address}/niloofar/inbox?assignee=none`);
  await owner.getByRole("button", { name: "ذخیره به نام نما" }).click();
  await owner.getByLabel("نام نما").fill("برداشته‌نشده‌ها");
  await owner.getByRole("dialog").getByRole("button", { name: "ذخیره به نام نما" }).click();
  const saved = owner.getByRole("navigation", { name: "نماهای ذخیره‌شده" });
  await saved.getByRole("button", { name: /^برداشته‌نشده‌ها/ }).waitFor();
  await owner.goto(`${address}/niloofar/inbox`);
  await saved.getByRole("button", { name: /^برداشته‌نشده‌ها/ }).click();
  await owner.waitForURL(/assignee=none/);
  await line(owner, "کی می‌فرستید؟").click();
  await message(owner, "کی می‌فرستید؟").waitFor();
  await press(owner, "w");
  await owner.getByRole("option", { name: /فردا صبح/ }).click();
  await owner.getByText(/منتظر پاسخ مشتری تا/).waitFor();
  expect(await seriousFindings(owner)).toEqual([]);
});

test("a message is handed on to a colleague, and a conversation begins with somebody new", async () => {
  await press(owner, "f");
  const dialog = owner.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "همکار" }).click();
  await owner.getByRole("option", { name: "بهرام نوری" }).click();
  await dialog.getByRole("button", { name: "فرستادن", exact: true }).click();
  await said(owner, /پیامی را برای .بهرام نوری. فرستاد/).waitFor();
  await press(owner, "c");
  await owner.getByPlaceholder("نام، شماره یا ایمیل مشتری").fill("۰۹۱۲۳۴۵۶۷۸۹");
  await owner.getByText("مشتری تازه؛ اگر از پیش باشد همان پیدا می‌شود").click();
  await owner.getByLabel("دربارهٔ چیست؟ (برای همکاران)").fill("تلفنی قیمت پرسید");
  expect(await seriousFindings(owner)).toEqual([]);
  await owner.getByRole("button", { name: "باز کردن گفتگو" }).click();
  await message(owner, "تلفنی قیمت پرسید").waitFor();
  await press(owner, "?");
  for (const words of ["گفتگوی تازه", "ماکرو", "اگر پاسخ نداد خبرم کن", "ذخیره به نام نما"])
    await owner.getByRole("dialog").getByText(words, { exact: true }).waitFor();
  await owner.keyboard.press("Escape");
});

test("on an English phone the deeds stand in the menu", async () => {
  const page = await signIn("bahram@example.com", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    colorScheme: "dark",
  });
  await page.evaluate(() => localStorage.setItem("hamdel.preferences", JSON.stringify({ language: "en" })));
  await page.goto(`${address}/niloofar/inbox`);
  await line(page, "کی می‌فرستید؟").tap();
  await message(page, "کی می‌فرستید؟").first().waitFor();
  await page.getByLabel("More", { exact: true }).tap();
  await page.getByRole("menuitem", { name: "Merge into another…" }).waitFor();
  await page.getByRole("menuitem", { name: "Merge into another…" }).tap();
  await page.getByText("This customer has no other conversation").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.context().close();
});

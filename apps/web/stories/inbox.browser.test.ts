import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { chatOfSite } from "../../testing/chat-of-site.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const { address } = hamdel;
const shop = await brandWithPeople(hamdel);
const { signIn } = shop;
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
await shop.colleague("بهرام نوری", "bahram@example.com", "agent");
const owner = await signIn("sara@example.com");
const { visitor } = await chatOfSite(hamdel, shop, owner);

const line = (page: Page, text: string) => page.locator("button[data-conversation]", { hasText: text });
const message = (page: Page, text: string) => page.locator("article[data-message]", { hasText: text });
const field = (page: Page) => page.getByRole("region", { name: "نوشتن پاسخ یا یادداشت" }).locator("textarea").first();

test("a message arrives without reload, is answered from the keyboard, and can be taken back", async () => {
  await owner.goto(`${address}/niloofar/inbox`);
  await owner.getByText("همهٔ گفتگوها با مشتریان، در یک جا").waitFor();
  const guest = await visitor("مریم کریمی");
  await guest.begin("سفارشم هنوز نرسیده است");
  await line(owner, "سفارشم هنوز نرسیده است").click();
  await message(owner, "سفارشم هنوز نرسیده است").waitFor();
  await owner.keyboard.press("Escape");
  await owner.getByRole("log").focus();
  await owner.keyboard.press("r");
  await owner.keyboard.type("الان پیگیری می‌کنم");
  await owner.keyboard.press("Control+Enter");
  await message(owner, "الان پیگیری می‌کنم").waitFor();
  await expect.poll(() => field(owner).inputValue()).toBe("");
  // The way back stands there for ten seconds: first it is gone, then the page is looked at as it was with it.
  await message(owner, "الان پیگیری می‌کنم").getByRole("button", { name: "برگرداندن" }).click();
  await owner.getByText("پیامی پس گرفته شد").waitFor();
  await expect.poll(() => field(owner).inputValue()).toBe("الان پیگیری می‌کنم");
  await message(owner, "الان پیگیری می‌کنم").waitFor({ state: "detached" });
  await field(owner).press("Control+Enter");
  await message(owner, "الان پیگیری می‌کنم").waitFor();
  expect(await seriousFindings(owner)).toEqual([]);
  expect(await latinWords(owner)).toEqual([]);
});

test("a note is for colleagues alone, and a draft is there after a reload", async () => {
  const guest = await visitor("رضا احمدی");
  await guest.begin("رنگ دیگری هم دارید؟");
  await line(owner, "رنگ دیگری هم دارید؟").click();
  await message(owner, "رنگ دیگری هم دارید؟").waitFor();
  await owner.getByRole("button", { name: "یادداشت", exact: true }).click();
  await field(owner).pressSequentially("@بهر");
  await owner.getByRole("option", { name: /بهرام/ }).click();
  await field(owner).pressSequentially("موجودی را ببین");
  await owner.getByRole("button", { name: "ثبت یادداشت" }).click();
  await message(owner, "موجودی را ببین").waitFor();
  expect(await message(owner, "موجودی را ببین").getAttribute("data-side")).toBe("note");
  await owner.getByRole("button", { name: "پاسخ", exact: true }).click();
  const kept = owner.waitForResponse(
    (answer) => answer.url().endsWith("/draft") && answer.request().method() === "PUT",
  );
  await field(owner).fill("بله، سه رنگ داریم");
  await kept;
  await owner.reload();
  await expect.poll(() => field(owner).inputValue()).toBe("بله، سه رنگ داریم");
});

test("a reply does not go out over a message that arrived meanwhile", async () => {
  const guest = await visitor("نگار صادقی");
  await guest.begin("یک عدد می‌خواهم");
  await line(owner, "یک عدد می‌خواهم").click();
  await message(owner, "یک عدد می‌خواهم").waitFor();
  // The page hears nothing of the second message until after it was sent.
  await owner.route(/\/messages\?after=/, (route) => route.abort());
  await guest.write("نه، دو عدد");
  await field(owner).fill("یکی فرستادم");
  await owner.keyboard.press("Control+Enter");
  await owner.getByText("تا بنویسید، مشتری پیام تازه‌ای فرستاد").waitFor();
  await expect.poll(() => field(owner).inputValue()).toBe("یکی فرستادم");
  await owner.unroute(/\/messages\?after=/);
  await guest.write("لطفاً");
  await message(owner, "نه، دو عدد").waitFor();
  await message(owner, "لطفاً").waitFor();
  await field(owner).fill("دو عدد فرستادم");
  await owner.getByRole("button", { name: "دیدم، بفرست" }).click();
  await message(owner, "دو عدد فرستادم").waitFor();
});

test("a conversation is assigned and resolved by keys, and the notice takes it back", async () => {
  const guest = await visitor("کاوه امینی");
  await guest.begin("فاکتور می‌خواهم");
  await line(owner, "فاکتور می‌خواهم").click();
  await message(owner, "فاکتور می‌خواهم").waitFor();
  await owner.getByRole("log").focus();
  await owner.keyboard.press("a");
  await owner.getByPlaceholder("نام همکار یا تیم").fill("بهرام");
  await owner.getByRole("option", { name: "بهرام نوری" }).waitFor();
  await owner.keyboard.press("Enter");
  await owner.getByText("به بهرام نوری واگذار شد").first().waitFor();
  await owner
    .getByRole("log")
    .getByText(/گفتگو را به .بهرام نوری. واگذار کرد/)
    .waitFor();
  await owner.getByRole("log").focus();
  await owner.keyboard.press("e");
  await line(owner, "فاکتور می‌خواهم").waitFor({ state: "detached" });
  const notice = owner.getByRole("alert").filter({ hasText: "گفتگو بسته شد" });
  await notice.getByRole("button", { name: "برگرداندن" }).click();
  await line(owner, "فاکتور می‌خواهم").waitFor();
});

test("a promise in a reply is offered, kept, and stands on the page of promises", async () => {
  const guest = await visitor("لیلا مرادی");
  await guest.begin("کی خبر می‌دهید؟");
  await line(owner, "کی خبر می‌دهید؟").click();
  await message(owner, "کی خبر می‌دهید؟").waitFor();
  await field(owner).fill("تا فردا ظهر خبر می‌دهیم");
  await owner.getByRole("button", { name: "ثبت قول" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "ثبت قول" }).click();
  await owner.getByRole("log").getByText("قول داد").waitFor();
  await owner.goto(`${address}/niloofar/promises`);
  await owner.getByText("تا فردا ظهر خبر می‌دهیم").waitFor();
  expect(await seriousFindings(owner)).toEqual([]);
  await owner.getByRole("button", { name: /انجام شد/ }).click();
  await owner.getByText("قولی در راه نیست").waitFor();
});

test("on an English phone, list, conversation and customer come one after another", async () => {
  const page = await signIn("bahram@example.com", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    colorScheme: "dark",
    language: "en",
  });
  await page.goto(`${address}/niloofar/inbox`);
  await line(page, "فاکتور می‌خواهم").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await line(page, "فاکتور می‌خواهم").tap();
  await message(page, "فاکتور می‌خواهم").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "See the customer" }).tap();
  await page.getByText("Full customer page").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.goBack();
  await message(page, "فاکتور می‌خواهم").waitFor();
  await page.goBack();
  await line(page, "فاکتور می‌خواهم").waitFor();
  await page.context().close();
});

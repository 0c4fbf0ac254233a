import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const owner = await shop.signIn("sara@example.com");

/** Pictures of the story are kept where this names a folder. */
const shots = process.env["HAMDEL_SHOTS"];
async function picture(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}
const preview = (page: Page) => page.getByRole("region", { name: /^(پیش‌نمایش|Preview)$/ });
const problems: string[] = [];
owner.on("pageerror", (error) => problems.push(String(error)));

test("a survey begins from a template, gets a condition, is walked through in the preview and goes live", async () => {
  await owner.goto(shop.at("surveys"));
  await owner.getByText("از مشتریان بپرسید، عدد بگیرید، پیگیری کنید").waitFor();
  await picture(owner, "1-empty");
  await owner.getByRole("button", { name: "نظرسنجی تازه" }).first().click();
  await owner.getByRole("radio", { name: /شاخص وفاداری/ }).waitFor();
  await picture(owner, "2-templates");
  expect(await seriousFindings(owner)).toEqual([]);
  await owner.getByRole("button", { name: "ساختن نظرسنجی" }).click();
  await owner.getByRole("heading", { level: 1, name: "شاخص وفاداری (NPS)" }).waitFor();

  // «Why» only for those below seven.
  await owner.getByRole("button", { name: /^۲\. دلیل اصلی/ }).click();
  await owner.getByLabel("فقط گاهی پرسیده شود").click();
  await owner.getByRole("textbox", { name: "مقدار" }).waitFor();
  await picture(owner, "3-condition");

  // A question of its own, with options pasted, then moved up by keyboard.
  await owner.getByRole("button", { name: "افزودن پرسش" }).click();
  await owner.getByRole("menuitem", { name: "چند گزینه" }).click();
  await owner.getByRole("region", { name: /چیز مانده تا انتشار/ }).waitFor();
  const title = owner.getByLabel("متن پرسش (فارسی)");
  await title.fill("، چه شد؟");
  await title.press("Home");
  await owner.getByRole("button", { name: "گذاشتن پاسخ یا نام مشتری" }).first().click();
  await owner.getByRole("menuitem", { name: "نام کوچک", exact: true }).click();
  await owner.keyboard.type(" عزیز");
  await expect.poll(() => title.inputValue()).toBe("{{customer.first_name}} عزیز، چه شد؟");
  await title.fill("از چه راهی با ما آشنا شدید؟");
  await owner.getByLabel("متن پرسش (انگلیسی)").fill("How did you find us?");
  await owner.getByLabel("گزینهٔ ۱ (فارسی)").evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "- دوستان\n- اینستاگرام\n- جست‌وجو");
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await owner.getByLabel("گزینهٔ ۳ (فارسی)").waitFor();
  await expect.poll(() => owner.getByLabel("گزینهٔ ۳ (فارسی)").inputValue()).toBe("جست‌وجو");
  await picture(owner, "4-options");
  const head = owner.getByRole("button", { name: /\. از چه راهی/ });
  await head.press("Alt+ArrowUp");
  await owner.getByRole("button", { name: /^۲\. از چه راهی/ }).waitFor();
  await owner.getByText("ذخیره شد", { exact: true }).waitFor();
  expect(await seriousFindings(owner)).toEqual([]);

  const walked = preview(owner);
  await walked.getByRole("radio", { name: "۹", exact: true }).check();
  await walked.getByText("از چه راهی با ما آشنا شدید؟").waitFor();
  expect(await walked.getByText("دلیل اصلی").count()).toBe(0);
  await walked.getByRole("radio", { name: "۳", exact: true }).check();
  await walked.getByText("دلیل اصلی").waitFor();
  await picture(owner, "5-preview");
  await walked.getByRole("button", { name: "ارسال پاسخ" }).click();
  await walked.getByText("سپاس که وقت گذاشتید").waitFor();

  await owner.getByRole("button", { name: "انتشار" }).click();
  await owner.getByText("نسخهٔ ۱ منتشر شد.").waitFor();
  const shown = await shop.asked(owner, "GET", "/surveys/nps");
  expect(shown).toMatchObject({ state: "live", changed: false, problems: [] });
  const [first, found, why] = shown.live.sections[0].questions;
  expect([first.key, found.type, why.key]).toEqual(["recommend", "choice", "why"]);
  expect(why.show_if.of).toEqual([{ of: "recommend", is: "at_most", value: 6 }]);
});

test("an interview by phone and a sheet of paper become responses, read in the words of their version", async () => {
  const { id } = await shop.asked(owner, "POST", "/customers", { phone: "09120001234", name: "مینا کاظمی" });
  await owner.goto(shop.at("surveys/nps/phone"));
  await owner.getByLabel("نام، شماره یا ایمیل مشتری").fill("مینا");
  await owner.getByRole("button", { name: /مینا کاظمی/ }).click();
  await owner.getByRole("button", { name: "پذیرفت؛ شروع پرسش‌ها" }).waitFor();
  await picture(owner, "6-phone-script");
  expect(await seriousFindings(owner)).toEqual([]);
  await owner.getByRole("button", { name: "پذیرفت؛ شروع پرسش‌ها" }).click();
  await owner.getByRole("radio", { name: "۴", exact: true }).check();
  await owner.getByRole("button", { name: "پرسش بعد" }).click();
  await owner.getByRole("checkbox", { name: "اینستاگرام" }).check();
  await owner.getByRole("button", { name: "پرسش بعد" }).click();
  await owner.getByRole("textbox", { name: /دلیل اصلی/ }).fill("دیر رسید و کسی خبر نداد");
  await picture(owner, "7-phone-question");
  await owner.getByRole("button", { name: "پرسش بعد" }).click();
  await owner.getByRole("button", { name: "ثبت پاسخ" }).click();
  await owner.getByText("پاسخ ثبت شد.").waitFor();

  await owner.getByRole("link", { name: "ورود برگه‌ها" }).click();
  await owner.getByRole("radio", { name: "۱۰", exact: true }).check();
  await picture(owner, "8-paper");
  await owner.keyboard.press("Control+Enter");
  await owner.getByText("۱ برگه در این نوبت ثبت شد.").waitFor();

  await owner.getByRole("link", { name: "پاسخ‌ها" }).click();
  await owner.getByText("دیر رسید و کسی خبر نداد").click();
  const panel = owner.getByRole("dialog");
  await panel.getByText("۴ از ۱۰").last().waitFor();
  await panel.getByText("اینستاگرام").waitFor();
  await panel.getByRole("link", { name: "مینا کاظمی" }).waitFor();
  await picture(owner, "9-response");
  expect(await seriousFindings(owner)).toEqual([]);

  await owner.goto(shop.at(`customers/${id}?tab=timeline`));
  await owner.getByText("پاسخ نظرسنجی").first().waitFor();
  await owner.getByText("دیر رسید و کسی خبر نداد").waitFor();
  await picture(owner, "10-timeline");
  expect(problems).toEqual([]);
});

test("in English, dark, and on a phone it is the same builder", async () => {
  const english = await shop.signIn("sara@example.com", { language: "en", colorScheme: "dark" });
  await english.goto(shop.at("surveys/nps"));
  await english.getByRole("button", { name: /^3\. What is the main reason/ }).click();
  await preview(english).getByText("How likely are you to recommend us").waitFor();
  await picture(english, "11-english-dark");
  expect(await seriousFindings(english)).toEqual([]);
  await english.context().close();

  const phone = await shop.signIn("sara@example.com", { viewport: { width: 390, height: 844 } });
  await phone.goto(shop.at("surveys"));
  await phone.getByText("شاخص وفاداری (NPS)").first().waitFor();
  await picture(phone, "12-phone-list");
  await phone.goto(shop.at("surveys/nps"));
  await phone.getByRole("button", { name: /^۱\./ }).click();
  await picture(phone, "13-phone-builder");
  await phone.getByRole("button", { name: "پیش‌نمایش" }).click();
  await phone.getByRole("dialog").getByText("چقدر احتمال دارد ما را").waitFor();
  await picture(phone, "14-phone-preview");
  expect(await seriousFindings(phone)).toEqual([]);
  await phone.goto(shop.at("surveys/nps/responses"));
  await phone.getByText("دیر رسید و کسی خبر نداد").waitFor();
  await picture(phone, "15-phone-responses");
  await phone.context().close();
});

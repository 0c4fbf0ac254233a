import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { modules } from "../../modules.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { chatOfSite } from "../../testing/chat-of-site.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
await shop.colleague("بهرام نوری", "bahram@example.com", "agent");
const owner = await shop.signIn("sara@example.com");
const { visitor } = await chatOfSite(hamdel, shop, owner);
const ask = (method: string, path: string, body?: object) => shop.asked(owner, method, path, body);

const said = {
  "ساعت کار": ["ساعت کاریتون چیه", "تا کی بازید", "جمعه ها هم باز هستید؟", "چه ساعتی تعطیل میکنید", "پنجشنبه ها هستید"],
  "روش پرداخت": ["چطوری پول بدم", "پرداخت در محل دارید", "با چه کارتی میشه پرداخت کرد", "میشه کارت به کارت کنم"],
  __none__: ["هوا چطوره", "یه جوک بگو", "نتیجه بازی پرسپولیس", "قیمت دلار", "پایتخت فرانسه کجاست"],
};

beforeAll(async () => {
  const examples = Object.entries(said).flatMap(([intent, texts]) => texts.map((text) => ({ text, intent })));
  await ask("POST", "/bot/examples/import", { format: "json", text: JSON.stringify(examples) });
  await ask("PUT", "/bot/settings", { ...(await ask("GET", "/bot/settings")), channels: ["chat"], sure: 0.3, gap: 0 });
});

/** Works off what waits until the newest examples were learnt. */
async function learnt(): Promise<void> {
  await expect
    .poll(async () => {
      await runDueJobs(hamdel.house, modules);
      return (await ask("GET", "/bot/model")).training;
    })
    .toBe(false);
}

const tester = (page: Page) => page.getByRole("complementary", { name: "آزمودن دستیار" });
async function tryIt(page: Page, text: string): Promise<void> {
  await tester(page).getByLabel("پیام آزمایشی", { exact: true }).fill(text);
  await page.keyboard.press("Enter");
}

test("an intent is made, taught by Enter and by pasting, tried, and goes live; and back", async () => {
  await owner.goto(shop.at("bot"));
  await owner.getByRole("button", { name: "منظور تازه" }).click();
  await owner.getByLabel("نام منظور").fill("مرجوع کردن کالا");
  await owner.getByRole("dialog").getByRole("textbox").last().fill("میخوام پسش بدم\nچطوری مرجوع کنم");
  await owner.getByRole("button", { name: "ساختن منظور" }).click();
  await owner.getByRole("heading", { name: "مرجوع کردن کالا", level: 1 }).waitFor();

  await owner.getByLabel("پاسخ (فارسی)").fill("تا هفت روز می‌توانید کالا را پس بدهید.");
  await owner.getByRole("button", { name: "ذخیره" }).click();
  await owner.getByText("ذخیره شد.").waitFor();

  const field = owner.getByLabel("نمونه‌جملهٔ تازه");
  for (const text of ["شرایط مرجوعی چیه", "کالا رو پس میگیرید؟"]) {
    await field.fill(text);
    await field.press("Enter");
    await owner.getByRole("button", { name: `برداشتن «${text}»` }).waitFor();
  }
  await field.fill("شرایط مرجوعي چیه");
  await owner.getByText("این نمونه از پیش هست.").waitFor();
  await field.fill("");
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "- میشه پس فرستاد\n- تا چند روز میشه مرجوع کرد\n- پس دادن کالا");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await owner.getByText("۷ نمونه").waitFor();

  await learnt();
  await tryIt(owner, "کالا رو پس میگیرید");
  await tester(owner).getByText("تا هفت روز می‌توانید کالا را پس بدهید.").waitFor();
  await tester(owner)
    .getByText(/منظور «مرجوع کردن کالا» است/)
    .waitFor();
  expect(await seriousFindings(owner)).toEqual([]);

  await owner.getByRole("link", { name: "همهٔ منظورها" }).click();
  await owner.getByRole("button", { name: "انتشار" }).click();
  await owner.getByText(/نسخهٔ ۱ زنده است/).waitFor();
  await ask("POST", "/bot/none-examples", { text: "فیلم خوب معرفی کن" });
  await learnt();
  await owner.reload();
  await owner.getByText(/پیش‌نویس با نسخهٔ زنده \(۱\) فرق دارد/).waitFor();
  await owner.getByRole("button", { name: "انتشار" }).click();
  await owner.getByText(/نسخهٔ ۲ زنده است/).waitFor();
  await owner.getByRole("button", { name: "نسخه‌ها" }).click();
  await owner.getByRole("button", { name: "زنده کردن این نسخه" }).click();
  await expect.poll(async () => (await ask("GET", "/bot/model")).live_version).toBe(3);
});

test("a flow is written as a list and drawn on the canvas, says what is wrong, is undone and published", async () => {
  await owner.goto(shop.at("bot/flows"));
  await owner.getByRole("button", { name: "گفتار تازه" }).click();
  await owner.getByLabel("نام گفتار").fill("ثبت مرجوعی");
  await owner.getByRole("button", { name: "ساختن گفتار" }).click();
  await owner.getByRole("heading", { name: "ثبت مرجوعی", level: 1 }).waitFor();
  const add = async (kind: string) => {
    await owner.getByRole("button", { name: "گام تازه" }).click();
    await owner.getByRole("menuitem", { name: kind }).click();
  };
  const close = async () => {
    await owner.keyboard.press("Escape");
    await owner.getByRole("dialog").waitFor({ state: "detached" });
  };
  await add("پرسش");
  await close();
  await owner.getByText("متنی برای گفتن ندارد.").waitFor();
  await owner.getByRole("button", { name: /^ویرایش گام/ }).click();
  await owner.getByLabel("متن (فارسی)").fill("شمارهٔ سفارش را بنویسید.");
  await close();
  await owner.getByText("متنی برای گفتن ندارد.").waitFor({ state: "detached" });
  await add("سپردن به همکار");
  await close();
  await owner.getByText("هیچ راهی به این گام نمی‌رسد.").waitFor();

  await owner.getByText("فهرست", { exact: true }).click();
  await owner.getByLabel("ادامه ← به کدام گام").first().click();
  await owner.getByRole("option", { name: /سپردن به همکار/ }).click();
  await owner.getByText("هیچ راهی به این گام نمی‌رسد.").waitFor({ state: "detached" });
  await owner.getByRole("button", { name: /^برداشتن گام «سپردن/ }).click();
  await expect.poll(() => owner.getByRole("listitem").filter({ hasText: "سپردن به همکار" }).count()).toBe(0);
  await owner.locator("h1").click();
  await owner.keyboard.press("Control+z");
  await owner.getByRole("listitem").filter({ hasText: "سپردن به همکار" }).waitFor();
  await owner.getByText("ذخیره شد", { exact: true }).waitFor();
  await owner.getByRole("button", { name: "انتشار" }).click();
  await owner.getByText("نسخهٔ ۱ زنده شد.").waitFor();

  await owner.getByText("بوم", { exact: true }).click();
  await expect.poll(() => owner.locator(".react-flow__edge").count()).toBe(1);
  await owner.locator(".react-flow__node", { hasText: "سپردن به همکار" }).click();
  await owner.keyboard.press("Delete");
  await expect.poll(() => owner.locator(".react-flow__edge").count()).toBe(0);
  await owner.getByRole("button", { name: "واگرد" }).click();
  await expect.poll(() => owner.locator(".react-flow__edge").count()).toBe(1);
});

test("what was not answered is learnt with one click, and taken back by another", async () => {
  const guest = await visitor("مریم");
  await guest.write("آیا کاغذ کادو هم برای جعبه می‌گذارید");
  await runDueJobs(hamdel.house, modules);
  await owner.goto(shop.at("bot/learning"));
  const group = owner.getByRole("listitem").filter({ hasText: "کاغذ کادو" });
  await group.waitFor();
  await group.getByRole("button", { name: "به کار نمی‌آید" }).click();
  await group.waitFor({ state: "detached" });
  await owner
    .getByRole("button", { name: "واگرد" })
    .or(owner.getByRole("button", { name: "برگرداندن" }))
    .click();
  await group.waitFor();
  await group.getByRole("button", { name: "افزودن به منظور", exact: true }).click();
  await owner.getByRole("option", { name: "ساعت کار" }).click();
  await group.waitFor({ state: "detached" });
  await owner.getByRole("link", { name: "عددها" }).click();
  await expect.poll(async () => (await ask("GET", "/bot/unanswered")).rows.length).toBe(0);
});

test("an intent is switched off in the list; a language model is tested as it stands in the form", async () => {
  await owner.goto(shop.at("bot"));
  const hours = owner.getByRole("switch", { name: "پاسخ دادن به «ساعت کار»" });
  await hours.click({ force: true });
  await owner.getByText("«ساعت کار» خاموش شد؛ از همین حالا پاسخ نمی‌گیرد.").waitFor();
  await hours.click({ force: true });
  await owner.getByText("«ساعت کار» روشن شد.").waitFor();

  await owner.goto(shop.at("settings/bot"));
  await owner.getByRole("switch", { name: "پاسخ با مدل زبانی" }).click({ force: true });
  await owner.getByLabel("نشانی سرویس").fill("http://10.0.0.1/v1");
  await owner.getByLabel("نام مدل").fill("small");
  await owner.getByRole("button", { name: "آزمودن اتصال" }).click();
  await owner.getByText("این نشانی در شبکهٔ داخلی است").waitFor();
});

test("an incident is added, is over, and is not after all", async () => {
  await owner.goto(shop.at("bot/incidents"));
  await owner.getByRole("button", { name: "ثبت اختلال" }).click();
  await owner.getByLabel("چه شده است").fill("درگاه پرداخت پاسخ نمی‌دهد");
  await owner.getByLabel("پیام به مشتری (فارسی)").fill("درگاه پرداخت موقتاً قطع است.");
  await owner.getByRole("dialog").getByRole("button", { name: "ذخیره" }).click();
  const line = owner.getByRole("listitem").filter({ hasText: "درگاه پرداخت پاسخ نمی‌دهد" });
  await line.getByText("در جریان").waitFor();
  await line.getByRole("button", { name: "پایان یافت" }).click();
  await line.getByText("پایان یافته").waitFor();
  await line.getByRole("button", { name: "هنوز ادامه دارد" }).click();
  await line.getByText("در جریان").waitFor();
});

test("a kind of answers of one's own is made, is there for a flow's question, taken away and brought back", async () => {
  await owner.goto(shop.at("bot/answers"));
  await owner.getByRole("button", { name: "نوع تازه" }).click();
  await owner.getByLabel("نام نوع").fill("سایز");
  await owner.getByLabel("گزینهٔ ۱", { exact: true }).fill("متوسط");
  await owner.getByRole("combobox", { name: "گزینهٔ ۱ را این‌طور هم می‌گویند" }).fill("مدیوم");
  await owner.keyboard.press("Enter");
  await owner.getByLabel("گزینهٔ ۲", { exact: true }).fill("بزرگ");
  await owner.getByRole("dialog").getByRole("button", { name: "ذخیره" }).click();
  const line = owner.getByRole("listitem").filter({ hasText: "متوسط، بزرگ" });
  await line.getByRole("button", { name: "برداشتن" }).click();
  await line.waitFor({ state: "detached" });
  await owner.getByRole("button", { name: "برگرداندن" }).click();
  await line.waitFor();
  expect((await ask("GET", "/bot/entities")).rows[0].choices[0]).toEqual({ value: "متوسط", also: ["مدیوم"] });
});

test("the draft is measured against last month", async () => {
  await owner.goto(shop.at("bot/numbers"));
  await owner.getByRole("button", { name: "آغاز سنجش" }).click();
  await owner.waitForURL(/replay=\d+/);
  await runDueJobs(hamdel.house, modules);
  await owner.getByRole("button", { name: "سنجش دوباره" }).waitFor();
});

test.each([
  ["fa", 1440, "light"],
  ["fa", 390, "light"],
  ["en", 1440, "dark"],
] as const)(
  "every page of the studio is accessible and speaks its language (%s, %i px, %s)",
  async (language, width, colorScheme) => {
    const page = await shop.signIn("sara@example.com", { language, colorScheme, viewport: { width, height: 900 } });
    const [intent] = (await ask("GET", "/bot/intents")).rows;
    const [flow] = (await ask("GET", "/bot/flows")).rows;
    const parts = ["bot", `bot/intents/${intent.id}`, "bot/intents/none", "bot/flows", `bot/flows/${flow.id}`];
    for (const part of [...parts, "bot/answers", "bot/learning", "bot/numbers", "bot/incidents"]) {
      await page.goto(shop.at(part));
      await page.locator("h1").waitFor();
      await page.waitForLoadState("networkidle");
      expect([part, await seriousFindings(page)]).toEqual([part, []]);
      if (language === "fa") expect([part, await latinWords(page)]).toEqual([part, []]);
      expect([part, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([part, 0]);
    }
  },
);

test("who only reads the studio finds nothing to change", async () => {
  const agent = await shop.signIn("bahram@example.com");
  await agent.goto(shop.at("bot"));
  await agent.getByText("مرجوع کردن کالا").first().waitFor();
  expect(await agent.getByRole("button", { name: "منظور تازه" }).count()).toBe(0);
  expect(await agent.getByRole("button", { name: "انتشار" }).count()).toBe(0);
});

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
await shop.colleague("بهرام نوری", "bahram@example.com", "agent");
const owner = await shop.signIn("sara@example.com");
const agent = await shop.signIn("bahram@example.com");
const ask = (method: string, path: string, body?: object) => shop.asked(owner, method, path, body);
const help = `${hamdel.address}/help/niloofar`;

/** A picture of one dot. */
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const bodyOf = (page: Page) => page.getByRole("textbox", { name: "متن", exact: true });
const tool = (page: Page, name: string) => page.getByRole("toolbar").getByRole("button", { name, exact: true });
const preview = (page: Page) => page.getByRole("region", { name: "پیش‌نمایش" });

async function looksRight(page: Page): Promise<void> {
  const at = page.url();
  expect([at, await seriousFindings(page)]).toEqual([at, []]);
  expect([at, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([at, 0]);
}

test("an agent writes an article with a picture, a callout and a table; an owner publishes it, and readers see it", async () => {
  await agent.goto(shop.at("articles"));
  await agent.getByText("پاسخ‌ها یک بار نوشته می‌شوند").waitFor();
  await agent.getByRole("button", { name: "مقالهٔ تازه" }).first().click();
  await agent.getByLabel("عنوان").fill("شستن رومیزی");
  await bodyOf(agent).fill("رومیزی را با آب سرد بشویید.\n");
  await bodyOf(agent).press("Control+End");
  await tool(agent, "کادر توجه").click();
  await agent.keyboard.type("اتو نزنید.");
  await bodyOf(agent).press("Control+End");
  await tool(agent, "جدول").click();
  // A picture takes nothing away, whatever is chosen.
  await bodyOf(agent).press("Control+a");
  const [chooser] = await Promise.all([agent.waitForEvent("filechooser"), tool(agent, "تصویر").click()]);
  await chooser.setFiles({ name: "label.png", mimeType: "image/png", buffer: dot });
  await preview(agent).getByRole("img", { name: "label" }).waitFor();
  await preview(agent).getByRole("note").getByText("اتو نزنید.").waitFor();
  await preview(agent).getByRole("table").waitFor();
  await looksRight(agent);
  await agent.getByRole("button", { name: "ذخیره" }).click();
  await agent.waitForURL(/\/articles\/\d+/);
  await agent.getByRole("heading", { name: "شستن رومیزی", level: 1 }).waitFor();
  expect(await agent.getByRole("button", { name: "انتشار", exact: true }).count()).toBe(0);
  await agent.getByRole("button", { name: "درخواست بازبینی" }).click();
  await agent.getByText("در انتظار بازبینی").waitFor();

  await owner.goto(agent.url());
  await owner.getByText("بهرام نوری درخواست بازبینی داده است.").waitFor();
  await owner.getByRole("button", { name: "انتشار", exact: true }).click();
  const see = owner.getByRole("link", { name: "دیدن در مرکز راهنما" });
  await see.waitFor();
  await looksRight(owner);
  const [live] = await Promise.all([owner.context().waitForEvent("page"), see.click()]);
  await live.getByRole("heading", { name: "شستن رومیزی", level: 1 }).waitFor();
  await live.getByRole("note").getByText("اتو نزنید.").waitFor();
  const label = live.getByRole("img", { name: "label" });
  await expect.poll(() => label.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
  await live.close();
});

test("what changed is shown word by word, and an earlier version comes back", async () => {
  const [row] = (await ask("GET", "/articles?q=رومیزی")).rows;
  await owner.goto(shop.at(`articles/${row.id}`));
  const before = await bodyOf(owner).inputValue();
  await bodyOf(owner).fill(before.replace("آب سرد", "آب ولرم"));
  await bodyOf(owner).press("Control+s");
  await owner.getByText("منتشرشده، با تغییر تازه").waitFor();
  await owner.getByRole("button", { name: "نسخه‌ها" }).click();
  const panel = owner.getByRole("dialog");
  await panel.getByText("نسخهٔ ۲").click();
  await panel.locator("ins", { hasText: "ولرم" }).waitFor();
  expect(await panel.locator("ins", { hasText: "ولرم" }).count()).toBe(1);
  expect(await panel.locator("del", { hasText: "سرد" }).count()).toBe(1);
  await looksRight(owner);
  await panel.getByText("نسخهٔ ۱", { exact: true }).click();
  await panel.getByRole("button", { name: "بازگرداندن این نسخه" }).click();
  await panel.getByText("نسخهٔ ۳").waitFor();
  await owner.keyboard.press("Escape");
  await expect.poll(() => bodyOf(owner).inputValue()).toContain("آب سرد");
});

test("somebody else's newer words are not written over", async () => {
  const [row] = (await ask("GET", "/articles?q=رومیزی")).rows;
  await owner.goto(shop.at(`articles/${row.id}`));
  await bodyOf(owner).fill("متن من");
  await shop.asked(agent, "PUT", `/articles/${row.id}/texts/fa`, { title: "شستن رومیزی", body: "متن بهرام" });
  await owner.getByRole("button", { name: "ذخیره" }).click();
  await owner.getByRole("alert").waitFor();
  // Also when the newer words have come: what was typed stays until its writer says otherwise.
  await owner.getByRole("button", { name: "نوشتهٔ من بماند" }).click();
  expect(await bodyOf(owner).inputValue()).toBe("متن من");
  await owner.getByRole("button", { name: "ذخیره" }).click();
  await expect.poll(async () => (await ask("GET", `/articles/${row.id}`)).texts[0].body).toBe("متن من");
});

test("care shows what failed, begins an article from it, and leaves aside what can be left aside", async () => {
  const context = await hamdel.browser.newContext({ userAgent: "Mozilla/5.0 (Android 14) Chrome/130" });
  const guest = await context.newPage();
  for (const _ of [1, 2]) await guest.goto(`${help}/fa/search?q=${encodeURIComponent("کارت هدیه")}`);
  await context.close();
  await owner.goto(shop.at("care"));
  const line = owner.getByRole("listitem").filter({ hasText: "کارت هدیه" });
  await line.getByText("۲ مشتری").waitFor();
  await looksRight(owner);
  expect(await latinWords(owner)).toEqual([]);
  await line.getByRole("button", { name: "نوشتن مقاله" }).click();
  await expect.poll(() => owner.getByLabel("عنوان").inputValue()).toBe("کارت هدیه");
  await owner.goBack();
  await line.getByRole("button", { name: "کنار گذاشتن" }).click();
  await line.waitFor({ state: "detached" });
  await owner.getByRole("button", { name: "برگرداندن" }).click();
  await line.waitFor();
});

test.each([
  ["fa", 1440, "light"],
  ["fa", 390, "light"],
  ["en", 1440, "dark"],
  ["en", 390, "dark"],
] as const)(
  "every page of the authors is accessible and fits (%s, %i px, %s)",
  async (language, width, colorScheme) => {
    const page = await shop.signIn("sara@example.com", { language, colorScheme, viewport: { width, height: 900 } });
    const text = { title: "شستن رومیزی", body: "رومیزی را با آب سرد بشویید." };
    const row = await ask("POST", "/articles", { language: "fa", text });
    for (const part of [
      "articles",
      `articles/${row.id}`,
      "articles/new",
      "care",
      "articles/categories",
      "settings/help-centre",
    ]) {
      await page.goto(shop.at(part));
      await page.locator("h1").first().waitFor();
      await page.waitForLoadState("networkidle");
      await looksRight(page);
      if (language === "fa") expect([part, await latinWords(page)]).toEqual([part, []]);
    }
    await page.context().close();
  },
);

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openBrowser, seriousFindings } from "../../platform/testing/open-browser.ts";
import { openShop } from "./testing/shop.ts";

const browser = await openBrowser();
const { chat, visit } = await openShop(browser);

async function openChat(page: Page): Promise<void> {
  await page.locator(".launcher").click();
  await page.locator("textarea").waitFor();
}
const box = async (page: Page, what: string) => {
  const found = await page.locator(what).boundingBox();
  if (!found) throw new Error(`${what} is not on screen`);
  return found;
};

for (const language of ["fa", "en"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing serious: ${language}, ${colorScheme}`, async () => {
      const colour = colorScheme === "dark" ? "#f2c14e" : "#0e8f8a";
      const { page, talks, problems } = await visit(
        { language, colour },
        { context: { colorScheme, reducedMotion: "reduce" } },
      );
      await openChat(page);
      await page.locator("textarea").fill("سلام https://shop.ir");
      await page.keyboard.press("Enter");
      await page.locator(".mark.sent").waitFor();
      talks()[0]?.reply("درود https://shop.ir/7");
      await page.locator(".theirs .text").waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.locator(".head .tool").first().click();
      await page.locator(".choice input").check();
      expect(await seriousFindings(page)).toEqual([]);
      expect(problems).toEqual([]);
    });
  }
}

test("the keyboard alone is enough: Enter opens and sends, Shift+Enter is a new line, Escape closes and goes back", async () => {
  const { page, talks } = await visit({ language: "en", brand: "Sun House" });
  await page.locator(".launcher").waitFor();
  await page.locator("#buy").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("textarea:focus").waitFor();
  await page.keyboard.type("one");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Enter");
  await expect.poll(() => talks()[0]?.texts()).toEqual(["one\ntwo"]);
  await page.keyboard.press("Escape");
  await page.locator(".panel").waitFor({ state: "hidden" });
  await page.locator(".launcher:focus").waitFor();
});

test("on a phone it fills the screen, in Persian from the right and in English from the left", async () => {
  const context = { viewport: { width: 390, height: 760 }, hasTouch: true, reducedMotion: "reduce" } as const;
  for (const language of ["fa", "en"] as const) {
    const { page } = await visit({ language }, { context });
    const button = await box(page, ".launcher");
    expect(button.x < 195).toBe(language === "fa");
    await openChat(page);
    expect(await box(page, ".panel")).toEqual({ x: 0, y: 0, width: 390, height: 760 });
    const face = await box(page, ".face");
    expect(face.x > 195).toBe(language === "fa");
    const small = await page
      .locator(".panel button:visible")
      .evaluateAll(
        (all) =>
          all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 44 || height < 44).length,
      );
    expect(small).toBe(0);
  }
});

test("a site's language can be said on its tag, and its own looks do not leak in", async () => {
  const { page } = await visit({}, { attributes: 'data-lang="en"' });
  await openChat(page);
  const button = page.locator(".head .tool").first();
  expect(await button.getAttribute("aria-label")).toBe("Ask for a call");
  expect(await page.locator("textarea").evaluate((one) => getComputedStyle(one).color)).not.toBe("rgb(255, 0, 0)");
});

test("a greeting comes by itself, and once waved away never again", async () => {
  const text = { fa: "دنبال گلدان می‌گردید؟", en: "" };
  const { page } = await visit({ proactive: [{ path: "/hs_", after_seconds: 0, text }] });
  await page.locator(".bubble", { hasText: text.fa }).waitFor();
  await page.locator(".dismiss").click();
  await page.reload();
  await page.locator(".launcher").waitFor();
  await openChat(page);
  expect(await page.locator(".bubble .words").count()).toBe(0);
});

test("out of hours it says when somebody is back, and takes a number to call", async () => {
  const opens = new Date(Date.now() + 2 * 86_400_000).toISOString();
  const { page } = await visit({ open: false, opens_at: opens });
  await openChat(page);
  await expect.poll(() => page.locator(".state").textContent()).toMatch(/برمی‌گردیم$/);
  await page.locator(".greeting .quiet").click();
  await page.getByLabel("با من تماس بگیرید").check();
  await page.locator(".primary").click();
  await page.locator(".problem", { hasText: "شمارهٔ تلفن" }).waitFor();
  await page.getByLabel("شمارهٔ تلفن").fill("۰۹۱۲۱۲۳۴۵۶۷");
  await page.locator("select").selectOption("1");
  await page.locator(".primary").click();
  await page.locator(".notice", { hasText: "ثبت شد" }).waitFor();
  expect(chat.contacts.at(-1)).toMatchObject({ phone: "09121234567", call_back: true, by: expect.any(String) });
});

test("somebody who would rather go on in a messenger finds its link beside the form", async () => {
  const { page } = await visit({ continue_on: [{ account: 7, channel: "bale" }] });
  await openChat(page);
  await page.locator(".head .tool").first().click();
  const link = page.locator(".elsewhere a", { hasText: "بله" });
  await link.waitFor();
  expect(await link.getAttribute("href")).toBe("https://ble.ir/shop?start=7");
  expect(await seriousFindings(page)).toEqual([]);
  if (process.env["HAMDEL_SHOTS"]) await page.screenshot({ path: `${process.env["HAMDEL_SHOTS"]}/elsewhere.png` });
});

test("what a site asks first is asked once; an ended conversation can be taken up again", async () => {
  const { page, talks } = await visit({ ask_before: ["name", "email"] });
  await page.locator(".launcher").click();
  await page.getByLabel("نام").fill("مریم");
  await page.getByLabel("ایمیل").fill("maryam@example.com");
  await page.locator(".primary").click();
  await page.locator("textarea").fill("سلام");
  await page.keyboard.press("Enter");
  await page.locator(".mark.sent").waitFor();
  talks()[0]?.end();
  await page.locator(".ended button").click();
  await page.locator("textarea").fill("باز هم سلام");
  talks()[0]?.read();
  await page.locator(".mark.read").waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => talks()[0]?.texts()).toEqual(["باز هم سلام"]);
  await expect.poll(() => page.locator(".own").count()).toBe(2);
});

test("pictures and files go along with a message and come back", async () => {
  const { page, talks } = await visit();
  await openChat(page);
  const picture = { name: "گلدان.png", mimeType: "image/png", buffer: await page.screenshot() };
  const paper = { name: "فاکتور.json", mimeType: "application/json", buffer: Buffer.from("{}") };
  await page.locator("input[type=file]").setInputFiles([picture, paper]);
  await page.locator("textarea").press("Enter");
  await expect
    .poll(async () => {
      if (talks()[0]?.texts().length === 0) await page.locator("textarea").press("Enter");
      return talks()[0]?.texts();
    })
    .toEqual([""]);
  await page.locator(".picture img").waitFor();
  const download = page.waitForEvent("download");
  await page.locator(".file").click();
  expect((await download).suggestedFilename()).toBe(paper.name);
});

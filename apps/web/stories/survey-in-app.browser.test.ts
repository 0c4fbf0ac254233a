import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const owner = await shop.signIn("sara@example.com");
await shop.asked(owner, "POST", "/sites", { name: "برنامهٔ فروشگاه", domains: [] });
await shop.asked(owner, "POST", "/surveys", { key: "nps", name: "شاخص وفاداری", template: "nps" });
await shop.asked(owner, "POST", "/surveys/nps/versions", {});
for (const [score, comment, language] of [
  [9, "بسته‌بندی عالی بود", "fa"],
  [3, "دیر رسید", "fa"],
  [8, "Arrived on time", "en"],
] as const)
  await shop.asked(owner, "POST", "/surveys/nps/responses", { score, comment, language, mode: "phone" });

/** Pictures of the story are kept where this names a folder. */
const shots = process.env["HAMDEL_SHOTS"];
async function picture(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

test("how a survey asks in the app is a sentence with gaps, with code that speaks of this brand, and a web view that hears when it is done", async () => {
  await owner.goto(shop.at("surveys/nps/asking"));
  await owner.getByText("هنوز در برنامه نمی‌پرسد").waitFor();
  await owner.getByRole("button", { name: "پرسیدن در برنامه" }).click();
  const events = owner.getByLabel("رویدادهایی که می‌پرسد").first();
  await events.fill("order_delivered");
  await events.press("Enter");
  await owner.getByText(/هر که در برنامه به .*order_delivered.* برسد، نظرسنجی را می‌بیند؛ تا ۹۰ روز/).waitFor();
  await owner.getByRole("button", { name: "ذخیره", exact: true }).click();
  await owner.getByText("۰ بار پرسیده شد، ۰ پاسخ گرفت").waitFor();
  expect(await shop.asked(owner, "GET", "/surveys/nps/in-app")).toMatchObject({
    on: true,
    rule: { events: ["order_delivered"], share: 1, again_days: 90, site: null },
  });
  await owner.getByText("کدی که در برنامه می‌گذارید").click();
  const { rows } = (await shop.asked(owner, "GET", "/sites")) as { rows: { key: string }[] };
  await owner.getByText(rows[0]!.key).waitFor();
  await owner.getByText("Swift", { exact: true }).click();
  await owner.getByText("WKScriptMessageHandler").waitFor();
  await picture(owner, "in-app-fa-desktop");
  expect(await seriousFindings(owner)).toEqual([]);
  const toggle = owner.getByRole("switch", { name: "در برنامه بپرس" });
  await toggle.press("Space");
  await expect.poll(() => shop.asked(owner, "GET", "/surveys/nps/in-app")).toMatchObject({ on: false });
  await expect.poll(async () => (await toggle.isEnabled()) && !(await toggle.isChecked())).toBe(true);
  await toggle.press("Space");
  await expect.poll(() => shop.asked(owner, "GET", "/surveys/nps/in-app")).toMatchObject({ on: true });
  const visitor = "an-install-of-the-app";
  const { survey } = (await shop.asked(owner, "POST", "/app/surveys", {
    ...{ key: rows[0]!.key, visitor, event: "order_delivered" },
  })) as { survey: { page: string } };
  const view = await owner.context().newPage();
  await view.setViewportSize({ width: 390, height: 844 });
  await view.addInitScript(
    "window.heard = []; window.ReactNativeWebView = { postMessage: (what) => heard.push(what) }",
  );
  const page = new URL(survey.page);
  await view.goto(`${new URL(shop.at("")).origin}${page.pathname}${page.search}`);
  await view.getByRole("radio", { name: "۹" }).press("Space");
  await picture(view, "in-app-web-view");
  expect(await seriousFindings(view)).toEqual([]);
  expect(await view.getByRole("banner").isVisible()).toBe(false);
  await view.getByRole("button", { name: "فرستادن" }).click();
  await view.getByRole("status").waitFor();
  await expect.poll(() => view.evaluate("heard")).toEqual(["hamdel:done"]);
});

test("responses are taken as a file on a phone, and in English in the dark, as they are filtered", async () => {
  const phone = await shop.signIn("sara@example.com", { viewport: { width: 390, height: 844 } });
  await phone.goto(shop.at("surveys/nps/responses?language=fa&mode=phone"));
  await phone.getByText("دیر رسید").waitFor();
  expect(await phone.getByText("Arrived on time").count()).toBe(0);
  expect(await seriousFindings(phone)).toEqual([]);
  await phone.getByRole("button", { name: "خروجی" }).click();
  await phone.getByRole("menuitem", { name: "پاسخ‌های همین فیلتر، اکسل" }).waitFor();
  await picture(phone, "export-fa-phone");
  expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
  const coming = phone.waitForEvent("download");
  await phone.getByRole("menuitem", { name: "پاسخ‌های همین فیلتر، CSV" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("nps-responses.csv");
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  expect(text).toContain("دیر رسید");
  expect(text).not.toContain("Arrived on time");
  await phone.goto(shop.at("surveys/nps/asking"));
  await phone.getByRole("heading", { name: "در برنامه بپرس" }).waitFor();
  await phone.getByText("کدی که در برنامه می‌گذارید").click();
  await picture(phone, "in-app-fa-phone");
  expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
  expect(await latinWords(phone)).toEqual([]);
  const english = await shop.signIn("sara@example.com", { language: "en", colorScheme: "dark" });
  await english.goto(shop.at("surveys/nps/responses"));
  await english.getByText("Arrived on time").waitFor();
  expect(await seriousFindings(english)).toEqual([]);
  await english.getByRole("button", { name: "Export" }).click();
  await english.getByRole("menuitem", { name: "All responses, CSV" }).waitFor();
  await picture(english, "export-en-dark");
  await english.goto(shop.at("surveys/nps/asking"));
  const section = english.locator("section", { has: english.getByRole("heading", { name: "Ask in the app" }) });
  await section.getByText("Code for your app").click();
  await section.getByText("React Native", { exact: true }).click();
  await section.getByText("createSurveys({").waitFor();
  await picture(english, "in-app-en-dark");
  expect(await seriousFindings(english)).toEqual([]);
});

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const owner = await shop.signIn("sara@example.com");
await shop.asked(owner, "POST", "/surveys", { key: "nps", name: "شاخص وفاداری", template: "nps" });
await shop.asked(owner, "POST", "/surveys/nps/versions", {});

/** Pictures of the story are kept where this names a folder. */
const shots = process.env["HAMDEL_SHOTS"];
async function picture(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

test("how a survey asks on the site is a sentence with gaps, shown as visitors will see it, and switched off again", async () => {
  await owner.goto(shop.at("surveys/nps/asking"));
  await owner.getByText("هنوز در سایت نمی‌پرسد").waitFor();
  await owner.getByRole("button", { name: "پرسیدن در سایت" }).click();
  await picture(owner, "on-site-fa-begin");
  const where = owner.getByLabel("صفحه‌هایی که می‌پرسد").first();
  await where.fill("/product/*");
  await where.press("Enter");
  await owner.getByLabel("چه وقت", { exact: true }).first().click();
  await owner.getByRole("option", { name: "وقتی می‌خواهد برود" }).click();
  await owner.getByLabel("از هر صد نفر، چند نفر").first().fill("40");
  const sentence =
    /هر که صفحهٔ .*product.* را ببیند \(از هر صد نفر ۴۰ نفر\)، وقتی بخواهد برود، کارتی در گوشهٔ صفحه می‌بیند؛ تا ۹۰ روز/;
  await owner.getByText(sentence).waitFor();
  await owner.getByText("پیش‌نمایش در صفحهٔ سایت").waitFor();
  await picture(owner, "on-site-fa-desktop");
  expect(await seriousFindings(owner)).toEqual([]);
  await owner.getByRole("button", { name: "ذخیره", exact: true }).click();
  await owner.getByText("۰ بار دیده شد، ۰ پاسخ گرفت").waitFor();
  const kept = async () => shop.asked(owner, "GET", "/surveys/nps/on-site");
  expect(await kept()).toMatchObject({
    on: true,
    rule: { where: ["/product/*"], when: { kind: "leaving" }, share: 0.4, again_days: 90 },
  });
  await owner.getByRole("switch", { name: "در سایت بپرس" }).press("Space");
  await expect.poll(kept).toMatchObject({ on: false, rule: { where: ["/product/*"] } });
  expect(await latinWords(owner)).toEqual([]);
});

test("on a phone, and in English in the dark", async () => {
  const phone = await shop.signIn("sara@example.com", { viewport: { width: 390, height: 844 } });
  await phone.goto(shop.at("surveys/nps/asking"));
  await phone.getByRole("heading", { name: "در سایت بپرس" }).waitFor();
  await phone.getByRole("button", { name: "تغییر", exact: true }).first().click();
  await phone.getByText("پیش‌نمایش در صفحهٔ سایت").waitFor();
  await picture(phone, "on-site-fa-phone");
  expect(await seriousFindings(phone)).toEqual([]);
  expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
  const english = await shop.signIn("sara@example.com", { language: "en", colorScheme: "dark" });
  await english.goto(shop.at("surveys/nps/asking"));
  await english.getByText("Whoever sees the page").waitFor();
  await english.getByRole("heading", { name: "Ask on the site" }).waitFor();
  const section = english.locator("section", { has: english.getByRole("heading", { name: "Ask on the site" }) });
  await section.getByRole("button", { name: "Change", exact: true }).click();
  await english.getByLabel("Where it is seen").first().click();
  await english.getByRole("option", { name: "within the page itself" }).click();
  await english.getByText('data-hamdel-survey="nps"').waitFor();
  await picture(english, "on-site-en-dark");
  expect(await seriousFindings(english)).toEqual([]);
});

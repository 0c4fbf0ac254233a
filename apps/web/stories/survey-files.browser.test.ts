import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { photo } from "../../../modules/surveys/testing.ts";
import { seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const owner = await shop.signIn("sara@example.com");
const title = { fa: "عکسی از کالا پیوست کنید", en: "Attach a picture" };
const definition = {
  languages: ["fa", "en"],
  sections: [
    {
      key: "only",
      questions: [
        { type: "file", key: "photo", title, kinds: ["pictures"], most: 2, required: true },
        { type: "text", key: "what", title: { fa: "چه شده؟", en: "What happened?" }, required: true },
      ],
    },
  ],
};
await shop.asked(owner, "POST", "/surveys", { key: "photo", name: "کالای آسیب‌دیده", definition });
await shop.asked(owner, "POST", "/surveys/photo/versions", {});
const address = new URL("/s/niloofar/photo?lang=fa", shop.at("surveys")).href;
const file = (name: string) => ({ name, mimeType: "image/png", buffer: photo });

/** Pictures of the story are kept where this names a folder. */
const shots = process.env["HAMDEL_SHOTS"];
async function picture(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

test.each([
  ["with script", true],
  ["without script", false],
])(
  "a photo is attached on a phone %s, named again after a mistake, removed, and read by the shop",
  async (name, javaScriptEnabled) => {
    const context = await owner
      .context()
      .browser()!
      .newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled, locale: "fa-IR" });
    const phone = await context.newPage();
    await phone.goto(address);
    const choose = phone.locator("input[type=file]");
    await choose.setInputFiles(file("شکسته.png"));
    if (!javaScriptEnabled) await phone.getByRole("button", { name: "پیوست کردن" }).click();
    await phone.getByText("شکسته.png").waitFor();
    await picture(phone, `file-${name}`);
    await choose.setInputFiles(file("دوم.png"));
    if (javaScriptEnabled) await phone.getByText("دوم.png").waitFor();
    await phone.getByRole("button", { name: "فرستادن پاسخ" }).click();
    await phone.getByText("چند پاسخ را بازبینی کنید").waitFor();
    await picture(phone, `file-wrong-${name}`);
    await phone.getByRole("button", { name: "برداشتن «دوم.png»" }).click();
    await expect.poll(() => phone.getByText("دوم.png").count()).toBe(0);
    await phone.getByRole("textbox").fill(`رسید و شکسته بود ${name}`);
    if (javaScriptEnabled) {
      expect(await seriousFindings(phone)).toEqual([]);
      expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
    }
    // Enter sends the page, and neither attaches nor removes.
    await phone.getByRole("textbox").press("Enter");
    await phone.getByText("سپاس که وقت گذاشتید").waitFor();
    await context.close();
    const { rows } = await shop.asked(owner, "GET", "/responses?survey=photo");
    const { files } = await shop.asked(owner, "GET", `/responses/${rows[0].id}`);
    expect(files).toMatchObject([{ name: "شکسته.png" }]);
  },
);

test("the shop sees the picture in its response, and the builder says what may be attached", async () => {
  await owner.goto(shop.at("surveys/photo/responses"));
  await owner.getByText("ناشناس").or(owner.locator("tbody tr, [role=row]")).last().click();
  await owner.getByRole("img", { name: "شکسته.png" }).waitFor();
  await picture(owner, "file-response");
  await owner.goto(shop.at("surveys/photo"));
  await owner.getByRole("button", { name: /^۱\. عکسی از کالا/ }).click();
  await owner.getByRole("checkbox", { name: "سند" }).waitFor();
  await owner.getByText("پیش‌نمایش است").first().waitFor();
  await picture(owner, "file-builder");
  expect(await seriousFindings(owner)).toEqual([]);
});

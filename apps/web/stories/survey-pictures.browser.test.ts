import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const owner = await shop.signIn("sara@example.com", { viewport: { width: 390, height: 844 } });
const option = (key: string, fa: string, en: string) => ({ key, title: { fa, en } });
const question = {
  ...{
    type: "choice",
    key: "which",
    pictures: true,
    title: { fa: "کدام گلدان را می‌پسندید؟", en: "Which vase do you like?" },
  },
  options: [option("blue", "آبی", "Blue"), option("green", "سبز", "Green")],
};
const definition = { languages: ["fa", "en"], sections: [{ key: "only", questions: [question] }] };
await shop.asked(owner, "POST", "/surveys", { key: "vase", name: "گلدان‌ها", definition });

/** Pictures of the story are kept where this names a folder. */
const shots = process.env["HAMDEL_SHOTS"];
async function picture(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

/** A photo of some size in one colour, as a camera gives it. */
async function photo(page: Page, colour: string): Promise<Buffer> {
  const data = await page.evaluate((fill) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [1600, 1200];
    const brush = canvas.getContext("2d")!;
    brush.fillStyle = fill;
    brush.fillRect(0, 0, 1600, 1200);
    brush.fillStyle = "#fff8";
    brush.arc(800, 600, 300, 0, 7);
    brush.fill();
    return canvas.toDataURL("image/jpeg");
  }, colour);
  return Buffer.from(data.split(",")[1]!, "base64");
}

const draft = async () => {
  const shown = await shop.asked(owner, "GET", "/surveys/vase");
  return shown.draft.sections[0].questions[0].options as { picture?: string; alt?: object }[];
};

test("on a phone pictures are chosen and pasted, made small, told in words, and customers see them", async () => {
  await owner.goto(shop.at("surveys/vase"));
  await owner.getByRole("button", { name: /^۱\. کدام گلدان/ }).click();
  const blue = owner.getByRole("group", { name: "تصویر آبی" });
  const choosing = owner.waitForEvent("filechooser");
  await blue.getByRole("button", { name: "افزودن تصویر آبی" }).click();
  await (await choosing).setFiles({ name: "blue.jpg", mimeType: "image/jpeg", buffer: await photo(owner, "#3567a8") });
  await blue.locator("img").waitFor();
  await owner
    .getByText(/تصویری دارد که ننوشته‌اید/)
    .first()
    .waitFor();
  await blue.getByRole("textbox", { name: "در تصویر چه دیده می‌شود؟ (فارسی) آبی" }).fill("گلدانی آبی با نقش گرد");
  await blue
    .getByRole("textbox", { name: "در تصویر چه دیده می‌شود؟ (انگلیسی) آبی" })
    .fill("A blue vase with a round mark");
  const green = owner.getByRole("group", { name: "تصویر سبز" });
  await green.evaluate(
    (field, bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(
        new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], "green.jpg", { type: "image/jpeg" }),
      );
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    (await photo(owner, "#3b8a5a")).toString("base64"),
  );
  await green.locator("img").waitFor();
  await green.getByRole("textbox", { name: "در تصویر چه دیده می‌شود؟ (فارسی) سبز" }).fill("گلدانی سبز");
  const uploaded = expect.stringMatching(/^\/p\/survey-pictures\//);
  await expect.poll(draft).toMatchObject([
    { picture: uploaded, alt: { fa: "گلدانی آبی با نقش گرد", en: "A blue vase with a round mark" } },
    { picture: uploaded, alt: { fa: "گلدانی سبز" } },
  ]);
  await picture(owner, "pictures-fa-builder");
  expect(await seriousFindings(owner)).toEqual([]);
  expect(await owner.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await shop.asked(owner, "POST", "/surveys/vase/versions", {});
  const brand = shop.at("").split("/").filter(Boolean).at(-1)!;
  const page = await owner.context().newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${new URL(shop.at("")).origin}/s/${brand}/vase?lang=fa`);
  const seen = page.getByRole("img", { name: "گلدانی آبی با نقش گرد" });
  await seen.waitFor();
  // A camera's 1600 by 1200 is made no larger than it is shown.
  await expect
    .poll(() => seen.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight]))
    .toEqual([1200, 900]);
  await page.getByRole("radio", { name: /سبز/ }).check();
  await picture(page, "pictures-fa-asked");
  expect(await seriousFindings(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await page.getByRole("button", { name: "فرستادن پاسخ" }).click();
  await page.getByRole("status").waitFor();
});

test("in English in the dark the survey is taken elsewhere as a file, its pictures along with it", async () => {
  const english = await shop.signIn("sara@example.com", { language: "en", colorScheme: "dark" });
  await english.goto(shop.at("surveys/vase"));
  await english.getByRole("button", { name: /^1\. Which vase/ }).click();
  await english.getByRole("group", { name: "Picture of Blue" }).locator("img").waitFor();
  await picture(english, "pictures-en-dark");
  expect(await seriousFindings(english)).toEqual([]);
  await english.goto(shop.at("surveys"));
  await english
    .getByRole("button", { name: /گلدان‌ها/ })
    .last()
    .click();
  const downloading = english.waitForEvent("download");
  await english.getByRole("menuitem", { name: /JSON/ }).click();
  const file = await readFile(await (await downloading).path());
  expect(Object.keys(JSON.parse(file.toString("utf8")).pictures)).toHaveLength(2);
  await english.keyboard.press("Escape");
  await english.getByRole("button", { name: "New survey" }).first().click();
  const choosing = english.waitForEvent("filechooser");
  await english.getByRole("button", { name: "From a survey's file" }).click();
  await (await choosing).setFiles({ name: "vase.json", mimeType: "application/json", buffer: file });
  await english.getByRole("heading", { level: 1, name: "گلدان‌ها" }).waitFor();
  const copied = await shop.asked(owner, "GET", "/surveys/vase-2");
  const [first] = copied.draft.sections[0].questions[0].options;
  expect(first.picture).toMatch(/^\/p\/survey-pictures\//);
  expect(first.picture).not.toBe((await draft())[0]!.picture);
  await english.goto(shop.at("surveys"));
  await english.getByRole("button", { name: "New survey" }).first().click();
  const again = english.waitForEvent("filechooser");
  await english.getByRole("button", { name: "From a survey's file" }).click();
  await (await again).setFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await english.getByText("This is no file of a Hamdel survey").waitFor();
});

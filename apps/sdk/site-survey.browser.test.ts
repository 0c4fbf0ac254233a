import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { seal, signSiteClaim } from "../../modules/admin/index.ts";
import { makeSurvey, publishSurvey } from "../../modules/surveys/index.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import { freePort } from "../../platform/testing/free-port.ts";
import { testDatabase, testHouse } from "../../platform/testing/index.ts";
import { openBrowser, seriousFindings } from "../../platform/testing/open-browser.ts";
import { buildHamdel } from "../server/serve.ts";
import { buildSdk } from "./build.ts";

await buildSdk();
const database = await testDatabase();
const port = await freePort();
const hamdel = `http://127.0.0.1:${port}`;
const quiet = await testHouse(database);
const house = { ...quiet, config: { ...quiet.config, publicUrl: hamdel } };
const app = await buildHamdel(house);
await app.listen({ host: "127.0.0.1", port });
const scripts = new Map<string, { language: string; script: string }>();
const shop = createServer((request, response) => {
  const { language = "fa", script = "" } = scripts.get(request.url?.split("/")[1] ?? "") ?? {};
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<!doctype html><html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}"><title>گلدان سفالی</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0; min-height: 3000px; font-family: sans-serif; background: #f4f1ec } main { padding: 24px }
@media (prefers-color-scheme: dark) { body { background: #0e0d0c; color: #ebe8e4 } }
button, iframe, section { border: 5px solid red !important; opacity: .5 !important }</style>
<main><h1>گلدان سفالی</h1><input aria-label="search" autofocus><div data-hamdel-survey="inline"></div><p>پایین</p></main>${script}</html>`);
});
await new Promise<void>((ready) => shop.listen(0, "127.0.0.1", ready));
const shopHost = `127.0.0.1:${(shop.address() as AddressInfo).port}`;
afterAll(async () => {
  await app.close();
  shop.closeAllConnections();
  shop.close();
});
// Opened last, so that it is closed first and nobody asks any more.
const browser = await openBrowser();

const secret = "the shop's own secret";
const shots = process.env["HAMDEL_SHOTS"];
const picture = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
};
let brands = 0;

type Visiting = { language?: "fa" | "en"; attributes?: string; context?: BrowserContextOptions };

/** A brand with a site, one survey that may ask on it, and a visitor of its pages. */
async function visit(rule: object | null, { language = "fa", attributes = "", context: looks = {} }: Visiting = {}) {
  const name = `b${++brands}`;
  const siteKey = `hs_${String(brands).padStart(16, "0")}`;
  const { rows } = await database.owner.query("insert into brand (slug, name) values ($1, 'خانهٔ آفتاب') returning id", [
    name,
  ]);
  const brand = rows[0].id as number;
  await database.owner.query(
    "insert into site (brand_id, site_key, name, domains, secret_sealed) values ($1, $2, 'سایت', $3, $4)",
    [brand, siteKey, [shopHost], seal(house.config.secretKey, secret)],
  );
  const survey = (rule as { form?: string } | null)?.form === "inline" ? "inline" : "nps";
  await withBrand(database.app.app, { brandId: brand, actor: system("test"), now: new Date() }, async (ctx) => {
    await makeSurvey(ctx, { key: survey, name: language === "fa" ? "نظر شما" : "Your opinion", template: "nps" });
    await publishSurvey(ctx, survey);
  });
  if (rule)
    await database.owner.query(
      "insert into survey_on_site (brand_id, survey_id, rule, switched_on_at, changed_at) select brand_id, id, $2, now(), now() from survey where brand_id = $1",
      [brand, JSON.stringify(rule)],
    );
  const tag = `<script async src="${hamdel}/hamdel.js" data-key="${siteKey}" ${attributes}></script>`;
  scripts.set(name, { language, script: tag });
  const context = await browser.newContext(looks);
  const page = await context.newPage();
  const open = async (path: string) => {
    await page.goto(`http://${shopHost}/${name}${path}`);
    await page.waitForFunction("typeof window.hamdel?.page === 'function'");
  };
  const answers = async () =>
    (
      await database.owner.query(
        "select nps, mode, touchpoint, identity_id is not null as known from survey_response where brand_id = $1 and answered_at is not null",
        [brand],
      )
    ).rows;
  const shown = () => page.locator("hamdel-survey [data-shown]");
  const frame = () => page.frameLocator("hamdel-survey iframe");
  const kept = () => page.evaluate("Object.keys(localStorage).sort().join(' ')");
  return { brand, page, open, answers, shown, frame, kept };
}
const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: "reduce",
} as const;
const inFrame = (page: Page) => page.frames().at(-1) as unknown as Page;

test("on a phone in Persian: only on its pages, without moving them, answered within the card, and not asked again", async () => {
  const rule = { where: ["/*/product/*"], when: { kind: "seconds", seconds: 0 } };
  const { page, open, answers, shown, frame, kept } = await visit(rule, { context: phone });
  const asked = page.waitForResponse((answer) => answer.url().includes("/site/surveys?"));
  await open("/about");
  await asked;
  expect(await kept()).not.toContain("surveys");
  await open("/product/گلدان");
  await shown().waitFor();
  await picture(page, "survey-fa-phone");
  expect(await kept()).toContain("hamdel.surveys");
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe("search");
  const box = (await shown().boundingBox())!;
  expect([box.x, box.width]).toEqual([0, 390]);
  expect(box.y + box.height).toBe(844);
  expect(box.height).toBeLessThan(0.81 * 844);
  const shift = `new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().reduce((all, { value }) => all + value, 0)))
    .observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => done(0), 300))`;
  expect(await page.evaluate(shift)).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  expect(await seriousFindings(inFrame(page))).toEqual([]);
  const name = "نظرسنجی: نظر شما";
  expect(await page.getByRole("dialog", { name }).count()).toBe(1);
  await frame().getByRole("radio", { name: "۹", exact: true }).check();
  await frame().getByRole("textbox").fill("به‌موقع رسید");
  await frame().getByRole("button", { name: "فرستادن پاسخ" }).click();
  await frame().getByText("سپاس که وقت گذاشتید").waitFor();
  await picture(page, "survey-fa-phone-thanks");
  expect(await answers()).toMatchObject([{ nps: 9, mode: "web", known: true }]);
  expect((await answers())[0].touchpoint).toMatch(/^\/[^/]+\/product$/);
  await page.getByRole("button", { name: "بستن نظرسنجی" }).click();
  await page.locator("hamdel-survey").waitFor({ state: "detached" });
  const again = page.waitForResponse((answer) => answer.url().includes("/site/surveys?"));
  await page.reload();
  await again;
  await page.evaluate("new Promise((done) => requestIdleCallback(() => setTimeout(done, 200)))");
  expect(await page.locator("hamdel-survey").count()).toBe(0);
});

test("on a desktop in English, dark: when the pointer leaves; Escape closes the card, and the site's looks do not leak in", async () => {
  const context = { viewport: { width: 1440, height: 900 }, colorScheme: "dark", reducedMotion: "reduce" } as const;
  const { page, open, shown, frame } = await visit(
    { when: { kind: "leaving" }, side: "end" },
    { language: "en", context },
  );
  await open("/cart");
  const leave = `document.documentElement.dispatchEvent(new MouseEvent("mouseleave", { clientY: -1 }))`;
  await expect.poll(async () => page.evaluate(leave).then(() => page.locator("hamdel-survey").count())).toBe(1);
  await shown().waitFor();
  await picture(page, "survey-en-desktop-dark");
  expect(await seriousFindings(page)).toEqual([]);
  expect(await seriousFindings(inFrame(page))).toEqual([]);
  const box = (await shown().boundingBox())!;
  expect(Math.round(1440 - box.x - box.width)).toBe(16);
  expect(await shown().evaluate((card) => getComputedStyle(card).borderTopWidth)).toBe("1px");
  await frame().getByRole("radio", { name: "7", exact: true }).focus();
  await page.keyboard.press("Escape");
  await page.locator("hamdel-survey").waitFor({ state: "detached" });
});

test("within the page's own element; with consent asked for, nothing is fetched or shown before; by hand at any time", async () => {
  const rule = { form: "inline", when: { kind: "seconds", seconds: 0 } };
  const inline = await visit(rule, { attributes: "data-ask-first" });
  const calls: string[] = [];
  inline.page.on("request", (request) => calls.push(new URL(request.url()).pathname));
  await inline.open("/");
  await inline.page.evaluate("new Promise((done) => requestIdleCallback(done))");
  expect(calls).not.toContain("/api/v1/site/surveys");
  expect(await inline.kept()).toBe("");
  await inline.page.evaluate("window.hamdel.consent(true)");
  await inline.page.locator("[data-hamdel-survey] > hamdel-survey").waitFor();
  await inline.shown().waitFor();
  await picture(inline.page, "survey-fa-inline");
  await inline.page.evaluate("window.hamdel.consent(false)");
  expect(await inline.kept()).toBe("");

  // A card that slides in would lose the click: the browser lets none through to a frame that is just moving.
  const hand = await visit(null, { attributes: 'data-surveys="off"', context: { reducedMotion: "reduce" } });
  await hand.open("/thanks");
  const claim = signSiteClaim(secret, { exp: Date.now() / 1000 + 600, id: "77", name: "مریم" });
  await hand.page.evaluate(`window.hamdel.identify({}, ${JSON.stringify(claim)})`);
  expect(await hand.page.evaluate(`window.hamdel.survey("nps")`)).toBe(true);
  await hand.frame().getByRole("radio", { name: "۲", exact: true }).check();
  await hand.frame().getByRole("button", { name: "فرستادن پاسخ" }).click();
  await expect.poll(hand.answers).toMatchObject([{ nps: 2, known: true }]);
  expect(await hand.page.evaluate(`window.hamdel.survey("nothing")`)).toBe(false);
});

test("the rule costs every page little, and the card little more when it is shown", async () => {
  const size = async (file: string) =>
    gzipSync(await readFile(new URL(`../../dist/sdk/${file}`, import.meta.url))).length;
  const sizes = { script: await size("hamdel.js"), card: await size("hamdel-survey.js") };
  if (shots) console.info(sizes);
  expect(sizes.script).toBeLessThan(4_000);
  expect(sizes.card).toBeLessThan(2_500);
});

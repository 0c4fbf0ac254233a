import { chromium } from "playwright-core";
import { createBrand } from "../../modules/admin/index.ts";
import { makeSurvey, publishSurvey } from "../../modules/surveys/index.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { quantile } from "../../platform/stats/index.ts";
import { rounded } from "./measure.ts";
import { startSurveyProcess } from "./survey-process.ts";

// The public page of a survey at 400 kbit/s with 400 ms there and back, in a Chromium that has never seen it: until the first question can be
// answered, and what goes over the line. A new browser context each time, so nothing comes from a cache.
const rounds = 3;
const line = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
type Loaded = { painted: number; usable: number; bytes: Record<string, number> };

/** Opens a page as a telephone does and answers its first question. */
async function load(browser: Awaited<ReturnType<typeof chromium.launch>>, url: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "fa-IR" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", line);
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  const began = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  const first = page.locator("fieldset.q input").first();
  await first.check({ force: true });
  const usable = performance.now() - began;
  // The type comes last; the text was there before in another.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
  await context.close();
  return { painted, usable, bytes };
}

async function measure(browser: Awaited<ReturnType<typeof chromium.launch>>, url: string) {
  const loads: Loaded[] = [];
  for (let round = 0; round < rounds; round++) loads.push(await load(browser, url));
  const { bytes } = loads.at(-1)!;
  const withoutFont = Object.entries(bytes).reduce((sum, [kind, n]) => (kind === "Font" ? sum : sum + n), 0);
  const of = (name: "painted" | "usable") => {
    const all = loads.map((one) => one[name]);
    return { median_ms: rounded(quantile(all, 0.5)), most_ms: rounded(Math.max(...all)) };
  };
  return { first_contentful: of("painted"), usable: of("usable"), bytes, bytes_without_font: withoutFont };
}

/** The survey of the template that asks whether customers would recommend, in Persian. */
export async function measurePage(house: House) {
  const { id: brandId, slug } = await createBrand(house.database.app, { name: "bench", now: new Date() });
  await withBrand(house.database.app, { brandId, actor: system("bench"), now: new Date() }, async (ctx) => {
    await makeSurvey(ctx, { key: "short", name: "short", template: "nps", language: "fa" });
    await publishSurvey(ctx, "short");
  });
  const hamdel = await startSurveyProcess({ url: house.database.url, dataDir: house.config.dataDir });
  const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium" });
  const found = await measure(browser, `http://127.0.0.1:${hamdel.port}/s/${slug}/short`);
  await browser.close();
  await hamdel.kill();
  return { line: "400 kbit/s, 400 ms", ...found, aim: { usable_ms: 2500, bytes_without_font: 45_000 } };
}

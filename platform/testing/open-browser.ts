import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll } from "vitest";
import { findChromium } from "../print/index.ts";

// Nothing but the test goes over the network.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium of this machine, closed after the file's last test. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env.CHROMIUM);
  if (!executablePath) throw new Error("No Chromium here: install it, or name it in CHROMIUM.");
  const browser = await chromium.launch({ executablePath, args });
  afterAll(() => browser.close());
  return browser;
}

const axe = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));

/** What axe finds serious or critical on the page, a line for each element; ignores the page's content security policy. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(axe, "utf8"));
  return page.evaluate(async () => {
    // What is fading in has not its colours yet; what moves for ever never comes to an end.
    const roots = [document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    const ending = roots
      .flatMap((root) => root.getAnimations())
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.all(ending.map((one) => one.finished.catch(() => {})));
    const found = await (globalThis as unknown as { axe: AxeRun }).axe.run(document, { resultTypes: ["violations"] });
    return found.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  });
}

type Violation = { id: string; impact: string; nodes: { html: string }[] };
type AxeRun = { run(root: Document, options: object): Promise<{ violations: Violation[] }> };

/**
 * Latin words that a Persian page shows outside of codes, addresses and names (`bdi`, `kbd`, `code`, marked `lang="en"`).
 * Names of formats (CSV, API) are written so in Persian too.
 */
export function latinWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const words: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element?.checkVisibility() || element.closest('bdi, kbd, code, time, script, style, select, [lang="en"]'))
        continue;
      words.push(...(node.textContent?.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => /[a-z]/.test(word)));
    }
    return words;
  });
}

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll } from "vitest";
import type { ChatWelcome } from "../../../modules/inbox/contract.ts";
import { buildWidget } from "../build.ts";
import { type FakeSite, fakeChat } from "./fake-chat.ts";

const font = fileURLToPath(
  import.meta.resolve("@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2"),
);
const usual: ChatWelcome = {
  on: true,
  brand: "خانهٔ آفتاب",
  language: "fa",
  colour: "#0e8f8a",
  position: "end",
  greeting: { fa: "سلام، به خانهٔ آفتاب خوش آمدید. چه کمکی از ما برمی‌آید؟", en: "Hello, and welcome. How can we help?" },
  closed_text: { fa: "", en: "" },
  ask_before: [],
  closed_mode: "write",
  proactive: [],
  push: null,
  continue_on: [],
  open: true,
  opens_at: null,
  usual_wait_seconds: 240,
};

/** A page of a shop whose own looks are loud, and whose policy allows no style but its own. */
function pageOf(script: string, { language }: ChatWelcome, nonce: string): string {
  return `<!doctype html><html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}"><title>گلدان سفالی</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="${nonce}">@font-face { font-family: Vazirmatn; src: url(/font.woff2); font-weight: 100 900 }
body { margin: 0; min-height: 2000px; font-family: Vazirmatn; background: #f4f1ec; color: #26231f }
main { max-width: 900px; margin: 0 auto; padding: 24px }
@media (prefers-color-scheme: dark) { body { background: #0e0d0c; color: #ebe8e4 } }
button, textarea, p { color: red !important; font-size: 40px !important; text-transform: uppercase }</style>
<body><main><h1>گلدان سفالی</h1><button id="buy">خرید</button></main>${script}</body></html>`;
}

/** A shop with the chat on its pages, before a fake of the chat's server. */
export async function openShop(browser: Browser) {
  await buildWidget();
  const chat = await fakeChat();
  const scripts = new Map<string, { script: string; welcome: ChatWelcome }>();
  const server = createServer((request, response) => {
    if (request.url === "/font.woff2") return void response.end(readFileSync(font));
    if (request.url === "/hamdel-push.js") {
      response.setHeader("content-type", "text/javascript");
      return void response.end(`importScripts("${chat.address}/push-worker.js");`);
    }
    const key = /\/(hs_\w+)\//.exec(request.url ?? "")?.[1] ?? "";
    const { script = "", welcome = usual } = scripts.get(key) ?? {};
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader(
      "content-security-policy",
      `default-src 'self'; script-src ${chat.address}; connect-src ${chat.address}; worker-src 'self'; img-src 'self' blob:; media-src blob:; style-src 'nonce-shop'`,
    );
    response.end(pageOf(script, welcome, "shop"));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  afterAll(() => {
    chat.close();
    server.closeAllConnections();
    server.close();
  });
  let sites = 0;
  /** A site of its own with its visitor's page on it. */
  async function visit(
    change: Partial<ChatWelcome> = {},
    { attributes = "", host = "localhost", ...more }: Visiting = {},
  ) {
    const key = `hs_${String(++sites).padStart(16, "0")}`;
    const welcome = { ...usual, ...change };
    chat.site(key, { welcome, ...more.site });
    const script = `<script src="${chat.address}/chat.js" data-key="${key}" ${attributes} defer></script>`;
    scripts.set(key, { script, welcome });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...more.context });
    const address = `http://${host}:${port}/${key}/vase`;
    const problems: string[] = [];
    const open = async (): Promise<Page> => {
      const page = await context.newPage();
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on(
        "console",
        (said) => said.type() === "error" && /policy/i.test(said.text()) && problems.push(said.text()),
      );
      await page.goto(address);
      return page;
    };
    const page = await open();
    return { key, context, page, open, problems, talks: () => chat.visitorsOf(key) };
  }
  return { chat, visit };
}

type Visiting = {
  attributes?: string;
  host?: string;
  context?: BrowserContextOptions;
  site?: Partial<FakeSite>;
};

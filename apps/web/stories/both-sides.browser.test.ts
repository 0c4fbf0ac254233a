import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { chatOfSite } from "../../testing/chat-of-site.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";
import { buildWidget } from "../../widget/build.ts";

await buildWidget();
const hamdel = await serveHamdel();
const { address, browser } = hamdel;

type Side = { language: "fa" | "en" } & Pick<BrowserContextOptions, "viewport" | "colorScheme">;
const phone = { width: 390, height: 844 };
const desktop = { width: 1440, height: 900 };

/** Pictures of the story are kept where this names a folder. */
const shots = process.env["HAMDEL_SHOTS"];
async function picture(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

/** A brand with a site and its chat, and one colleague who is signed in and looks at the inbox. */
async function openInbox(slug: string, side: Side) {
  const shop = await brandWithPeople(hamdel, { name: "گلخانهٔ بهار", slug });
  const email = `sara@${slug}.example.com`;
  await shop.colleague("سارا محمدی", email, "owner");
  const page = await shop.signIn(email, side);
  const { key } = await chatOfSite(hamdel, shop, page);
  await page.goto(shop.at("inbox"));
  return { page, key, conversations: async () => (await shop.asked(page, "GET", "/conversations")).rows };
}

/** A page of the shop, with the one line that brings the chat. */
async function openShop(key: string, { language, ...looks }: Side) {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}"><title>گلدان</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><body><h1>گلدان سفالی</h1>
<script src="${address}/chat.js" data-key="${key}" data-lang="${language}" defer></script>`);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  afterAll(() => void server.close());
  const context = await browser.newContext(looks);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/vase`);
  return { page, context, problems };
}

const agentTalk = (page: Page) => page.locator("article[data-message]");
const visitorTexts = (page: Page) => page.locator(".message .text").allTextContents();
const replyField = (page: Page) =>
  page
    .getByRole("region", { name: /^(نوشتن پاسخ یا یادداشت|Write a reply or note)$/ })
    .locator("textarea")
    .first();

async function write(page: Page, text: string): Promise<void> {
  await page.locator("textarea").fill(text);
  await page.locator("textarea").press("Enter");
}
async function reply(page: Page, text: string): Promise<void> {
  await replyField(page).fill(text);
  await replyField(page).press("Control+Enter");
  await agentTalk(page).filter({ hasText: text }).waitFor();
}

const words = {
  fa: {
    first: "سلام، گلدانم شکسته رسید",
    answer: "متأسفم. عکسش را می‌فرستید؟",
    offline: ["این هم از عکس", "کی تازه‌اش می‌رسد؟"],
    meanwhile: "عوضش می‌کنیم",
    tomorrow: "رسید، ممنون",
    typing: /سارا.* می‌نویسد/,
    read: "خوانده شد",
    resolve: "حل شد",
    reopened: /گفتگو دوباره باز شد/,
  },
  en: {
    first: "Hello, my vase came broken",
    answer: "I am sorry. May I see a picture?",
    offline: ["Here it is", "When does the new one come?"],
    meanwhile: "We send another one",
    tomorrow: "It is here, thank you",
    typing: /سارا.* is typing/,
    read: "Read",
    resolve: "Resolve",
    reopened: /opened again|reopened/i,
  },
};

test.each([
  ["fa", phone, desktop, "light", "dark"],
  ["en", desktop, phone, "dark", "light"],
] as const)(
  "from the first message to the next day, both sides see everything once (%s)",
  async (language, visitorSize, agentSize, visitorScheme, agentScheme) => {
    const say = words[language];
    const inbox = await openInbox(`spring-${language}`, { language, viewport: agentSize, colorScheme: agentScheme });
    const shop = await openShop(inbox.key, { language, viewport: visitorSize, colorScheme: visitorScheme });
    const agent = inbox.page;
    const visitor = shop.page;

    await visitor.locator(".launcher").click();
    await write(visitor, say.first);
    await visitor.locator(".mark.sent").waitFor();
    await agent.locator("button[data-conversation]", { hasText: say.first }).click();
    await agentTalk(agent).filter({ hasText: say.first }).waitFor();
    await visitor.locator(".mark.read").waitFor();
    await picture(agent, `${language}-1-agent-reads`);

    // Who typed is shown for some seconds, so they go on until it is seen.
    await expect
      .poll(async () => {
        await replyField(agent).pressSequentially(say.answer.slice(0, 6));
        return visitor.locator(".typing", { hasText: say.typing }).count();
      })
      .toBe(1);
    await picture(visitor, `${language}-2-visitor-sees-typing`);
    await reply(agent, say.answer);
    await visitor.locator(".theirs", { hasText: say.answer }).waitFor();
    await agentTalk(agent).filter({ hasText: say.answer }).getByText(say.read).waitFor();

    // The visitor's network goes: both write meanwhile, a picture too.
    await shop.context.setOffline(true);
    await write(visitor, say.offline[0]!);
    await write(visitor, say.offline[1]!);
    await reply(agent, say.meanwhile);
    await picture(visitor, `${language}-3-visitor-offline`);
    await shop.context.setOffline(false);
    await visitor.locator(".theirs", { hasText: say.meanwhile }).waitFor();
    const shot = { name: "گلدان.png", mimeType: "image/png", buffer: await visitor.screenshot() };
    await visitor.locator('input[type="file"]').setInputFiles(shot);
    await visitor.locator('button[type="submit"]').click();
    await agent.locator("article[data-message] img").first().waitFor();
    for (const text of [say.first, say.answer, ...say.offline, say.meanwhile]) {
      await expect.poll(() => agentTalk(agent).filter({ hasText: text }).count()).toBe(1);
      await expect.poll(async () => (await visitorTexts(visitor)).filter((one) => one === text).length).toBe(1);
    }
    await picture(agent, `${language}-4-agent-sees-picture`);
    await picture(visitor, `${language}-5-visitor-online-again`);
    expect(await seriousFindings(agent)).toEqual([]);
    expect(await seriousFindings(visitor)).toEqual([]);

    await agent.getByRole("button", { name: say.resolve, exact: true }).click();
    await visitor.locator(".ended").waitFor();
    await picture(visitor, `${language}-6-visitor-ended`);

    // The next day, after a reload: the same conversation, opened again.
    await visitor.reload();
    await visitor.locator(".launcher").waitFor();
    // On a desktop it is open as it was left, on a phone it is not.
    await visitor.evaluate("hamdelChat.open()");
    await visitor.locator(".ended button").click();
    await write(visitor, say.tomorrow);
    await visitor.locator(".message", { hasText: say.tomorrow }).locator(".mark.sent, .mark.read").waitFor();
    const rows = await inbox.conversations();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ status: "open" });
    await picture(agent, `${language}-6-agent-resolved`);
    // A phone shows the list or the conversation.
    const line = agent.locator("button[data-conversation]", { hasText: say.tomorrow });
    await line
      .or(agentTalk(agent).filter({ hasText: say.tomorrow }))
      .first()
      .waitFor();
    if (await line.isVisible()) await line.click();
    await agentTalk(agent).filter({ hasText: say.tomorrow }).waitFor();
    await agent.getByRole("log").getByText(say.reopened).first().waitFor();
    await picture(agent, `${language}-7-agent-next-day`);
    expect(shop.problems).toEqual([]);
    await agent.context().close();
    await shop.context.close();
  },
);

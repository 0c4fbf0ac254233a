import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openBrowser } from "../../platform/testing/open-browser.ts";
import { openShop } from "./testing/shop.ts";

const browser = await openBrowser();
const { chat, visit } = await openShop(browser);

async function openChat(page: Page): Promise<void> {
  await page.locator(".launcher").click();
  await page.locator("textarea").waitFor();
}
async function say(page: Page, text: string): Promise<void> {
  await page.locator("textarea").fill(text);
  await page.locator("textarea").press("Enter");
}
const texts = (page: Page) => page.locator(".message .text").allTextContents();

test("before anybody opens the chat nothing is loaded but its button, and nothing is kept", async () => {
  const { page, context, talks } = await visit();
  await page.locator(".launcher").waitFor();
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.reload();
  await page.locator(".launcher").waitFor();
  expect(loaded.filter((path) => /chat/.test(path)).sort()).toEqual(["/api/v1/chat/welcome", "/chat.js"]);
  expect(await page.evaluate("localStorage.length + sessionStorage.length")).toBe(0);
  expect(await context.cookies()).toEqual([]);
  expect(talks()).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
});

test("a first message is answered, and both see how far the other is", async () => {
  const { page, talks, problems } = await visit();
  await openChat(page);
  await say(page, "سلام، سفارشم کی می‌رسد؟");
  await page.locator(".mark.sent").waitFor();
  const [talk] = talks();
  expect(talk?.texts()).toEqual(["سلام، سفارشم کی می‌رسد؟"]);
  talk?.read();
  await page.locator(".mark.read").waitFor();
  talk?.type("سارا");
  await page.locator(".typing", { hasText: "سارا" }).waitFor();
  talk?.reply('فردا <img src=x onerror="alert(1)"> https://shop.ir/7');
  await page.locator(".theirs .text").waitFor();
  expect(await page.locator(".theirs .text").textContent()).toContain("<img src=x");
  expect(await page.locator(".theirs a").getAttribute("rel")).toContain("noopener");
  await expect
    .poll(() => chat.calls.some(({ path, body }) => path === "PUT seen" && JSON.stringify(body).includes('"seq":2')))
    .toBe(true);
  talk?.withdraw(2);
  await page.locator(".withdrawn").waitFor();
  expect(problems).toEqual([]);
});

test("what is written offline stays, over a reload too, and is sent once and in order when the network is back", async () => {
  const { page, context, talks } = await visit();
  await openChat(page);
  await say(page, "یک");
  await page.locator(".mark.sent").waitFor();
  await context.setOffline(true);
  await say(page, "دو");
  await say(page, "سه");
  await expect.poll(() => page.locator(".mark.waiting").count()).toBe(2);
  await page.locator(".notice").waitFor();
  expect(talks()[0]?.texts()).toEqual(["یک"]);
  await context.setOffline(false);
  await expect.poll(() => talks()[0]?.texts()).toEqual(["یک", "دو", "سه"]);
  await page.locator(".mark.sent").nth(2).waitFor();

  await context.route("**/api/v1/chat/messages", (route) => route.abort());
  await say(page, "چهار");
  await page.locator(".mark.waiting").waitFor();
  await context.unroute("**/api/v1/chat/messages");
  await page.reload();
  await expect.poll(() => talks()[0]?.texts()).toEqual(["یک", "دو", "سه", "چهار"]);
  await expect.poll(() => texts(page)).toEqual(["یک", "دو", "سه", "چهار"]);
  expect(talks()).toHaveLength(1);
});

test("a message whose answer was lost is sent again and stands once", async () => {
  const { page, context, talks } = await visit();
  await openChat(page);
  let lost = 0;
  await context.route("**/api/v1/chat/messages", async (route) => {
    if (route.request().method() !== "POST" || lost++ > 0) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await say(page, "یک");
  await page.locator(".mark.sent").waitFor();
  await expect
    .poll(() => chat.calls.filter(({ path, token }) => path === "POST messages" && token === talks()[0]?.token).length)
    .toBeGreaterThan(0);
  expect(talks()[0]?.texts()).toEqual(["یک"]);
  expect(await texts(page)).toEqual(["یک"]);
});

test("two tabs show the same over one connection, and the other goes on when one is closed", async () => {
  const { key, page, open, talks } = await visit();
  await openChat(page);
  const other = await open();
  await openChat(other);
  await say(page, "از زبانهٔ یک");
  await say(other, "از زبانهٔ دو");
  for (const tab of [page, other]) await expect.poll(() => texts(tab).then((all) => all.length)).toBe(2);
  const [talk] = talks();
  expect(talks()).toHaveLength(1);
  expect(chat.streamsOf(key)).toBeLessThanOrEqual(1);
  talk?.reply("برای هر دو");
  for (const tab of [page, other]) await tab.locator(".theirs .text").waitFor();
  await page.close();
  talk?.reply("برای آن که ماند");
  await expect.poll(() => texts(other)).toContain("برای آن که ماند");
});

test("where streams are cut the chat asks again and again; a token that is gone is renewed", async () => {
  const { page, talks } = await visit({}, { site: { cutsStreams: true } });
  await openChat(page);
  await say(page, "یک");
  await page.locator(".mark.sent").waitFor();
  talks()[0]?.reply("دو");
  await page.locator(".theirs .text").waitFor();
  chat.forgetTokens();
  await say(page, "سه");
  await expect.poll(() => talks()[0]?.texts()).toEqual(["سه"]);
});

test("the number of unread messages stands on the button and is told to the page", async () => {
  const { page, talks } = await visit();
  await page.evaluate("hamdelChat.on('unread', (count) => { window.count = count })");
  await openChat(page);
  await say(page, "یک");
  await page.locator(".mark.sent").waitFor();
  await page.locator(".launcher").click();
  talks()[0]?.reply("دو");
  talks()[0]?.reply("سه");
  await expect.poll(() => page.locator(".count").textContent()).toBe("۲");
  await expect.poll(() => page.evaluate("window.count")).toBe(2);
  await page.reload();
  await expect.poll(() => page.locator(".count").textContent()).toBe("۲");
  await page.evaluate("hamdelChat.open()");
  await expect.poll(() => page.locator(".count").isHidden()).toBe(true);
});

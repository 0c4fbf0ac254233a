import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openBrowser, seriousFindings } from "../../platform/testing/open-browser.ts";
import { openShop } from "./testing/shop.ts";

const browser = await openBrowser();
const { chat, visit } = await openShop(browser);
const shots = process.env["HAMDEL_SHOTS"];
const push = { key: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4" };
const subscription = {
  endpoint: "https://push.example.com/a-browser",
  keys: { p256dh: push.key, auth: "BTBZMqHH6r4Tts7J_aSIgg" },
};

/** A browser without a push service of its own behind it; it counts how often it was asked for permission. */
async function prepare(context: BrowserContext, page: Page): Promise<void> {
  await context.grantPermissions(["notifications"]);
  await context.addInitScript((given) => {
    PushManager.prototype.subscribe = async () => ({ toJSON: () => given }) as unknown as PushSubscription;
    const ask = Notification.requestPermission.bind(Notification);
    Notification.requestPermission = () => {
      document.title = "asked";
      return ask();
    };
  }, subscription);
  await page.reload();
}
async function write(page: Page, text: string): Promise<void> {
  await page.locator("textarea").fill(text);
  await page.keyboard.press("Enter");
  await page.locator(".mark.sent").last().waitFor();
}
const calls = (path: string) => chat.calls.filter((one) => one.path === path);

test("who has asked is offered to be told, and the browser is asked on that press alone; a notice opens the chat", async () => {
  const { context, page, problems } = await visit({ push });
  await prepare(context, page);
  await page.locator(".launcher").click();
  await page.locator("textarea").waitFor();
  expect(await page.locator(".bell").isVisible()).toBe(false);
  await write(page, "گلدان آبی کی می‌رسد؟");
  await page.locator(".bell .quiet").waitFor();
  expect(await page.title()).not.toBe("asked");
  expect(await seriousFindings(page)).toEqual([]);
  await shot(page, "bell-fa");
  await page.locator(".bell .quiet").click();
  await expect.poll(() => calls("PUT devices").at(-1)?.body).toEqual({ kind: "web", ...subscription, language: "fa" });
  await page.locator(".bell .quiet").waitFor({ state: "detached" });
  expect(await page.title()).toBe("asked");
  await shot(page, "bell-on-fa");
  await page.locator(".launcher").click();
  const told = {
    tag: "hamdel-7",
    title: "خانهٔ آفتاب",
    body: "فردا می‌رسد 🌱",
    language: "fa",
    image: null,
    url: page.url(),
  };
  const actions = [{ action: "answer", title: "پاسخ می‌دهم" }];
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  await tell(page, { ...told, later: "", actions });
  const shown = () =>
    worker.evaluate(async () => {
      const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
      return (await registration.getNotifications()).map(({ title, body, tag, dir }) => ({ title, body, tag, dir }));
    });
  await expect.poll(shown).toEqual([{ title: told.title, body: told.body, tag: told.tag, dir: "rtl" }]);
  await tell(page, { ...told, body: "امروز رسید", later: "", actions });
  await expect.poll(async () => (await shown()).map(({ body }) => body)).toEqual(["امروز رسید"]);
  await worker.evaluate(async () => {
    const scope = self as unknown as { registration: ServiceWorkerRegistration };
    const [notification] = await scope.registration.getNotifications();
    const event = new Event("notificationclick");
    Object.assign(event, { notification, action: "", waitUntil: () => {} });
    self.dispatchEvent(event);
  });
  await page.locator(".panel").waitFor({ state: "visible" });
  expect(problems).toEqual([]);
});

test("it is taken away by who turned it on, and who said no is not asked again", async () => {
  const { context, page } = await visit({ push, language: "en" }, { context: { colorScheme: "dark" } });
  await prepare(context, page);
  await page.locator(".launcher").click();
  await write(page, "When does it come?");
  await shot(page, "bell-en-dark");
  await page.locator(".bell .quiet").click();
  const before = calls("DELETE devices/7").length;
  await page.getByText("Tell me no more").click();
  await expect.poll(() => calls("DELETE devices/7").length).toBe(before + 1);
  await page.locator(".bell").waitFor({ state: "hidden" });
  await page.reload();
  await page.locator("textarea").waitFor();
  await write(page, "Hello?");
  expect(await page.locator(".bell").isVisible()).toBe(false);
});

test("where the site has no such file the visitor is told in words; nothing is offered where the brand does not push", async () => {
  const without = await visit({ push });
  await prepare(without.context, without.page);
  await without.page.evaluate(() => {
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new TypeError("404"));
  });
  await without.page.locator(".launcher").click();
  await write(without.page, "سلام");
  await without.page.locator(".bell .quiet").click();
  await without.page.getByText("اعلان روشن نشد").waitFor();
  const { page } = await visit({ push: null });
  await page.locator(".launcher").click();
  await write(page, "سلام");
  expect(await page.locator(".bell").isVisible()).toBe(false);
});

/** What a push service brings, brought by the browser's own tools. */
async function tell(page: Page, notice: object): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  const found = Promise.withResolvers<string>();
  tools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    const one = registrations.find(({ scopeURL, isDeleted }) => scopeURL.endsWith("/hamdel-push/") && !isDeleted);
    if (one) found.resolve(one.registrationId);
  });
  await tools.send("ServiceWorker.enable");
  const registrationId = await found.promise;
  const { origin } = new URL(page.url());
  await tools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data: JSON.stringify(notice) });
  await tools.detach();
}

async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { addMember, createBrand, createUser } from "../../../modules/admin/index.ts";
import { system, withBrand } from "../../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { freePort, latinWords, openBrowser, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { buildHamdel } from "../../server/serve.ts";

const database = await testDatabase();
const port = await freePort();
const address = `http://localhost:${port}`;
const house = await testHouse(database);
const app = await buildHamdel({ ...house, config: { ...house.config, port, publicUrl: address } });
await app.listen({ host: "localhost", port });
afterAll(() => app.close());
const browser = await openBrowser();

const now = new Date();
const password = "correct horse battery";
const brand = await createBrand(database.app.app, { name: "فروشگاه نیلوفر", slug: "niloofar", now });
const user = await createUser(database.app.app, { name: "سارا محمدی", email: "sara@example.com", password, now });
await withBrand(database.app.app, { brandId: brand.id, actor: system("test"), now }, (ctx) =>
  addMember(ctx, user.id, "owner"),
);

const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: "reduce" });
const page = await context.newPage();
await page.goto(`${address}/sign-in`);
await page.locator('input[type="email"]').fill("sara@example.com");
await page.locator('input[type="password"]').fill(password);
await page.locator('button[type="submit"]').click();
await page.locator("nav a").first().waitFor();

const ask = (method: string, path: string, body?: object) =>
  page.evaluate(
    async ([verb, url, text]) => {
      const headers = { "content-type": "application/json", "hamdel-brand": "niloofar" };
      const answer = await fetch(`/api/v1${url}`, {
        method: verb,
        headers,
        ...(text && { body: text }),
      } as RequestInit);
      const said = await answer.text();
      return said ? JSON.parse(said) : null;
    },
    [method, path, body ? JSON.stringify(body) : ""],
  );

test("a level is written, read as a sentence, taken away and brought back", async () => {
  await page.goto(`${address}/niloofar/settings/service-levels`);
  await page.getByRole("button", { name: "سطح تازه" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("نام").fill("گفتگوی سایت");
  await form.getByLabel("پاسخ نخست", { exact: true }).fill("2");
  await form.getByRole("radio", { name: "همهٔ ساعت‌ها، شب و تعطیل هم" }).click();
  await form.getByText("همهٔ گفتگوها: پاسخ نخست تا ۲ ساعت، در همهٔ ساعت‌ها").waitFor();
  await form.getByText(/^نمونه: پیامی که/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "ذخیره" }).click();
  const row = page.locator("li", { hasText: "پاسخ نخست تا ۲ ساعت" });
  await row.waitFor();
  expect(await latinWords(page)).toEqual([]);
  await row.getByRole("button", { name: "برداشتن" }).click();
  await row.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "برگرداندن" }).click();
  await row.waitFor();
});

test("a message of a customer shows how long there is left, and the numbers count it as waiting", async () => {
  await ask("POST", "/sites", { name: "سایت", domains: [] });
  const [site] = (await ask("GET", "/sites")).rows;
  await ask("PUT", `/sites/${site.id}/chat`, { ...(await ask("GET", `/sites/${site.id}/chat`)), on: true });
  await page.goto(`${address}/niloofar/inbox`);
  const call = async (token: string, url: string, payload: object) => {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    return (await app.inject({ method: "POST", url: `/api/v1/chat${url}`, headers, payload })).json();
  };
  const { token } = await call("", "/hello", { key: site.key, visitor: randomUUID() });
  await call(token, "/messages", { client_id: randomUUID(), text: "سلام، کسی هست؟" });
  const line = page.locator("button[data-conversation]", { hasText: "سلام، کسی هست؟" });
  await line.getByText(/مانده|دیر/).waitFor();
  await line.click();
  await page.getByRole("button", { name: "قول‌های این گفتگو" }).click();
  await page.getByText("سطح خدمت: گفتگوی سایت").waitFor();
  await page.goto(`${address}/niloofar/support`);
  await page.getByText("۱ نفر هنوز منتظر").first().waitFor();
  await page.getByRole("table", { name: "ساعت‌های شلوغ" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await latinWords(page)).toEqual([]);
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { inboxApp } from "../../modules/inbox/testing/inbox-app.ts";
import { fa } from "../../modules/inbox/web/forms/messages.fa.ts";
import { plainHtml } from "../../modules/inbox/web/forms/plain-html.ts";
import { testDatabase, testHouse } from "../../platform/testing/index.ts";
import { openBrowser } from "../../platform/testing/open-browser.ts";
import { buildForm } from "./build.ts";

const database = await testDatabase();
const house = await testHouse(database);
const script = await buildForm(false);
const { app, boss } = await inboxApp(house);
await app.listen({ port: 0, host: "127.0.0.1" });
const hamdel = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

let page = "";
const shop = createServer((request, response) => {
  if (request.url === "/form.js") return void response.end(script);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(request.url === "/thanks" ? "<h1>سپاس</h1>" : page);
});
await new Promise<void>((ready) => shop.listen(0, "127.0.0.1", ready));
const site = `http://localhost:${(shop.address() as AddressInfo).port}`;
afterAll(async () => {
  shop.closeAllConnections();
  shop.close();
  await app.close();
});
// Opened last, so that it is closed first and nobody asks any more.
const browser = await openBrowser();

const settings = {
  language: "fa" as "fa" | "en",
  colour: "#8e3b8a",
  title: "تماس با ما",
  consent: "می‌پذیرم",
  fields: [
    { is: "name", required: true },
    { is: "phone", required: true },
    { is: "email", required: false },
    {
      is: "own",
      key: "city",
      label: { fa: "شهر", en: "City" },
      type: "choice",
      options: ["یزد", "رشت"],
      required: false,
    },
    { is: "message", required: true },
    { is: "file", required: false },
  ],
};

async function form(more: object = {}) {
  const body = { name: "فرم", settings: { ...settings, ...more } };
  return (await boss.ask({ method: "POST", url: "/api/v1/contact-forms", payload: body })).body;
}
const waiting = async (text: string) =>
  (await boss.ask("/api/v1/conversations?order=newest")).body.rows.filter((row: { last: { text: string } }) =>
    row.last.text.includes(text),
  );

test("the script draws the form, names what is missing, and sends once however often the button is pressed", async () => {
  const { key } = await form();
  page = `<!doctype html><html lang="fa" dir="rtl"><style>input,button{color:red!important;font-size:40px!important}</style><body>
<script src="/form.js" data-host="${hamdel}" data-form="${key}" defer></script></body></html>`;
  const context = await browser.newContext({ viewport: { width: 390, height: 900 } });
  const shown = await context.newPage();
  const problems: string[] = [];
  shown.on("pageerror", (error) => problems.push(String(error)));
  await shown.goto(site);
  const button = shown.getByRole("button", { name: "ارسال پیام" });
  await button.click();
  await expect.poll(() => shown.locator(".problem:not(:empty)").count()).toBe(4);
  expect(await shown.locator("input[name=name]").evaluate((input) => getComputedStyle(input).fontSize)).toBe("15px");
  await shown.getByLabel("نام").fill("لیلا");
  await shown.getByLabel("شمارهٔ تلفن").fill("۰۹۱");
  await shown.getByLabel("شهر").selectOption("یزد");
  await shown.getByLabel("پیام شما").fill("با اسکریپت فرستادم");
  await shown.getByLabel("می‌پذیرم").check();
  await button.click();
  await shown.getByText("این شماره کامل نیست").waitFor();
  await shown.getByLabel("شمارهٔ تلفن").fill("۰۹۱۲۳۴۵۶۷۸۹");
  if (process.env["SHOTS"]) await shown.screenshot({ path: `${process.env["SHOTS"]}/form-fa-phone.png` });
  await button.dblclick();
  await shown.getByText("پیامتان رسید").waitFor();
  expect(await waiting("با اسکریپت فرستادم")).toHaveLength(1);
  expect(await shown.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  expect(problems).toEqual([]);
  await context.close();
});

test("a lost answer is sent again and stands once; offline, what was written stays", async () => {
  const { key } = await form({ language: "en", title: "Contact us", consent: "" });
  page = `<!doctype html><html lang="en"><body><main id="here"></main><script src="/form.js" data-host="${hamdel}" data-form="${key}" data-into="#here" defer></script></body></html>`;
  const context = await browser.newContext();
  const shown = await context.newPage();
  await shown.goto(site);
  let lost = 0;
  await context.route("**/api/v1/form?*", async (route) => {
    if (route.request().method() !== "POST" || lost++ > 0) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await shown.getByLabel("Name").fill("Ann");
  await shown.getByLabel("Phone").fill("09351112233");
  await shown.getByLabel("Your message").fill("Sent twice by a bad network");
  if (process.env["SHOTS"]) await shown.screenshot({ path: `${process.env["SHOTS"]}/form-en.png` });
  await shown.getByRole("button", { name: "Send message" }).click();
  await shown.getByText("The message was not sent").waitFor();
  expect(await shown.getByLabel("Your message").inputValue()).toBe("Sent twice by a bad network");
  await shown.getByRole("button", { name: "Send message" }).click();
  await shown.getByText("Your message has arrived").waitFor();
  expect(await waiting("Sent twice by a bad network")).toHaveLength(1);
  await context.close();
});

test("plain HTML works without JavaScript, with a file, and leads to the site's own page of thanks", async () => {
  const made = await form({ thanks_url: `${site}/thanks`, domains: [new URL(site).host] });
  page = `<!doctype html><html lang="fa" dir="rtl"><body>${plainHtml(made.settings, `${hamdel}/f/${made.key}`, fa.shown)}</body></html>`;
  const context = await browser.newContext({ javaScriptEnabled: false });
  const shown = await context.newPage();
  await shown.goto(site);
  await shown.locator("[name=name]").fill("بی‌اسکریپت");
  await shown.locator("[name=phone]").fill("۰۹۳۵ ۱۲۳ ۴۵۶۷");
  await shown.locator("[name=message]").fill("بدون جاوااسکریپت");
  await shown.locator("[name=consent]").check();
  await shown
    .locator("[name=file]")
    .setInputFiles({ name: "نامه.txt", mimeType: "text/plain", buffer: Buffer.from("متن") });
  await shown.locator("button").click();
  await shown.getByText("سپاس").waitFor();
  expect(shown.url()).toBe(`${site}/thanks`);
  const [row] = await waiting("بدون جاوااسکریپت");
  const { messages } = (await boss.ask(`/api/v1/conversations/${row.id}/messages`)).body;
  expect(messages[0].attachments).toMatchObject([{ name: "نامه.txt" }]);

  await shown.goto(site);
  await shown.locator("[name=name]").fill("الف");
  await shown.locator("[name=phone]").fill("12");
  await shown.locator("[name=message]").fill("شماره‌ام نادرست است");
  await shown.locator("[name=consent]").check();
  await shown.locator("button").click();
  await shown.getByText("این فرم کامل نیست").waitFor();
  if (process.env["SHOTS"]) await shown.screenshot({ path: `${process.env["SHOTS"]}/form-plain-wrong.png` });
  await shown.goBack();
  await expect.poll(() => shown.locator("[name=message]").inputValue()).toBe("شماره‌ام نادرست است");
  await context.close();
});

import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { given, password, signedIn } from "../../../modules/admin/testing.ts";
import {
  hostileFiles,
  hostileLetter,
  hostileNames,
  hostileTexts,
  letterPart,
  letterVectors,
} from "../../../modules/inbox/testing.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";
import { buildWidget } from "../../widget/build.ts";

await buildWidget();
const { house, app, address, browser } = await serveHamdel({ clock: () => new Date() });

const brand = await given.brand(house, { slug: "hostile" });
const owner = await given.user(house, { brand, name: hostileNames[0]! });
const boss = await signedIn(app, brand, owner);
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
const ask = async (method: Method, path: string, payload?: object) =>
  (await boss.ask({ method, url: `/api/v1${path}`, ...(payload && { payload }) })).body;

const found: string[] = [];
afterEach(() => {
  expect([...new Set(found.splice(0))]).toEqual([]);
});

/** `policy`: whether what a policy had to stop counts too; not on files, where the browser's own viewer is stopped. */
async function watched(context: BrowserContext, policy = true): Promise<Page> {
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob|about):/.test(url)) found.push(`asked ${url}`);
  });
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    found.push(`dialog on ${page.url()}`);
    void dialog.dismiss();
  });
  page.on("console", (line) => {
    if (policy && /Content Security Policy|Blocked script execution/i.test(line.text()))
      found.push(line.text().slice(0, 300));
  });
  return page;
}

const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
const page = await watched(context);
await page.goto(`${address}/sign-in`);
await page.locator('input[type="email"]').fill(owner.email);
await page.locator('input[type="password"]').fill(password);
await page.locator('button[type="submit"]').click();
await page.locator("nav a").first().waitFor();

await ask("POST", "/sites", { name: "سایت", domains: [] });
const [site] = (await ask("GET", "/sites")).rows;
await ask("PUT", `/sites/${site.id}/chat`, {
  ...(await ask("GET", `/sites/${site.id}/chat`)),
  on: true,
  greeting: { fa: hostileTexts[1], en: hostileTexts[1] },
  closed_text: { fa: hostileTexts[2], en: hostileTexts[2] },
  proactive: [{ path: "/", after_seconds: 0, text: { fa: hostileTexts[1], en: hostileTexts[2] } }],
});
const connect = async (kind: string, settings: object): Promise<string> =>
  (await ask("POST", "/channels", { kind, name: hostileNames[1], settings })).hook_path;
const bale = await connect("bale", { token: "12345:AAAAAAAAAAAAAAAA" });
const sms = await connect("kavenegar", { apiKey: "0123456789", sender: "10004346" });
const mail = await connect("email", { address: "help@shop.example", smtpHost: "mail.shop.example" });

const taken = (answer: { statusCode: number; body: string }) => {
  if (answer.statusCode >= 300) throw new Error(answer.body);
};

const upload = (headers: Record<string, string>, payload: Buffer) => {
  const cookie = [...boss.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const all = { ...headers, cookie, "hamdel-brand": "hostile" };
  return app.inject({ method: "POST", url: "/api/v1/attachments", headers: all, payload });
};

async function letter(n: number, subject: string, html: string, more = ""): Promise<void> {
  const payload = hostileLetter(n, { subject, html, more });
  taken(await app.inject({ method: "POST", url: mail, headers: { "content-type": "message/rfc822" }, payload }));
}

const long = { timeout: 600_000 };

type Row = { id: number; customer: { id: number } };
const conversations = async (): Promise<Row[]> => (await ask("GET", "/conversations?limit=100")).rows;

async function read(id: number): Promise<number> {
  await page.goto(`${address}/hostile/inbox?c=${id}`);
  await page.locator("article[data-message]").first().waitFor();
  const opened = await page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>("article[data-message] button[data-letter]")];
    for (const button of buttons) button.click();
    return buttons.length;
  });
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("article *"))
      one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  });
  await settled(page);
  return opened;
}

const settled = (on: Page) =>
  on.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)))),
  );

test("letters: nothing of any vector runs, loads or is stopped by the policy alone", long, async () => {
  for (const [n, vector] of letterVectors.entries()) await letter(n, "سلام", `<p>letter ${n}</p>${vector}`);
  const letters = (await conversations()).filter(Boolean);
  let opened = 0;
  for (const { id } of letters) opened += await read(id);
  expect(opened).toBeGreaterThan(100);
});

test("words of chat, SMS, messengers, subjects and invitations are words", long, async () => {
  for (const [n, text] of hostileTexts.entries()) {
    await letter(400, text, `<p>${text}</p>`);
    taken(
      await app.inject({
        url: sms,
        query: { from: "09123456789", to: "10004346", message: text, messageid: String(n + 1) },
      }),
    );
    const from = { id: 77, first_name: hostileNames[n % hostileNames.length], username: "x_y" };
    const message = { message_id: n + 1, from, chat: { id: 77, type: "private" }, date: 1_780_000_000 + n, text };
    taken(await app.inject({ method: "POST", url: bale, payload: { update_id: n + 1, message } }));
  }
  const invitation = `BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:${hostileTexts[1]}\r\nLOCATION:${hostileTexts[0]}\r\nDESCRIPTION:${hostileTexts[2]}\r\nDTSTART:20300101T090000Z\r\nORGANIZER;CN="<svg onload=alert(1)>":mailto:a@b.example\r\nEND:VEVENT\r\nEND:VCALENDAR`;
  await letter(
    401,
    "جلسه",
    hostileTexts[1]!,
    letterPart("invite.ics", "text/calendar; method=REQUEST", Buffer.from(invitation)),
  );
  const rows = await conversations();
  const [first] = rows;
  await ask("PATCH", `/conversations/${first!.id}`, { labels: hostileNames.map((one) => one.slice(0, 60)) });
  await ask("POST", `/conversations/${first!.id}/notes`, { client_id: randomUUID(), text: hostileTexts.join("\n") });
  await ask("POST", `/conversations/${first!.id}/promises`, { text: hostileTexts[1], due_at: "2030-01-01T00:00:00Z" });
  for (const { id } of rows.slice(0, 6)) await read(id);
  for (const id of new Set(rows.slice(0, 3).map(({ customer }) => customer.id))) {
    await page.goto(`${address}/hostile/customers/${id}`);
    await page.locator("main h1, main h2").first().waitFor();
    await settled(page);
  }
});

test("settings, lists and search show hostile names as they were written", async () => {
  await ask("POST", "/teams", { name: hostileTexts[1] });
  for (const [n, name] of hostileNames.entries())
    await ask("POST", "/canned-replies", { shortcut: `s${n}`, title: name, body: hostileTexts[n] });
  for (const place of ["inbox", "customers", "promises", "channels", "chat", "teams", "canned-replies", "members"]) {
    await page.goto(`${address}/hostile/${place}`);
    await page.locator("main").first().waitFor();
    await page.waitForLoadState("networkidle");
    await settled(page);
  }
});

test("files are judged by their bytes and served so that nothing of them runs", long, async () => {
  const [{ id: conversation }] = (await conversations()) as [Row];
  const served: string[] = [];
  for (const { name, type, bytes, kept } of hostileFiles) {
    const headers = { "hamdel-file-name": encodeURIComponent(name), "content-type": type };
    const answer = await upload(headers, bytes);
    expect({ name, kept: answer.statusCode === 200 }).toEqual({ name, kept });
    if (!kept) continue;
    const file = answer.json() as { id: number };
    await ask("POST", `/conversations/${conversation}/notes`, {
      client_id: randomUUID(),
      text: "پیوست",
      attachments: [file.id],
    });
    served.push(`${address}/api/v1/attachments/${file.id}?brand=hostile`);
  }
  const alone = await watched(context, false);
  for (const url of served) {
    const got = await page.request.get(url);
    const headers = got.headers();
    expect(got.status()).toBe(200);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toMatch(/default-src 'none'.*sandbox/);
    expect(headers["content-type"]).not.toMatch(/html|xml|svg|script|css/);
    const inline = /^(image\/(png|jpeg|gif|webp)|audio|video)/.test(headers["content-type"] ?? "");
    expect(headers["content-disposition"]).toMatch(inline ? /^inline;/ : /^attachment;/);
    expect(headers["set-cookie"]).toBeUndefined();
    // A file that is downloaded ends the visit; what the page did until then is told before it answers.
    await alone.goto(url).catch(() => {});
    await alone.evaluate("document.readyState");
  }
  await alone.close();
  await read(conversation);
  await letter(
    402,
    "پیوست",
    '<img src="cid:inline@x">',
    hostileFiles.map((one) => letterPart(one.name.replace(/[\r\n]/g, ""), one.type, one.bytes, "inline")).join(""),
  );
  for (const { id } of (await conversations()).slice(0, 2)) await read(id);
});

test("a visitor sees what agents write and send as words and files", async () => {
  const visit = await watched(
    await browser.newContext({ viewport: { width: 900, height: 800 }, reducedMotion: "reduce" }),
  );
  await visit.route(`${address}/shop/`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>shop</title><body><script src="/chat.js" data-key="${site.key}" defer></script>`,
    }),
  );
  await visit.goto(`${address}/shop/`);
  await visit.locator("hamdel-chat .launcher").click();
  const field = visit.locator("hamdel-chat textarea");
  await field.fill(hostileTexts[0]!);
  await field.press("Enter");
  await expect.poll(async () => (await conversations()).length).toBeGreaterThan(0);
  const mine = async () => (await ask("GET", "/conversations?channel=chat")).rows[0] as Row | undefined;
  await expect.poll(mine).toBeTruthy();
  const { id } = (await mine())!;
  for (const text of hostileTexts) await ask("POST", `/conversations/${id}/replies`, { client_id: randomUUID(), text });
  for (const { name, type, bytes } of hostileFiles.filter(({ kept }) => kept)) {
    const headers = { "hamdel-file-name": encodeURIComponent(name), "content-type": type };
    const attachments = [((await upload(headers, bytes)).json() as { id: number }).id];
    await ask("POST", `/conversations/${id}/replies`, { client_id: randomUUID(), text: "", attachments });
  }
  await visit.locator("hamdel-chat").getByText("plain.txt").first().waitFor();
  await settled(visit);
  const links = await visit
    .locator("hamdel-chat a")
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  expect(links.filter((href) => !/^(https?:|mailto:|tel:|blob:)/.test(href))).toEqual([]);
  await read(id);
});

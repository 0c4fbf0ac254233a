import { afterAll, expect, test } from "vitest";
import { fakeGraph } from "../../../modules/inbox/server/channels/fakes/fake-graph.ts";
import { startFake } from "../../../modules/inbox/server/channels/fakes/fake-server.ts";
import { metaApp, metaIds } from "../../../modules/inbox/server/channels/fakes/meta-app.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { seriousFindings } from "../../../platform/testing/open-browser.ts";
import { modules } from "../../modules.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

let ahead = 0;
const hamdel = await serveHamdel({ clock: () => new Date(Date.now() + ahead), allowPrivate: ["127.0.0.1"] });
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const page = await shop.signIn("sara@example.com");
const whatsapp = await startFake(fakeGraph("whatsapp"));
const instagram = await startFake(fakeGraph("instagram"));
afterAll(() => Promise.all([whatsapp.close(), instagram.close()]));

async function goOut(): Promise<void> {
  ahead += 20_000;
  await hamdel.database.owner.query("update graphile_worker._private_jobs set run_at = now()");
  await runDueJobs(hamdel.house, modules);
}
const line = (text: string) => page.locator("button[data-conversation]", { hasText: text });

test("a number is connected by its form and tested; a customer writes, and after a day a template answers", async () => {
  await page.goto(shop.at("settings/channels"));
  await page.getByRole("button", { name: "وصل کردن کانال" }).first().click();
  await page.getByRole("button", { name: /^واتساپ/ }).click();
  const form = page.getByRole("dialog");
  await form.getByText("راهنمای قدم‌به‌قدم").click();
  await form.getByText("در «WhatsApp ← Configuration»").waitFor();
  await form.getByLabel("شناسهٔ شماره").fill(metaIds.phoneNumberId);
  await form.getByLabel("شناسهٔ حساب واتساپ").fill(metaIds.wabaId);
  await form.getByLabel("توکن دسترسی").fill(metaApp.token);
  await form.getByLabel("شناسهٔ برنامه").fill(metaApp.appId);
  await form.getByLabel("رمز برنامه (App Secret)").fill(metaApp.appSecret);
  await form.getByLabel("توکن تأیید").fill(metaApp.verifyToken);
  expect(await seriousFindings(page)).toEqual([]);
  await form.getByText("بیشتر", { exact: true }).click();
  await form.getByLabel("نشانی سرویس").fill(whatsapp.url);
  await form.getByRole("button", { name: "وصل کردن", exact: true }).click();
  await form.getByText("/api/v1/hooks/").waitFor();
  whatsapp.hookUrl = (await form.getByText("/api/v1/hooks/").textContent())!.trim();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "آزمودن" }).click();
  await page.getByText("کار می‌کند").first().waitFor();

  await whatsapp.hear({ from: "989123456789", text: "سلام، سفارش ۱۲۳۴ آماده است؟" });
  await page.goto(shop.at("inbox"));
  await line("سفارش ۱۲۳۴").click();
  await page.getByText(/آزادانه می‌نویسید/).waitFor();
  ahead += 25 * 3_600_000;
  await page.reload();
  await page.getByText("۲۴ ساعت از آخرین پیام مشتری گذشته است").waitFor();
  await page.getByRole("combobox", { name: "قالب تأییدشده" }).click();
  await page.getByRole("option", { name: /order_ready/ }).click();
  const send = page.getByRole("button", { name: "ارسال", exact: true });
  await expect.poll(() => send.isDisabled()).toBe(true);
  await page.getByLabel("جای خالی ۱").fill("مریم");
  await page.getByLabel("جای خالی ۲").fill("۱۲۳۴");
  await page.getByRole("figure").getByText("سلام مریم، سفارش ۱۲۳۴ آماده است.").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  // The words stand there before they are kept.
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/replies"));
  await send.click();
  await kept;
  await page.getByRole("log").getByText("سلام مریم، سفارش ۱۲۳۴ آماده است.").waitFor();
  await goOut();
  expect(whatsapp.sent).toMatchObject([{ type: "template" }]);
});

test("a comment shows that all can read it, and asks whether to answer for all or its writer alone", async () => {
  const { token, appId, appSecret, verifyToken } = metaApp;
  const { pageId, accountId } = metaIds;
  const settings = { token, appId, appSecret, verifyToken, pageId, accountId, baseUrl: instagram.url };
  const made = await shop.asked(page, "POST", "/channels", { kind: "instagram", name: "اینستاگرام", settings });
  instagram.hookUrl = new URL(made.hook_path, shop.at("")).href;
  await instagram.hear({ from: "4242", text: "قیمت این فنجان چند است؟", comment: {} });
  await page.goto(shop.at("inbox"));
  await line("قیمت این فنجان").click();
  await page.getByText("گفتگوی عمومی زیر یک پست").waitFor();
  const link = page.getByRole("link", { name: "دیدن پست" });
  expect(await link.getAttribute("href")).toBe("https://www.instagram.com/p/media_77/");
  await page.getByText("این پاسخ زیر نظر او می‌آید و همه آن را می‌بینند.").waitFor();
  await page.getByRole("button", { name: /از کدام کانال: اینستاگرام/ }).click();
  await page.getByRole("menuitem", { name: /خصوصی، یک بار/ }).click();
  await page.getByText("این پیام فقط به نویسندهٔ نظر می‌رسد").waitFor();
  await page.getByRole("textbox", { name: "نوشتن پاسخ" }).fill("سلام، ۱۲۰ هزار تومان");
  expect(await seriousFindings(page)).toEqual([]);
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/replies"));
  await page.getByRole("button", { name: "ارسال", exact: true }).click();
  await kept;
  await page.getByText("خصوصی به نویسندهٔ نظر").waitFor();
  await goOut();
  expect(instagram.sent).toMatchObject([{ recipient: { comment_id: expect.any(String) } }]);
});

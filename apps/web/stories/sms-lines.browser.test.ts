import { afterAll, expect, test } from "vitest";
import { gatewayAccount } from "../../../modules/inbox/server/channels/fakes/fake-gateway.ts";
import { fakeGhasedak } from "../../../modules/inbox/server/channels/fakes/fake-ghasedak.ts";
import { startFake } from "../../../modules/inbox/server/channels/fakes/fake-server.ts";
import { fakeSmsIr } from "../../../modules/inbox/server/channels/fakes/fake-smsir.ts";
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
const smsir = await startFake(fakeSmsIr());
const ghasedak = await startFake(fakeGhasedak());
afterAll(() => Promise.all([smsir.close(), ghasedak.close()]));

test("a line is connected by its form, tested, told of its credit, and another one stands in for it", async () => {
  smsir.credit = 12;
  await page.goto(shop.at("settings/channels"));
  await page.getByRole("button", { name: "وصل کردن کانال" }).first().click();
  await page.getByRole("button", { name: /SMS\.ir/ }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("کلید API").fill(gatewayAccount.key);
  await form.getByLabel("شمارهٔ خط").fill(gatewayAccount.from);
  await form.getByText("بیشتر", { exact: true }).click();
  await form.getByLabel("نشانی سرویس").fill(smsir.url);
  await form.getByPlaceholder("مثلاً «خط پشتیبانی»").fill("خط اصلی");
  expect(await seriousFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "وصل کردن", exact: true }).click();
  await form.getByText("/api/v1/hooks/").waitFor();
  smsir.hookUrl = (await form.getByText("/api/v1/hooks/").textContent())!.trim();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "آزمودن" }).click();
  await page.getByText("اعتبار رو به پایان است: ۱۲ پیامک").waitFor();

  const settings = { apiKey: gatewayAccount.key, sender: gatewayAccount.from, baseUrl: ghasedak.url };
  const second = await shop.asked(page, "POST", "/channels", { kind: "ghasedak", name: "خط ذخیره", settings });
  await shop.asked(page, "POST", `/channels/${second.id}/test`);
  await page.reload();
  const order = page.getByRole("region", { name: "خط‌های جایگزین" });
  await order.getByRole("button", { name: "بیاید در نوبت" }).first().click();
  await order.getByText("نخستین جایگزین").waitFor();
  await order.getByRole("button", { name: "بیاید در نوبت" }).click();
  await order.getByRole("button", { name: "«خط ذخیره» بالاتر" }).click();
  await order.locator("li", { hasText: "خط ذخیره" }).getByText("نخستین جایگزین").waitFor();
  await order.getByRole("button", { name: "«خط اصلی» بالاتر" }).click();
  await order.locator("li", { hasText: "خط اصلی" }).getByText("نخستین جایگزین").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
});

test("an answer that the first line could not carry says so, and by which reason", async () => {
  await smsir.hear({ from: "09351234567", text: "سفارشم کی می‌رسد؟" });
  const { rows } = await shop.asked(page, "GET", "/conversations");
  smsir.fault = { error: 102 };
  const reply = { client_id: crypto.randomUUID(), text: "فردا می‌رسد 🙂" };
  await shop.asked(page, "POST", `/conversations/${rows[0].id}/replies`, reply);
  for (let turn = 0; turn < 3; turn++) {
    ahead += 20_000;
    await hamdel.database.owner.query("update graphile_worker._private_jobs set run_at = now()");
    await runDueJobs(hamdel.house, modules);
  }
  await page.goto(shop.at("inbox"));
  await page.locator("button[data-conversation]").first().click();
  await page.getByText("از خط دیگری رفت.").waitFor();
  await page.getByText(/«خط اصلی»: اعتبار پنل پیامک کافی نیست/).waitFor();
  expect([smsir.sent.length, ghasedak.sent.length]).toEqual([0, 1]);
});

import { expect, test } from "vitest";
import { given, inBrand, password } from "../../../modules/admin/testing.ts";
import { resolvePeople } from "../../../modules/customers/index.ts";
import { sourceId } from "../../../modules/intake/index.ts";
import { bringGuest, makeMeeting, takeAttendance } from "../../../modules/meetings/index.ts";
import { tendLetters } from "../../../modules/meetings/server/invite/send-letters.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { mailBox } from "../../../platform/testing/index.ts";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { modules } from "../../modules.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

// The story looks on by some seconds, past the time in which an invitation can be taken back.
let passed = 0;
const clock = () => new Date(Date.now() + passed);
const { database, house, address, browser } = await serveHamdel({ clock, allowPrivate: ["127.0.0.1"] });
const brand = await given.brand(house, { name: "خانهٔ آفتاب", language: "fa" });
const owner = await given.user(house, { brand, name: "سارا رضایی", email: "sara@example.com" });
const mail = await mailBox();

async function pageOf(language: "fa" | "en", width: number, colorScheme: "light" | "dark", path: string) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
  await context.request.post(`${address}/api/auth/sign-in/email`, { data: { email: owner.email, password } });
  await context.addInitScript((chosen) => {
    localStorage.setItem("hamdel.preferences", JSON.stringify({ language: chosen }));
  }, language);
  const page = await context.newPage();
  await page.goto(`${address}/${brand.slug}/${path}`);
  await page.locator("h1").waitFor();
  return page;
}

const people = ["مینا رضایی", "علی کریمی"];
const settled = await inBrand(house, brand, async (ctx) => {
  const source = await sourceId(ctx, "shop");
  return resolvePeople(
    ctx,
    people.map((name, at) => ({
      ...{ sourceId: source, name, createdAt: ctx.now },
      identities: [{ type: "email" as const, value: `guest${at + 1}@home.example` }],
    })),
  );
});

/** Does what is due, the letters of meetings after their time of undoing. */
async function work() {
  await database.owner.query("update graphile_worker._private_jobs set run_at = now()");
  await runDueJobs(house, modules);
}

test("from the screen to the customer's page: planned, invited, answered on a phone without script, and counted", async () => {
  const page = await pageOf("fa", 1280, "light", "meetings");
  const send = (method: "POST" | "PUT", url: string, data: object) =>
    page.request.fetch(`${address}/api/v1${url}`, {
      method,
      data,
      headers: { "hamdel-brand": brand.slug, origin: address },
    });
  const settings = {
    ...{ address: "events@shop.example", name: "فروشگاه", smtpHost: "127.0.0.1", smtpSecurity: "none" },
    smtpPort: Number(new URL(mail.url).port),
  };
  expect((await send("POST", "/channels", { kind: "email", name: "نامه", settings })).status()).toBe(200);
  const rules = await (
    await page.request.get(`${address}/api/v1/contact-rules`, { headers: { "hamdel-brand": brand.slug } })
  ).json();
  await send("PUT", "/contact-rules", { ...rules, quietHours: null });

  await page.getByRole("button", { name: "برنامهٔ تازه" }).click();
  await page.getByRole("radiogroup", { name: "گونه" }).getByText("جلسه").click();
  await page.getByLabel("عنوان").fill("دیدار پاییزی");
  await page.getByLabel("پیوند ورود").fill("https://meet.example/room");
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "ذخیره" }).click();
  await page.getByRole("heading", { name: "دیدار پاییزی" }).waitFor();
  await page.getByRole("button", { name: "دعوت", exact: true }).click();
  await page.getByText("چند مشتری", { exact: true }).click();
  await page.getByRole("combobox", { name: "مشتریان" }).fill("مینا");
  await page.getByRole("option", { name: "مینا رضایی" }).click();
  await page.getByRole("button", { name: "ببینم چه می‌شود" }).click();
  await page.getByText("از ۱ نفر، ۱ نفر دعوت می‌شوند.").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "فرستادن دعوت به ۱ نفر" }).click();
  await page.getByText("دعوت‌نامه‌ها تا چند ثانیهٔ دیگر می‌روند.").waitFor();
  await database.owner.query("update graphile_worker._private_jobs set run_at = now() where key like 'meeting-wave:%'");
  await runDueJobs(house, modules);
  passed += 11_000;
  await tendLetters(house);
  await work();
  const { text } = await mail.next();
  const link = new RegExp(`${address}/m/[0-9a-z.]+`).exec(text.replace(/=\r?\n/g, ""))?.[0];
  expect(link).toBeDefined();

  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
    locale: "fa-IR",
  });
  const guest = await phone.newPage();
  await guest.goto(`${link}?answer=maybe`);
  await guest.getByRole("heading", { name: "دیدار پاییزی" }).waitFor();
  await guest.getByRole("button", { name: "می‌آیم", exact: true }).click();
  await guest.getByText("می‌آیید. منتظرتان هستیم.").waitFor();
  expect(await guest.getByRole("link", { name: "ورود" }).getAttribute("href")).toMatch(/^\/m\/.*\/join$/);

  await page.getByText("می‌آید", { exact: true }).waitFor();
  await page.getByRole("link", { name: "مینا رضایی" }).click();
  await page.getByText("پاسخ به دعوت").first().waitFor();
  await page.getByRole("link", { name: "دیدار پاییزی" }).first().waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.goBack();
  await page.getByRole("button", { name: "کارهای دیگر" }).click();
  await page.getByRole("menuitem", { name: "لغو برنامه" }).click();
  await page.getByText("لغوشده", { exact: true }).waitFor();
  await page.getByRole("button", { name: "برگرداندن", exact: true }).click();
  await expect.poll(() => page.getByText("لغوشده", { exact: true }).count()).toBe(0);

  await page.getByRole("button", { name: "کارهای دیگر" }).click();
  await page.getByRole("menuitem", { name: "لغو برنامه" }).click();
  await page.getByText("لغوشده", { exact: true }).waitFor();
  await page.getByRole("button", { name: "کارهای دیگر" }).click();
  await page.getByRole("menuitem", { name: "پس گرفتن لغو" }).click();
  await page.getByText("به کسانی که خبر لغو گرفته بودند نامه می‌رود.").waitFor();

  await page.getByRole("button", { name: "کارهای دیگر" }).click();
  await page.getByRole("menuitem", { name: "حضور" }).click();
  await page
    .getByLabel("یا جدول را همین‌جا بچسبانید")
    .fill("نام\tایمیل\tچه‌قدر\nمینا\tguest1@home.example\t40\nناآشنا\t\t5\n");
  await page.getByRole("button", { name: "دیدن ستون‌ها" }).click();
  await page.getByRole("combobox", { name: "چه‌قدر" }).click();
  await page.getByRole("option", { name: "مدت (دقیقه)" }).click();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "ثبت حضور" }).click();
  await page.getByText("۲ نفر در فایل بودند: ۱ نفر مهمان و ۱ نفر ناشناس.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("۴۰ دقیقه").waitFor();
  await page.getByRole("button", { name: "مشتری شود" }).click();
  await page.getByText("بی‌دعوت آمد · ۵ دقیقه").waitFor();
  expect((await latinWords(page)).filter((word) => !/^(https?|meet|example|room)/.test(word))).toEqual([]);
});

test.each([
  ["fa", 390, "light"],
  ["en", 1440, "dark"],
] as const)(
  "%s, %i px, %s: the pages of colleagues and of guests are accessible and fit",
  async (language, width, scheme) => {
    const begins = new Date(Date.now() + 3_600_000);
    const file = {
      header: ["name", "minutes"],
      rows: [
        { row: 2, cells: ["علی کریمی", "30"] },
        { row: 3, cells: ["Somebody", "3"] },
      ],
    };
    const id = await inBrand(house, brand, async (ctx) => {
      const made = await makeMeeting(ctx, {
        ...{
          kind: "webinar",
          title: language === "fa" ? "وبینار هدیه‌ها" : "Gifts",
          description: "…",
          starts_at: begins.toISOString(),
        },
        ...{
          minutes: 60,
          place: "",
          link: "https://meet.example/gifts",
          organiser: "",
          language,
          seats: 5,
          sign_up: true,
        },
      });
      for (const one of settled) await bringGuest(ctx, made, { identityId: one!.identityId, answer: "yes" });
      await takeAttendance(ctx, made, file, {});
      return made;
    });
    const page = await pageOf(language, width, scheme, "meetings");
    const fits = async () => {
      await page.waitForLoadState("networkidle");
      expect(await seriousFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    };
    await fits();
    await page.goto(`${address}/${brand.slug}/meetings/${id}`);
    await page.locator("h1").waitFor();
    await fits();
    const signUp = await page.locator('a[href*="/m/"]').first().getAttribute("href");
    await page.goto(signUp!);
    await page.locator("h1").waitFor();
    await fits();
    await page.getByRole("button").first().click();
    await page.locator(".wrong").first().waitFor();
    await fits();
  },
);

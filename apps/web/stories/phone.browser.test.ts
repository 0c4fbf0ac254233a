import { expect, onTestFinished, test } from "vitest";
import { startFakeSimotel } from "../../../modules/telephony/server/fakes/fake-simotel.ts";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");
const pictures = process.env["HAMDEL_STORY_PICTURES"];

const ways = {
  fa: {
    ...{ add: "وصل کردن مرکز تلفن", connect: "وصل کن", took: "برداشتم", extensions: "داخلی‌ها", number: "شمارهٔ داخلی" },
    ...{ who: "همکار", put: "افزودن", calls: "تماس‌های همین حالا", rings: "زنگ می‌خورد", talks: "در حال گفتگو" },
    ...{
      over: "تمام شد",
      answered: "پاسخ داده شد",
      unknown: "شمارهٔ ناشناس",
      create: "ساختن مشتری",
      list: "تماس‌های تلفنی",
    },
    ...{ said: "نام مشتری (اگر گفت)", call: "تماس", noApi: /نشانی API سیموتل لازم است/ },
  },
  en: {
    ...{
      add: "Connect a phone exchange",
      connect: "Connect",
      took: "I have them",
      extensions: "Extensions",
      number: "Extension",
    },
    ...{ who: "Colleague", put: "Add", calls: "Calls just now", rings: "Ringing", talks: "Talking" },
    ...{
      over: "Over",
      answered: "Answered",
      unknown: "Unknown number",
      create: "Make a customer",
      list: "Phone calls",
    },
    ...{ said: "Their name (if they said it)", call: "Call", noApi: /address of Simotel’s API is needed/ },
  },
} as const;

for (const language of ["fa", "en"] as const) {
  test(`an exchange is connected, a caller is seen while it rings, and the call follows (${language})`, async () => {
    const words = ways[language];
    const page = await shop.signIn("sara@example.com", { language, ...(language === "en" && { colorScheme: "dark" }) });
    const shoot = async (name: string) => {
      if (pictures) await page.screenshot({ path: `${pictures}/${language}-${name}.png` });
    };
    const fake = await startFakeSimotel();
    onTestFinished(() => fake.close());
    // The card of the call before may still stand there: each language has its own customer.
    const caller = language === "fa" ? "مینا کریمی" : "پروین شادمان";
    const phone = language === "fa" ? "09121110001" : "09121110002";
    await shop.asked(page, "POST", "/customers", {
      source: "shop",
      external_id: `p-${language}`,
      name: caller,
      phone,
    });
    await shop.asked(page, "POST", "/orders", {
      ...{ source: "shop", external_id: `A-20${language}`, customer_external_id: `p-${language}`, total: 4_500_000 },
      ordered_at: new Date(Date.now() - 86_400_000).toISOString(),
    });

    await page.goto(shop.at("settings/phone"));
    await page.getByRole("button", { name: words.add }).click();
    await shoot("form");
    await page.getByRole("button", { name: words.connect, exact: true }).click();
    const codes = page.locator("[role=dialog] code");
    await codes.nth(2).waitFor();
    const [address = "", user = "", password = ""] = await codes.allTextContents();
    await shoot("hook");
    fake.hook = { url: address, user, password };
    await page.getByRole("button", { name: words.took }).click();
    await page.getByRole("button", { name: words.extensions, exact: true }).last().click();
    await page.getByRole("textbox", { name: words.number, exact: true }).fill("۲۰۱");
    await page.getByRole("combobox", { name: words.who }).click();
    await page.getByRole("option", { name: "سارا محمدی" }).click();
    await page.getByRole("button", { name: words.put, exact: true }).click();
    await page.getByText("201", { exact: true }).waitFor();
    await shoot("extensions");

    await page.goto(shop.at("customers"));
    const cards = page.getByRole("region", { name: words.calls });
    await cards.waitFor({ state: "attached" });
    const event = { exten: "201", direction: "in", unique_id: `c-${language}`, participant: phone, queue: "فروش" };
    const state = (now: string, more: object = {}) =>
      fake.tell({ event_name: "NewState", ...event, state: now, ...more });
    expect(await state("Ringing")).toBe(200);
    await cards.getByText(words.rings).waitFor();
    await cards.getByText(caller).waitFor();
    await cards.getByText(`A-20${language}`).waitFor();
    await shoot("ringing");
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await shoot("ringing-phone");
    await page.setViewportSize({ width: 1440, height: 900 });
    await state("InUse");
    await cards.getByText(words.talks).waitFor();
    await shoot("talking");
    await state("Idle");
    await fake.tell({
      ...{ event_name: "Cdr", type: "incoming", src: phone, dst: "201", unique_id: `c-${language}`, queue: "فروش" },
      ...{ disposition: "ANSWERED", billsec: 75, wait: 12, record: "rec-1.mp3" },
    });
    await cards.getByText(words.answered).waitFor();
    await shoot("over");
    await page.keyboard.press("Escape");
    await cards.getByText(caller).waitFor({ state: "detached" });

    const stranger = language === "fa" ? "09121119991" : "09121119992";
    await state("Ringing", { unique_id: `u-${language}`, participant: stranger });
    await cards.getByText(words.unknown).waitFor();
    await shoot("unknown");
    await cards.getByRole("textbox", { name: words.said }).fill("رضا نوری");
    await cards.getByRole("button", { name: words.create }).click();
    await cards.getByText("رضا نوری").waitFor();
    await fake.tell({
      ...{ event_name: "Cdr", type: "incoming", src: stranger, dst: "201", unique_id: `u-${language}` },
      ...{ disposition: "NO ANSWER", wait: 33 },
    });

    await page.goto(shop.at("calls"));
    await page.getByRole("heading", { name: words.list }).waitFor();
    await page.getByRole("link", { name: "رضا نوری" }).first().waitFor();
    await shoot("list");
    if (language === "fa") expect(await latinWords(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await shoot("list-phone");
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("link", { name: "رضا نوری" }).first().click();
    const call = page.locator("main").getByRole("button", { name: words.call, exact: true });
    await call.first().waitFor();
    await shoot("customer");
    await call.first().click();
    await page.getByText(words.noApi).waitFor();
    await shoot("refused");
    await page.goto(shop.at("inbox?view=all"));
    await page.getByText("رضا نوری").first().click();
    await page.locator("aside").getByRole("button", { name: words.call, exact: true }).waitFor();
    await shoot("inbox");
  });
}

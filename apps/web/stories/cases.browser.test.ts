import { expect, test } from "vitest";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { modules } from "../../modules.ts";
import { brandWithPeople } from "../../testing/brand-with-people.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const hamdel = await serveHamdel();
const shop = await brandWithPeople(hamdel);
await shop.colleague("سارا محمدی", "sara@example.com", "owner");

const ways = {
  fa: {
    ...{ open: "باز", talked: "صحبت شد", said: "چه گفته شد", log: "ثبت تماس", logged: "با مشتری صحبت شد" },
    ...{ cause: "علت ریشه‌ای", late: "دیر رسید", linkOnly: "پیام نفرست، پیوند را خودم می‌دهم", ask: "پرسیدن «حل شد؟»" },
    ...{ link: "پیوند مشتری", asks: "آیا مشکل شما حل شد؟", yes: "بله، حل شد", thanks: "خوشحالیم که حل شد" },
    ...{ confirmed: "مشتری گفت: حل شد", recovery: "جبران", whole: "۱۰۰" },
  },
  en: {
    ...{
      open: "Open",
      talked: "We talked",
      said: "What was said",
      log: "Log the call",
      logged: "We talked with the customer",
    },
    ...{
      cause: "Root cause",
      late: "Came late",
      linkOnly: "Send nothing, I hand the link over",
      ask: "Ask “is it solved?”",
    },
    ...{
      link: "The customer’s link",
      asks: "Is it solved for you?",
      yes: "Yes, it is solved",
      thanks: "glad that it is solved",
    },
    ...{ confirmed: "The customer said: it is solved", recovery: "Recovery", whole: "100" },
  },
} as const;

for (const language of ["fa", "en"] as const) {
  test(`a bad answer becomes a case, is worked on, confirmed by its customer and counted (${language})`, async () => {
    const words = ways[language];
    const page = await shop.signIn("sara@example.com", { language, ...(language === "en" && { colorScheme: "dark" }) });
    const key = `nps-${language}`;
    const id = `c-${language}`;
    await shop.asked(page, "POST", "/customers", { source: "shop", external_id: id, name: "مینا کریمی" });
    await shop.asked(page, "POST", "/surveys", { key, name: "پس از خرید", template: "nps" });
    await shop.asked(page, "POST", `/surveys/${key}/versions`, {});
    await page.goto(shop.at("cases"));
    const answer = { score: 2, comment: "دیر رسید و جعبه پاره بود", source: "shop", customer_external_id: id };
    await shop.asked(page, "POST", `/surveys/${key}/responses`, answer);
    await runDueJobs(hamdel.house, modules);

    const line = page.getByRole("link", { name: /دیر رسید و جعبه پاره بود/ });
    await line.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await line.click();
    await page.getByLabel(words.said).fill("عذرخواهی شد");
    await page.getByRole("button", { name: words.log, exact: true }).click();
    await page.getByText(words.logged, { exact: true }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    if (language === "fa") expect(await latinWords(page)).toEqual([]);

    await page.getByRole("combobox", { name: words.cause }).click();
    await page.getByRole("option", { name: words.late }).click();
    await page.getByLabel(words.linkOnly).check();
    await page.getByRole("button", { name: words.ask }).click();
    const link = await page.getByLabel(words.link).inputValue();

    const customer = await (
      await hamdel.browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    ).newPage();
    await customer.goto(`${link}?lang=${language}`);
    await customer.getByRole("heading", { name: words.asks }).waitFor();
    await customer.getByRole("button", { name: words.yes }).click();
    await customer.getByText(words.thanks).waitFor();
    await customer.context().close();

    await page.getByText(words.confirmed).waitFor();
    await page.goto(shop.at("cases/numbers"));
    await page.getByText(words.recovery).first().waitFor();
    await page.getByText(new RegExp(words.whole)).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });
}

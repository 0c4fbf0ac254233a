import { expect, test } from "vitest";
import { given, inBrand } from "../../../modules/admin/testing.ts";
import { mayContact, resolvePeople, unsubscribeLinks } from "../../../modules/customers/index.ts";
import { latinWords, seriousFindings } from "../../../platform/testing/open-browser.ts";
import { serveHamdel } from "../../testing/serve-hamdel.ts";

const { house, browser } = await serveHamdel();
const brand = await given.brand(house, { name: "چای بهار" });

/** Somebody with a phone and an e-mail, the links of a letter to them, and whether offers may go there. */
async function someone(n: number) {
  const { person, links } = await inBrand(house, brand, async (ctx) => {
    const phone = { type: "phone", value: `+98912000000${n}` } as const;
    const email = { type: "email", value: `nazanin${n}@example.com` } as const;
    const [person] = await resolvePeople(ctx, [{ sourceId: 1, identities: [email, phone] }]);
    const { identityId } = person!;
    return {
      person: person!,
      links: await unsubscribeLinks(house, ctx, { identityId, channel: "email", purpose: "marketing" }),
    };
  });
  const asked = { customerId: person.customerId, channel: "email", purpose: "marketing" } as const;
  return {
    links,
    offers: () => inBrand(house, brand, (ctx) => mayContact(ctx, { ...asked, now: new Date("2026-06-01T08:00:00Z") })),
  };
}

test.each([
  ["fa", 390, "dark"],
  ["en", 1280, "light"],
] as const)(
  "a customer's own pages are accessible and speak their language (%s, %i px, %s)",
  async (language, width, colorScheme) => {
    const { links } = await someone(width % 9);
    const page = await (await browser.newContext({ colorScheme, viewport: { width, height: 860 } })).newPage();
    for (const link of [links.page, links.oneClick, `${links.page}x`]) {
      await page.goto(`${link}?lang=${language}`);
      expect([link, await seriousFindings(page)]).toEqual([link, []]);
      if (language === "fa") expect(await latinWords(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    }
  },
);

test("without script a customer says yes to offers, and stops them by the link of a letter", async () => {
  const { links, offers } = await someone(9);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(links.page);
  await page.locator('input[name="email.marketing"]').check();
  await page.getByRole("button", { name: "ذخیرهٔ انتخاب‌ها" }).click();
  await page.getByText("انتخاب‌های شما ذخیره شد").waitFor();
  expect(await offers()).toMatchObject({ allowed: true });
  await page.goto(links.oneClick);
  expect(await offers()).toMatchObject({ allowed: true });
  await page.getByRole("button", { name: "دیگر نفرستید" }).click();
  await page.getByRole("link", { name: "دیدن و تغییر همهٔ پیام‌ها" }).click();
  expect(await page.locator('input[name="email.marketing"]').isChecked()).toBe(false);
  expect(await offers()).toMatchObject({ allowed: false, reason: "refused" });
});

import { beforeEach, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { lettersOut } from "../../../inbox/testing.ts";
import type { PromoterRow } from "../../contract.ts";
import { caseApp } from "../../testing/case-app.ts";

const database = await testDatabase();
const start = new Date("2031-01-05T06:00:00Z");
let now = start;
const house = await testHouse(database, { clock: () => now });
const shop = await caseApp(house, database.owner);
const { post, get, put } = shop;
const day = 86_400_000;

beforeEach(async () => {
  now = new Date(now.getTime() + day);
  const { body: settings } = await get("/case-settings");
  const promoter = {
    ...settings.promoter,
    ...{ on: true, from: 9, rest_days: 90, offers: ["testimonial", "review", "case_study", "referral"] },
    ...{ review_link: "https://maps.example/shop", shop_link: "https://shop.example/welcome?utm=r" },
    reward: { fa: "ده درصد تخفیف برای هر دو", en: "Ten percent off for both" },
  };
  expect((await put("/case-settings", { ...settings, promoter })).status).toBe(204);
});

/** Somebody very happy, thanked with a link of their own. */
async function thanked(name = "نگار احمدی") {
  const customer = await shop.customer(name);
  const sent = lettersOut.length;
  await shop.answers({ customer, nps: 10 });
  // Until it goes out it may be taken back.
  now = new Date(now.getTime() + 60_000);
  await shop.settle();
  const letter = lettersOut.slice(sent).flatMap(({ text }) => (text.includes(name) ? [text] : []));
  const link = /https?:\S+/.exec(letter[0] ?? "")?.[0] ?? "";
  return { customer, letter, link };
}
const rowOf = async (customer: number) =>
  ((await get("/promoters")).body.rows as PromoterRow[]).filter((row) => row.customer.id === customer);

test("who gives ten is thanked once by name; not again within the rest, nor while a case of theirs is open, nor for an eight", async () => {
  const { customer, letter } = await thanked();
  expect(letter).toEqual([expect.stringMatching(/نگار احمدی[\s\S]*https?:/)]);
  const counted = `select s.purpose from contact_sent s join identity i on i.brand_id = s.brand_id and i.id = s.identity_id
    where i.customer_id = $1`;
  expect((await database.owner.query(counted, [customer])).rows).toEqual([{ purpose: "survey" }]);
  await shop.answers({ customer, nps: 9 });
  expect(await rowOf(customer)).toMatchObject([{ sent: true, refused: null, opened_at: null }]);
  now = new Date(now.getTime() + 91 * day);
  await shop.answers({ customer, nps: 9 });
  expect(await rowOf(customer)).toHaveLength(2);

  const mixed = await shop.customer();
  await shop.answers({ customer: mixed, nps: 2, comment: "بسته پاره بود" });
  await shop.answers({ customer: mixed, nps: 10 });
  expect(await rowOf(mixed)).toEqual([]);
  const content = await shop.customer();
  await shop.answers({ customer: content, nps: 8 });
  expect(await rowOf(content)).toEqual([]);
});

test("their words are published with their consent alone, other words need it anew, and they take them back", async () => {
  const { customer, link } = await thanked("رؤیا صادقی");
  expect((await shop.page(link)).body).toContain("ده درصد تخفیف");
  const [row] = await rowOf(customer);
  const publish = () => put(`/promoters/${row!.id}/publication`, { published: true });
  const words = { do: "testimonial", testimonial: "بهترین فروشگاه شهر", named: "نگار" };
  await shop.say(link, words);
  expect((await publish()).body).toMatchObject({ code: "testimonial_not_allowed" });
  await shop.say(link, { ...words, publish: "on" });
  expect((await publish()).status).toBe(204);
  expect(await rowOf(customer)).toMatchObject([
    {
      testimonial: "بهترین فروشگاه شهر",
      named: "نگار",
      published_at: expect.any(String),
      opened_at: expect.any(String),
    },
  ]);
  await shop.say(link, { ...words, testimonial: "بد نیست", publish: "on" });
  expect(await rowOf(customer)).toMatchObject([{ published_at: null, testimonial_at: expect.any(String) }]);
  await shop.say(link, { do: "withdraw" });
  expect(await rowOf(customer)).toMatchObject([{ testimonial: "", testimonial_at: null, published_at: null }]);
});

test("a friend comes by their own code, is counted, buys and is recorded once; one's own code and an old customer count for nothing", async () => {
  const { customer, link } = await thanked("کاوه رستمی");
  const [before] = await rowOf(customer);
  const visit = (code: string) => shop.app.inject({ method: "GET", url: `/r/${shop.brand.slug}/${code}?lang=fa` });
  expect((await visit(before!.code)).statusCode).toBe(404);
  await shop.say(link, { do: "referral" });
  const { body } = await visit(before!.code.toUpperCase());
  expect(body).toContain(before!.code);
  expect(body).toContain(`https://shop.example/welcome?utm=r&amp;ref=${before!.code}`);

  const record = (who: number, code = before!.code) => post("/referrals", { code, customer: who });
  expect((await record(customer)).body).toMatchObject({ code: "referral_own" });
  const friend = await shop.customer("آرش بهرامی");
  expect((await record(friend, "nocode99")).body).toMatchObject({ code: "referral_unknown" });
  expect((await record(friend)).status).toBe(204);
  expect((await record(friend)).status).toBe(204);
  const other = await thanked("پریسا نوری");
  await shop.say(other.link, { do: "referral" });
  const [second] = await rowOf(other.customer);
  expect((await record(friend, second!.code)).body).toMatchObject({ code: "referral_known" });
  expect(await rowOf(customer)).toMatchObject([{ visits: 1, referred: 1, referral_at: expect.any(String) }]);
  expect((await shop.say(link, { do: "review" })).headers.location).toBe("https://maps.example/shop");
  expect(await rowOf(customer)).toMatchObject([{ review_at: expect.any(String) }]);
});

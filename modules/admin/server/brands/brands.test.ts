import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { given, inBrand, signedIn, testApp } from "../../testing.ts";
import { brandSettings, isoDayInBrand } from "./directory.ts";
import { officialHolidays } from "./official-holidays.ts";
import { slugFrom } from "./slug.ts";

const database = await testDatabase();
const house = await testHouse(database, { clock: () => new Date("2026-11-24T08:00:00Z") });
const app = await testApp(house);

async function shop() {
  const brand = await given.brand(house);
  return { brand, owner: await signedIn(app, brand, await given.user(house, { brand })) };
}

test("the official holidays of 1405 are those of the published calendar", () => {
  const { days, lunarKnown } = officialHolidays(1405, "fa");
  expect(lunarKnown).toBe(true);
  expect(days.map((one) => one.day)).toEqual([
    ...["2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24", "2026-04-01", "2026-04-02", "2026-04-14"],
    ...["2026-05-27", "2026-06-04", "2026-06-05", "2026-06-24", "2026-06-25"],
    ...["2026-08-04", "2026-08-12", "2026-08-13", "2026-08-21", "2026-08-30", "2026-11-13"],
    ...["2026-12-23", "2027-01-06", "2027-01-24", "2027-02-11", "2027-02-28"],
    ...["2027-03-10", "2027-03-11", "2027-03-20"],
  ]);
  expect(days[0]).toEqual({ day: "2026-03-21", title: "نوروز · عید فطر", subjectToAnnouncement: false });
  expect(days.find((one) => one.title.includes("عاشورا"))).toMatchObject({ subjectToAnnouncement: true });
});

test("a year whose calendar is not published yet gets its fixed days only, and says so", () => {
  const { days, lunarKnown } = officialHolidays(1410, "en");
  expect(lunarKnown).toBe(false);
  expect(days).toHaveLength(10);
  expect(days.some((one) => one.subjectToAnnouncement)).toBe(false);
});

test.each([
  ["چای بهار", "chai-bhar"],
  ["Café Niloofar", "cafe-niloofar"],
  ["فروشگاه ۲۴", "frvshgah-24"],
  ["★", "brand"],
  ["API", "brand-api"],
])("the name %s gives the address %s", (name, slug) => expect(slugFrom(name)).toBe(slug));

test("one person makes a second brand and moves between the two", async () => {
  const { brand, owner } = await shop();
  const made = await owner.ask({ method: "POST", url: "/api/v1/brands", payload: { name: brand.name } });
  expect(made.status).toBe(201);
  expect(made.body.slug).not.toBe(brand.slug);
  const me = (await owner.ask("/api/v1/me")).body;
  expect(me.brands.map((one: { role: string }) => one.role)).toEqual(["owner", "owner"]);
  const there = await owner.ask("/api/v1/brand", { "hamdel-brand": made.body.slug });
  expect(there.body).toMatchObject({ slug: made.body.slug, timeZone: "Asia/Tehran" });
  const taken = await owner.ask({ method: "POST", url: "/api/v1/brands", payload: { name: "x", slug: brand.slug } });
  expect([taken.status, taken.body.code]).toEqual([409, "slug_taken"]);
});

test("settings change, and the audit log names the fields that differ", async () => {
  const { brand, owner } = await shop();
  const workingWeek = {
    ...brand.workingWeek,
    thursday: [],
    saturday: [
      { from: "08:00", to: "12:30" },
      { from: "13:30", to: "24:00" },
    ],
  };
  const payload = { name: brand.name, moneyUnit: "rial", lapseAfterDays: 90, workingWeek };
  expect((await owner.ask({ method: "PATCH", url: "/api/v1/brand", payload })).status).toBe(200);
  expect(await inBrand(house, brand, brandSettings)).toMatchObject({
    moneyUnit: "rial",
    lapseAfterDays: 90,
    workingWeek,
  });
  const log = (await owner.ask("/api/v1/audit?action=brand.changed")).body.rows;
  expect(log).toMatchObject([{ detail: { changed: ["moneyUnit", "lapseAfterDays", "workingWeek"] } }]);
});

test("hours that overlap or run backwards, and unknown zones, are refused by name", async () => {
  const { brand, owner } = await shop();
  const change = async (payload: object) => (await owner.ask({ method: "PATCH", url: "/api/v1/brand", payload })).body;
  const saturday = (...periods: [string, string][]) => ({
    workingWeek: { ...brand.workingWeek, saturday: periods.map(([from, to]) => ({ from, to })) },
  });
  const wrong = [
    saturday(["09:00", "12:00"], ["11:00", "14:00"]),
    saturday(["17:00", "09:00"]),
    saturday(["9", "10"]),
    { timeZone: "Asia/Nowhere" },
    { timeZone: "+03:30" },
    { currency: "toman" },
    { name: " " },
  ];
  for (const payload of wrong) expect(await change(payload)).toMatchObject({ code: "invalid" });
});

test("holidays are listed, written, renamed and removed by hand; adding the official ones twice adds nothing", async () => {
  const { owner } = await shop();
  const list = async () => (await owner.ask("/api/v1/holidays?from=2026-03-21&to=2027-03-20")).body.rows;
  const seeded = (await list()).length;
  expect(seeded).toBe(26);
  const put = (day: string, title: string) =>
    owner.ask({ method: "PUT", url: `/api/v1/holidays/${day}`, payload: { title } });
  expect((await put("2026-12-21", "شب یلدا")).status).toBe(204);
  expect((await put("2026-08-04", "اربعین، اعلام‌شده")).status).toBe(204);
  expect(await list()).toContainEqual({
    day: "2026-12-21",
    title: "شب یلدا",
    official: false,
    subjectToAnnouncement: false,
  });
  expect((await list()).find((one: { day: string }) => one.day === "2026-08-04").subjectToAnnouncement).toBe(false);
  expect((await owner.ask({ method: "DELETE", url: "/api/v1/holidays/2026-12-21" })).status).toBe(204);
  expect((await owner.ask({ method: "DELETE", url: "/api/v1/holidays/2026-12-21" })).status).toBe(404);
  const official = await owner.ask({ method: "POST", url: "/api/v1/holidays/official", payload: { jalaliYear: 1405 } });
  expect(official.body).toEqual({ added: 0, lunarKnown: true });
  expect((await put("2026-13-40", "هیچ")).status).toBe(400);
});

test("a brand's day begins at midnight of its own zone", () => {
  const instant = new Date("2026-11-24T20:45:00Z");
  expect(isoDayInBrand({ timeZone: "Asia/Tehran" }, instant)).toBe("2026-11-25");
  expect(isoDayInBrand({ timeZone: "Europe/London" }, instant)).toBe("2026-11-24");
});

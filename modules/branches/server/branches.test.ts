import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { usualWeek } from "../../admin/contract.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import { module as knowledge } from "../../knowledge/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import { hoursText } from "../hours-text.ts";
import { module as branches } from "../module.ts";
import { kilometresBetween } from "./distance.ts";

const database = await testDatabase();
let now = new Date("2026-11-24T11:00:00Z");
const house = await testHouse(database, { clock: () => now });
const app = await testApp(house, [customers, timeline, inbox, knowledge, branches]);

async function shop() {
  const brand = await given.brand(house);
  const boss = await signedIn(app, brand, await given.user(house, { brand }));
  const agent = await signedIn(app, brand, await given.user(house, { brand, role: "agent" }));
  const send = (method: "POST" | "PUT" | "DELETE", url: string, payload: object = {}) =>
    boss.ask({ method, url: `/api/v1${url}`, payload });
  const rows = async () => (await boss.ask("/api/v1/branches")).body.rows;
  const bring = async (payload: string) => {
    const cookie = [...boss.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, "hamdel-brand": brand.slug, "content-type": "text/csv" };
    const answer = await app.inject({ method: "POST", url: "/api/v1/branch-imports", headers, payload });
    return { body: answer.json() };
  };
  const page = async (query = "", form?: string) => {
    const url = `/branches/${brand.slug}${query}`;
    const answer = form
      ? await app.inject({
          method: "POST",
          url,
          payload: form,
          headers: { "content-type": "application/x-www-form-urlencoded" },
        })
      : await app.inject(url);
    return { status: answer.statusCode, text: answer.body };
  };
  return { brand, boss, agent, send, rows, bring, page };
}

const zand = {
  ...{ kind: "own", name: "شعبهٔ زند", city: "شیراز", address: "خیابان زند", phone: "071-32330000" },
  ...{ hours: usualWeek, open_on_holidays: false, latitude: 29.6257, longitude: 52.5311 },
};

test("a branch is added once, changed, hidden, removed and brought back; agents look and change nothing", async () => {
  const { send, rows, agent } = await shop();
  const { body } = await send("POST", "/branches", zand);
  expect((await send("POST", "/branches", { ...zand, name: "شعبه زند" })).status).toBe(409);
  await send("PUT", `/branches/${body.id}`, { ...zand, phone: "071-1" });
  await send("PUT", `/branches/${body.id}/switch`, { on: false });
  expect(await rows()).toMatchObject([{ phone: "071-1", off_at: now.toISOString() }]);
  await send("DELETE", `/branches/${body.id}`);
  expect(await rows()).toEqual([]);
  expect((await send("PUT", `/branches/${body.id}`, zand)).status).toBe(404);
  await send("POST", `/branches/${body.id}/restore`);
  expect(await rows()).toHaveLength(1);
  expect((await agent.ask("/api/v1/branches")).status).toBe(200);
  expect((await agent.ask({ method: "POST", url: "/api/v1/branches", payload: zand })).status).toBe(403);
  expect((await send("POST", "/branches", { ...zand, name: "نیمه", longitude: null })).status).toBe(400);
});

test("a file of branches comes in once, says what it could not read, and goes out as it came in", async () => {
  const { bring, rows, boss } = await shop();
  const text = [
    "\ufeffنام,شهر,نوع,نشانی,تلفن,شنبه,جمعه,عرض جغرافیایی,طول جغرافیایی",
    "شعبهٔ ونک,تهران,شعبه,میدان ونک,۰۲۱۸۸۰۰,۹-۱۳ ۱۶:۳۰-۲۱,تعطیل,۳۵٫۷۵۷,51.41",
    "نمایندگی یزد,یزد,نمایندگی,=1+1,,9-13,,,",
    "نمایندگی قم,قم,نمایندگی,,,از صبح,,,",
    ",قم,,,,,,,",
  ].join("\r\n");
  expect((await bring(text)).body).toEqual({
    ...{ added: 2, changed: 0, unchanged: 0 },
    rejected: [
      { line: 4, column: "saturday", value: "از صبح" },
      { line: 5, column: "name", value: "" },
    ],
  });
  expect((await bring(text)).body).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  const [vanak] = await rows();
  expect(vanak).toMatchObject({ kind: "own", latitude: 35.757 });
  expect(vanak.hours.saturday).toEqual([
    { from: "09:00", to: "13:00" },
    { from: "16:30", to: "21:00" },
  ]);
  const out = await boss.ask("/api/v1/branch-export");
  expect(out.body).toContain("'=1+1");
  expect((await bring(out.body)).body).toMatchObject({ added: 0, changed: 0, unchanged: 2, rejected: [] });
  expect((await bring("نام,شهر,تلفن\nشعبهٔ ونک,تهران,021-5")).body).toMatchObject({ changed: 1 });
  expect((await rows())[0]).toMatchObject({ phone: "021-5", address: "میدان ونک", latitude: 35.757 });
  expect((await bring("a,b\n1,2")).body.code).toBe("branch_columns");
});

test("the public page lists by city, says what is open on the brand's clock and holidays, and runs nothing that was written", async () => {
  const { send, page } = await shop();
  expect((await page()).text).toContain("هنوز شعبه‌ای ثبت نشده است");
  await send("POST", "/branches", { ...zand, address: "<script>alert(1)</script>" });
  const { body } = await send("POST", "/branches", { ...zand, name: "پنهان", city: "اهواز" });
  await send("PUT", `/branches/${body.id}/switch`, { on: false });
  await send("POST", "/branches", {
    ...zand,
    name: "همیشه باز",
    city: "تهران",
    open_on_holidays: true,
    latitude: 35.7,
  });
  const { text, status } = await page();
  expect(status).toBe(200);
  expect(text).toContain("الان باز است، تا ساعت ۱۷:۰۰");
  expect(text).not.toContain("<script>alert");
  expect(text).not.toContain("پنهان");
  expect(text).toContain('href="geo:29.6257,52.5311?q=');
  await send("PUT", "/holidays/2026-11-24", { title: "تعطیلی" });
  const shiraz = (await page(`?city=${encodeURIComponent("شیراز")}`)).text;
  expect(shiraz).toContain("الان بسته است؛ فردا ساعت ۰۹:۰۰ باز می‌شود");
  expect(shiraz).not.toContain("همیشه باز");
  expect((await page("?lang=en")).text).toContain("Open now, until 17:00");
  expect((await app.inject("/branches/nobody-here")).statusCode).toBe(404);
});

test("with the visitor's position the nearest stand first, and without one it says so", async () => {
  const { send, page } = await shop();
  await send("POST", "/branches", zand);
  await send("POST", "/branches", { ...zand, name: "تهرانی", city: "تهران", latitude: 35.7, longitude: 51.4 });
  const near = (await page("", "lat=35.6&lng=51.4")).text;
  expect(near.indexOf("تهرانی")).toBeLessThan(near.indexOf("شعبهٔ زند"));
  expect(near).toContain("۱۱ کیلومتر");
  expect((await page("", "lat=&lng=")).text).toContain("جای شما پیدا نشد");
  expect((await page("", "lat=900&lng=1")).text).toContain("جای شما پیدا نشد");
});

test("a page of many branches stays below 60 kB", async () => {
  const { bring, page } = await shop();
  const lines = Array.from(
    { length: 1000 },
    (_, n) => `فروشگاه ${n},شهر شمارهٔ ${n % 500},${"نشانی دراز ".repeat(20)},021-${n}`,
  );
  await bring(["نام,شهر,نشانی,تلفن", ...lines].join("\n"));
  for (const query of ["", "?page=7", `?city=${encodeURIComponent("شهر شمارهٔ 7")}`]) {
    const { text } = await page(query);
    expect(text).toContain("فروشگاه");
    expect(Buffer.byteLength(text)).toBeLessThan(60_000);
  }
  now = new Date(now.getTime() + 1000);
});

test("distances are those of the globe, and hours are told as people say them", () => {
  const tehran = { latitude: 35.6892, longitude: 51.389 };
  const mashhad = { latitude: 36.2605, longitude: 59.6168 };
  expect(kilometresBetween(tehran, mashhad)).toBeCloseTo(741, -1);
  expect(kilometresBetween(tehran, tehran)).toBe(0);
  expect(kilometresBetween({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(
    111.2,
    0,
  );
  const night = { ...usualWeek, friday: [{ from: "00:00", to: "24:00" }] };
  expect(hoursText(night, "fa")).toBe("شنبه تا چهارشنبه ۹ تا ۱۷، پنجشنبه ۹ تا ۱۳، جمعه شبانه‌روزی");
});

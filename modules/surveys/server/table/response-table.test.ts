import { mkdtemp, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { readRows } from "../../../../platform/files/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inBrand } from "../../../admin/testing.ts";
import { answeringApp } from "../../testing/answering-app.ts";
import { multipart, photo } from "../../testing/multipart.ts";
import { takeResponses } from "../respond/take-responses.ts";

const database = await testDatabase();
const house = await testHouse(database);

const option = (key: string, fa: string, en: string) => ({ key, title: { fa, en } });
const asked = (title: string) => [
  { type: "scale", key: "recommend", title: { fa: title, en: "Recommend?" }, from: 0, to: 10, score: "nps" },
  {
    ...{ type: "choice", key: "ways", title: { fa: "از کجا؟", en: "From where?" }, many: true, other: true },
    options: [option("web", "سایت، یا برنامه", "Site, or app"), option("shop", "فروشگاه", "Shop")],
  },
  {
    ...{ type: "ranking", key: "order", title: { fa: "به ترتیب", en: "In order" } },
    options: [option("a", "قیمت", "Price"), option("b", "کیفیت", "Quality")],
  },
  {
    ...{ type: "matrix", key: "parts", title: { fa: "بخش‌ها", en: "Parts" } },
    rows: [option("food", "غذا", "Food"), option("staff", "رفتار", "Staff")],
    columns: [option("good", "خوب", "Good"), option("bad", "بد", "Bad")],
  },
  { type: "date", key: "day", title: { fa: "روز", en: "Day" } },
  { type: "consent", key: "call", title: { fa: "تماس؟", en: "Call?" }, purpose: "survey" },
  { type: "text", key: "why", title: { fa: "چرا؟", en: "Why?" }, comment: true },
  { type: "file", key: "photo", title: { fa: "عکس", en: "Photo" } },
];
const definition = (title: string) => ({
  languages: ["fa", "en"],
  sections: [{ key: "only", questions: asked(title) }],
});

/** A survey of all kinds of questions that was asked otherwise once it was live, and how its table is read. */
async function story(settings: object = {}) {
  const told = await answeringApp(house, database);
  const { api, app, boss, brand } = told;
  await api.post("/surveys", { key: "all", name: "همه", definition: definition("توصیه؟"), settings });
  await api.post("/surveys/all/versions", {});
  const tell = (body: object) => api.post("/surveys/all/responses", body);
  const again = async () => {
    await api.patch("/surveys/all", { draft: definition("توصیه می‌کنید؟") });
    await api.post("/surveys/all/versions", {});
  };
  const cookie = [...boss.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const download = (query = "", language = "fa") =>
    app.inject({
      url: `/api/v1/surveys/all/responses/export${query}`,
      headers: { cookie, "hamdel-brand": brand.slug, "accept-language": language },
    });
  const table = async (query = "", language = "fa") => {
    const text = (await download(query, language)).body.replace(/^\ufeff/, "");
    return Papa.parse<Record<string, string>>(text, { header: true, newline: "\r\n", skipEmptyLines: true }).data;
  };
  return { ...told, tell, again, table, download };
}

test("every kind of answer has its column, a question asked otherwise another one, and the page's filter narrows the file", async () => {
  const { api, tell, again, table, invite, app, get, hidden } = await story();
  await tell({
    answered_at: "2026-03-20T20:45:00Z",
    customer_external_id: "C-7",
    mode: "phone",
    channel: "phone",
    touchpoint: "delivery",
    partner: "P-1",
    agent: "بهرام",
    answers: { recommend: 3, why: "=1+1" },
  });
  await tell({ answered_at: "2026-03-20T20:15:00Z", test: true, answers: { recommend: 1 } });
  await again();
  await tell({
    answered_at: "2026-03-25T10:00:00Z",
    language: "en",
    answers: {
      recommend: 9,
      ways: { picked: ["web", "shop"], other: 'نمایشگاه "بزرگ"' },
      order: ["b", "a"],
      parts: { food: "good", staff: "bad" },
      day: "2026-03-21",
      call: true,
    },
  });
  const [newer, older, ...more] = await table();
  expect(more).toEqual([]);
  expect(newer).toMatchObject({
    زمان: "1405/01/05 13:30",
    "زمان (ISO)": "2026-03-25T10:00:00.000Z",
    شیوه: "API",
    زبان: "انگلیسی",
    نسخه: "2",
    "توصیه می‌کنید؟": "9",
    "توصیه؟ (نسخهٔ 1)": "",
    "از کجا؟": "سایت، یا برنامه | فروشگاه",
    "از کجا؟ – نوشتهٔ دیگر": 'نمایشگاه "بزرگ"',
    "به ترتیب": "1. کیفیت | 2. قیمت",
    "بخش‌ها – غذا": "خوب",
    "بخش‌ها – رفتار": "بد",
    روز: "1405/01/01",
    "تماس؟": "بله",
  });
  expect(older).toMatchObject({
    زمان: "1405/01/01 00:15",
    شیوه: "مصاحبهٔ تلفنی",
    کانال: "تلفن",
    "نقطهٔ تماس": "تحویل",
    کارشناس: "بهرام",
    "شمارهٔ مشتری": "C-7",
    "توصیه می‌کنید؟": "",
    "توصیه؟ (نسخهٔ 1)": "3",
    "چرا؟": "'=1+1",
  });
  // Days are the brand's: quarter past midnight in Tehran is the first of Farvardin, the day before in Greenwich.
  expect(await table("?from=2026-03-21&to=2026-03-21")).toHaveLength(1);
  expect(await table("?to=2026-03-20")).toEqual([]);
  expect(await table("?mode=phone")).toHaveLength(1);
  expect(await table("?channel=sms")).toEqual([]);
  expect(await table("?language=en&commented=true")).toEqual([]);
  expect((await api.get("/responses?survey=all&mode=phone&from=2026-03-21")).body.rows).toHaveLength(1);
  const [english] = await table("?language=en", "en");
  expect(english).toMatchObject({ Time: "2026-03-25 13:30", "From where?": "Site, or app | Shop", "Call?": "Yes" });
  const link = await invite("all");
  const { body: payload, type } = multipart({ ...hidden((await get(link)).body), recommend: "5", _do: "next" }, [
    { field: "photo", name: "گلدان.png", bytes: photo },
  ]);
  await app.inject({ method: "POST", url: link, payload, headers: { "content-type": type } });
  expect((await table())[0]).toMatchObject({ عکس: "گلدان.png", مشتری: "sara@example.com", شیوه: "ایمیل" });
});

test("what an earlier version asked beside the same words is there too, called as it was called then", async () => {
  const { api, tell, table } = await story();
  const ways = (options: object[], other: boolean) => ({
    ...{ type: "choice", key: "ways", title: { fa: "از کجا؟" }, many: true, other, options },
  });
  const parts = (rows: object[]) => ({
    ...{ type: "matrix", key: "parts", title: { fa: "بخش‌ها" }, rows },
    columns: [option("good", "خوب", "Good"), option("bad", "بد", "Bad")],
  });
  const asking = async (...questions: object[]) => {
    await api.patch("/surveys/all", { draft: { languages: ["fa"], sections: [{ key: "only", questions }] } });
    await api.post("/surveys/all/versions", {});
  };
  const [food, packing] = [option("food", "غذا", "Food"), option("packing", "بسته‌بندی", "Packing")];
  const shop = option("shop", "فروشگاه", "Shop");
  await asking(ways([option("web", "سایت", "Site"), shop], true), parts([food, packing]));
  await tell({
    answered_at: "2026-03-21T10:00:00Z",
    answers: { ways: { picked: ["web"], other: "دوستم" }, parts: { food: "bad", packing: "good" } },
  });
  await asking(ways([shop, option("web", "برنامه", "App")], false), parts([food]));
  await tell({ answered_at: "2026-03-22T10:00:00Z", answers: { ways: ["web"], parts: { food: "good" } } });
  const [newer, older] = await table();
  expect(newer).toMatchObject({ "از کجا؟": "برنامه", "بخش‌ها – غذا": "خوب", "بخش‌ها – بسته‌بندی": "" });
  expect(older).toMatchObject({
    ...{ "از کجا؟": "سایت", "از کجا؟ – نوشتهٔ دیگر": "دوستم", "بخش‌ها – غذا": "بد", "بخش‌ها – بسته‌بندی": "خوب" },
  });
});

/** What a spreadsheet would run stands behind an apostrophe. */
const harmless = (text: string) =>
  /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d[\d.,]*$/.test(text) ? `'${text}` : text;

test("whatever was written is read back the same, however wild; formulas are harmless", async () => {
  const { brand, table } = await story();
  const wild = fc
    .array(
      fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 40 }),
        fc.string({
          unit: fc.constantFrom('"', ",", "\r", "\n", ";", "=", "'", "@", "‌", "ی", " ", "\t", "-", "7"),
          maxLength: 12,
        }),
      ),
      { minLength: 1, maxLength: 30 },
    )
    .map((texts) => texts.map((text) => text.replaceAll("\0", "").toWellFormed().trim()).filter(Boolean));
  let told = 0;
  await fc.assert(
    fc.asyncProperty(wild, async (texts) => {
      const run = `run${++told}`;
      const responses = texts.map((why) => ({ touchpoint: run, answers: { recommend: 7, why } }));
      await inBrand(house, brand, (ctx) => takeResponses(ctx, "all", responses, "wild"));
      const read = (await table()).filter((row) => row["نقطهٔ تماس"] === run).map((row) => row["چرا؟"]!);
      expect(read.toSorted()).toEqual(texts.map(harmless).toSorted());
      expect(read.filter((text) => /^[=@＝＠]/.test(text))).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test("more than one step of rows comes whole, as XLSX too; programs page through the same by cursor", async () => {
  const { api, brand, table, download } = await story();
  // Three at each second, the last one alone.
  const responses = Array.from({ length: 2347 }, (_, n) => ({
    answered_at: new Date(Date.parse("2026-01-01") + Math.floor(n / 3) * 1000).toISOString(),
    answers: { recommend: n % 11, why: `نظر ${n}` },
  }));
  await inBrand(house, brand, (ctx) => takeResponses(ctx, "all", responses, "many"));
  const rows = await table();
  expect(new Set(rows.map((row) => row["چرا؟"])).size).toBe(2347);
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), "responses-")), "all.xlsx");
  await writeFile(file, (await download("?format=xlsx")).rawPayload);
  let read = 0;
  for await (const batch of readRows(file)) read += batch.length;
  expect(read).toBe(2347 + 1);
  const seen: number[] = [];
  for (let next: string | null = ""; next !== null; ) {
    const page: { rows: { id: number }[]; next: string | null } = (
      await api.get(`/surveys/all/responses?limit=1000${next && `&after=${next}`}`)
    ).body;
    seen.push(...page.rows.map(({ id }) => id));
    next = page.next;
  }
  expect([seen.length, new Set(seen).size]).toEqual([2347, 2347]);
  expect((await api.get("/surveys/all/responses?limit=1")).body.rows[0]).toMatchObject({
    ...{ mode: "api", version: 1, customer: null, files: {} },
    answers: { recommend: 2346 % 11, why: "نظر 2346" },
  });
  expect((await api.get("/surveys/all/responses?after=x")).status).toBe(400);
  const log = (await api.get("/audit?action=surveys.responses_exported")).body.rows;
  expect(log).toHaveLength(2);
  expect(log[0].detail).toEqual({ survey: "all", format: "xlsx" });
});

test("an anonymous survey's table knows nobody, and who may not export is refused", async () => {
  const { api, desk, table, invite, get, post, hidden } = await story({ anonymous: true });
  const link = await invite("all");
  await post(link, { ...hidden((await get(link)).body), recommend: "8", _do: "next" });
  const [row] = await table();
  expect(row).toMatchObject({ "توصیه؟": "8" });
  expect(Object.keys(row!)).not.toContain("مشتری");
  expect(Object.keys(row!)).not.toContain("شمارهٔ مشتری");
  expect((await api.get("/surveys/all/responses")).body.rows[0].customer).toBeNull();
  const refused = await desk.ask({ method: "GET", url: "/api/v1/surveys/all/responses/export" });
  expect(refused.status).toBe(403);
  expect((await api.get("/surveys/none/responses/export")).status).toBe(404);
});

import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inBrand } from "../../../admin/testing.ts";
import { findPartner } from "../../../customers/index.ts";
import { answeringApp } from "../../testing/answering-app.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const story = () => answeringApp(house, database);
const minute = 60_000;

test("a link in a mail is looked at by scanners and counts nothing; the customer's tap counts once, and their words join it", async () => {
  const { survey, invite, get, post, hidden, facts, kept } = await story();
  const link = await invite(await survey("nps"));
  // A mail scanner opens every button.
  for (let score = 0; score <= 10; score += 1) expect((await get(`${link}?a=${score}`)).status).toBe(200);
  expect(await facts()).toEqual([]);
  const page = await get(`${link}?a=9`);
  expect(page.body).toMatch(/value="9" aria-label="۹" checked/);
  expect(page.headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  const fields = hidden(page.body);
  expect((await post(link, { ...fields, recommend: "9", why: "", _do: "tap" })).status).toBe(204);
  expect(await facts()).toEqual([{ weight: 1, nps: 9, mode: "email" }]);
  const done = await post(link, { ...fields, recommend: "9", why: "همه‌چیز به‌موقع رسید", _do: "next" });
  expect(done.body).toContain("سپاس که وقت گذاشتید");
  expect(await facts()).toHaveLength(3);
  expect(await kept()).toMatchObject([{ comment: "همه‌چیز به‌موقع رسید" }]);
  // Sent twice, it is the same answer.
  expect((await post(link, { ...fields, recommend: "9", why: "همه‌چیز به‌موقع رسید", _do: "next" })).status).toBe(200);
  expect(await facts()).toHaveLength(3);
  expect((await get(link)).body).toContain("تغییر پاسخ");
  passed += 61 * minute;
  const late = await post(link, { ...fields, recommend: "1", _do: "next" });
  expect([late.status, late.body.includes("پیش‌تر پاسخ داده‌اید")]).toEqual([409, true]);
  expect((await facts()).at(-1)).toMatchObject({ nps: 9 });
});

test("an answer outside its scale, a guessed link and one whose time is over each have a kind end, and what was typed is kept", async () => {
  const { survey, invite, get, post, hidden, kept, brand } = await story();
  const link = await invite(await survey("nps"));
  const fields = hidden((await get(link)).body);
  const missing = await post(link, { ...fields, why: "متنی که نباید گم شود", _do: "next" });
  expect(missing.status).toBe(422);
  expect(missing.body).toContain("پاسخ این پرسش لازم است.");
  expect(missing.body).toContain("متنی که نباید گم شود");
  const outside = await post(link, { ...fields, recommend: "11", why: "باز هم", _do: "next" });
  expect([outside.status, outside.body.includes("بیرون از بازه")]).toEqual([422, true]);
  expect(await kept()).toMatchObject([{ answered_at: null, answers: { why: "باز هم" } }]);
  // From another device, what was written is there.
  expect((await get(link)).body).toContain("باز هم");
  const guessed = await get(`/s/${brand.id.toString(36)}-AAAAAAAAAAAA`);
  expect([guessed.status, guessed.body.includes("این نشانی چیزی را نشان نمی‌دهد")]).toEqual([404, true]);
  expect((await get("/s/nonsense")).status).toBe(404);
  passed += 31 * 24 * 60 * minute;
  const late = await get(link);
  expect([late.status, late.body.includes("زمان این دعوت گذشته است")]).toEqual([410, true]);
});

test("two devices at once answer once, an anonymous invitation is used once and leads to no answer, and an open link takes many", async () => {
  const { survey, invite, get, post, hidden, facts, brand } = await story();
  const link = await invite(await survey("nps"));
  const fields = hidden((await get(link)).body);
  const both = await Promise.all([1, 2].map(() => post(link, { ...fields, recommend: "7", _do: "next" })));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(await facts()).toHaveLength(1);
  const hiddenOne = await survey("nps", { settings: { anonymous: true } });
  const secret = await invite(hiddenOne);
  const page = await get(secret);
  expect(page.body).toContain("بی‌نام");
  await post(secret, { ...hidden(page.body), recommend: "3", _do: "next" });
  expect((await get(secret)).body).toContain("پیش‌تر پاسخ داده‌اید");
  const again = await post(secret, {
    ...hidden((await get(link)).body),
    _asked: "recommend,why",
    recommend: "3",
    _do: "next",
  });
  expect(again.status).toBe(409);
  const { rows } = await database.owner.query(
    "select invitation_id, identity_id from survey_response r join survey s on s.brand_id = r.brand_id and s.id = r.survey_id where s.key = $1 and r.brand_id = $2",
    [hiddenOne, brand.id],
  );
  expect(rows.every((row) => row.invitation_id === null && row.identity_id === null)).toBe(true);
  const moments = await database.owner.query(
    "select used_at = due_at as as_due, opened_at from survey_invitation i join survey s on s.brand_id = i.brand_id and s.id = i.survey_id where s.key = $1 and i.brand_id = $2",
    [hiddenOne, brand.id],
  );
  expect(moments.rows).toEqual([{ as_due: true, opened_at: null }]);
  await inBrand(house, brand, (ctx) => findPartner(ctx, "شعبهٔ یک"));
  const partners = () =>
    database.owner.query("select from customer where brand_id = $1 and kind = 'partner'", [brand.id]);
  const open = `/s/${brand.slug}/${await survey("nps")}?touchpoint=store&partner=شعبهٔ یک`;
  const made = `/s/${brand.slug}/${await survey("nps")}?partner=ساختگی&product=ساختگی`;
  expect((await post(made, { ...hidden((await get(made)).body), recommend: "5", _do: "next" })).status).toBe(200);
  expect((await partners()).rowCount).toBe(1);
  for (const score of ["10", "2"]) {
    const answered = await post(open, { ...hidden((await get(open)).body), recommend: score, _do: "next" });
    expect(answered.status).toBe(200);
  }
  const last = await database.owner.query(
    "select nps, mode, touchpoint, partner_id is not null as partner from survey_fact where brand_id = $1 order by id desc limit 2",
    [brand.id],
  );
  expect(last.rows).toEqual([
    { nps: 2, mode: "web", touchpoint: "store", partner: true },
    { nps: 10, mode: "web", touchpoint: "store", partner: true },
  ]);
});

test("a tap on a choice in a mail counts too, and a survey that closes while it is answered says so in its own words and keeps them", async () => {
  const { api, survey, invite, get, post, hidden, facts, kept } = await story();
  const expected = await invite(await survey("expectation"));
  const page = await get(`${expected}?a=missed`);
  expect(page.body).toMatch(/value="missed" checked/);
  expect((await post(expected, { ...hidden(page.body), expected: "missed", _do: "tap" })).status).toBe(204);
  expect(await facts()).toHaveLength(1);
  expect((await get(`${await invite(await survey("expectation"))}?a=nonsense`)).body).not.toContain("checked>");
  const key = await survey("nps", { settings: { closed_words: { fa: "تا سال بعد!" } } });
  const link = await invite(key);
  const fields = hidden((await get(link)).body);
  await api.post(`/surveys/${key}/closing`, { closed: true });
  const late = await post(link, { ...fields, recommend: "8", why: "دیر رسیدم", _do: "next" });
  expect([late.status, late.body.includes("تا سال بعد!")]).toEqual([410, true]);
  expect((await kept()).at(-1)).toMatchObject({ answered_at: null, answers: { why: "دیر رسیدم" } });
});

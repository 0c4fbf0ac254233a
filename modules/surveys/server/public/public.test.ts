import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inBrand } from "../../../admin/testing.ts";
import { claim, customersOf } from "../../../customers/testing.ts";
import { givenInvitation } from "../../testing/given-invitation.ts";
import { surveysApp } from "../../testing/surveys-app.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const form = { "content-type": "application/x-www-form-urlencoded" };
const minute = 60_000;

async function story() {
  const told = await surveysApp(house);
  const { app, brand } = told;
  const get = async (url: string) => {
    const { statusCode, body, headers } = await app.inject({
      method: "GET",
      url,
      headers: { "accept-language": "fa" },
    });
    return { status: statusCode, body, headers };
  };
  const post = async (url: string, fields: Record<string, string>) => {
    const payload = new URLSearchParams(fields).toString();
    const { statusCode, body } = await app.inject({
      method: "POST",
      url,
      payload,
      headers: { ...form, "accept-language": "fa" },
    });
    return { status: statusCode, body };
  };
  /** The hidden fields of a page, as a browser sends them back. */
  const hidden = (page: string) =>
    Object.fromEntries([...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1]!, m[2]!]));
  const [customer] = await inBrand(house, brand, (ctx) => customersOf(ctx, claim("email:sara@example.com")));
  const identity = await database.owner.query("select id from identity where brand_id = $1 and type = 'email'", [
    brand.id,
  ]);
  const invite = (survey: string, more: object = {}) =>
    givenInvitation(house, database, { brandId: brand.id, survey, identityId: identity.rows[0].id, ...more });
  const facts = async () =>
    (
      await database.owner.query("select weight, nps, mode from survey_fact where brand_id = $1 order by id", [
        brand.id,
      ])
    ).rows;
  const kept = async () =>
    (
      await database.owner.query(
        "select answers, answered_at, comment from survey_response where brand_id = $1 order by id",
        [brand.id],
      )
    ).rows;
  return { ...told, get, post, hidden, customer, invite, facts, kept };
}

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

test("a survey with logic is walked page by page without script, back too, and keeps the version it began with", async () => {
  const { api, invite, get, post, hidden, kept } = await story();
  const yes = { match: "all", of: [{ of: "bought", is: "equals", value: "yes" }] };
  const option = (key: string, fa: string) => ({ key, title: { fa } });
  const definition = {
    languages: ["fa"],
    sections: [
      {
        key: "first",
        questions: [
          {
            type: "choice",
            key: "bought",
            title: { fa: "خرید کردید؟" },
            required: true,
            options: [option("yes", "بله"), option("no", "نه")],
          },
          { type: "text", key: "what", title: { fa: "چه خریدید؟" }, show_if: yes },
        ],
        jumps: [{ when: { match: "all", of: [{ of: "bought", is: "equals", value: "no" }] }, to: "ending:sorry" }],
      },
      { key: "second", questions: [{ type: "date", key: "when", title: { fa: "«{{what}}» کی رسید؟" } }] },
    ],
    endings: [{ key: "sorry", title: { fa: "کاش می‌خریدید" } }],
  };
  await api.post("/surveys", { key: "walk", name: "walk", definition });
  await api.post("/surveys/walk/versions", {});
  const link = await invite("walk");
  const first = await get(link);
  expect(first.body).toContain("خرید کردید؟");
  expect(first.body).not.toContain("چه خریدید؟");
  const second = await post(link, { ...hidden(first.body), bought: "yes", _do: "next" });
  expect(second.body).toContain("چه خریدید؟");
  // What changes now is for those who begin later.
  const shown = (await api.get("/surveys/walk")).body.draft;
  shown.sections[1].questions[0].title.fa = "تازه";
  await api.patch("/surveys/walk", { draft: shown });
  await api.post("/surveys/walk/versions", {});
  const third = await post(link, { ...hidden(second.body), what: "<b>کفش</b>", _do: "next" });
  expect(third.body).toContain("«&lt;b&gt;کفش&lt;/b&gt;» کی رسید؟");
  const back = await post(link, { ...hidden(third.body), _do: "back" });
  expect(back.body).toContain("چه خریدید؟");
  const wrong = await post(link, { ...hidden(third.body), when: "دیروز", _do: "next" });
  expect([wrong.status, wrong.body.includes("این تاریخ خوانده نشد")]).toEqual([422, true]);
  const done = await post(link, { ...hidden(third.body), when: "۱۴۰۵/۰۳/۱۲", _do: "next" });
  expect(done.body).toContain("سپاس که وقت گذاشتید");
  expect(await kept()).toMatchObject([{ answers: { bought: ["yes"], what: "<b>کفش</b>", when: "2026-06-02" } }]);
  const other = await invite("walk");
  const refused = await post(other, { ...hidden((await get(other)).body), bought: "no", _do: "next" });
  expect(refused.body).toContain("کاش می‌خریدید");
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
  const open = `/s/${brand.slug}/${await survey("nps")}?touchpoint=store&partner=شعبهٔ یک`;
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

test("a page weighs little and shows hostile words as words", async () => {
  const { api, survey, invite, get } = await story();
  const key = await survey("nps");
  const draft = (await api.get(`/surveys/${key}`)).body.draft;
  draft.sections[0].questions[0].title.fa =
    '<script>alert(1)</script>{{customer.first_name}}"><img src=x onerror=alert(1)>';
  await api.patch(`/surveys/${key}`, { draft });
  await api.post(`/surveys/${key}/versions`, {});
  const { body } = await get(await invite(key));
  expect(body).not.toMatch(/<script>alert|<img/);
  expect(Buffer.byteLength(body)).toBeLessThan(20_000);
});

test("a kiosk's answers that waited for a network count once, for the day on which they were given", async () => {
  const { survey, get, post, brand, facts } = await story();
  const key = await survey("csat");
  const page = await get(`/s/${brand.slug}/${key}/kiosk`);
  expect(page.body).toContain('src="/s/kiosk.js"');
  expect((await get("/s/walk.js")).body).toContain("export function walk(");
  expect((await get("/s/walk.js")).body).not.toContain("import type");
  const at = new Date(house.clock().getTime() - 3 * 86_400_000).toISOString();
  const kept = { _key: "a-key-of-the-device", _do: "kiosk", _at: at, _asked: "satisfied,why", satisfied: "2", why: "" };
  for (const _again of [1, 2]) expect((await post(`/s/${brand.slug}/${key}`, kept)).status).toBe(204);
  expect(await facts()).toHaveLength(1);
  const { rows } = await database.owner.query(
    "select mode, csat, answered_at from survey_response where brand_id = $1",
    [brand.id],
  );
  expect(rows).toMatchObject([{ mode: "kiosk", csat: 2 }]);
  expect(rows[0].answered_at.toISOString()).toBe(at);
});

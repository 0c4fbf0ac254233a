import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { signSiteClaim } from "../../../admin/index.ts";
import { answeringApp } from "../../testing/answering-app.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const [minute, day] = [60_000, 86_400_000];

/** A brand with an app that tells what happens in it. */
async function story() {
  passed = 0;
  const told = await answeringApp(house, database);
  const { api, app } = told;
  await api.post("/sites", { name: "برنامه", domains: ["shop.ir"] });
  const site = (await api.get("/sites")).body.rows[0] as { id: number; key: string };
  const { secret } = (await api.post(`/sites/${site.id}/secret`)).body as { secret: string };
  const call = async (url: string, payload?: object, headers: Record<string, string> = {}) => {
    const answer = await app.inject({
      method: payload ? "POST" : "GET",
      url: `/api/v1/app/surveys${url}`,
      headers: { ...(payload && { "content-type": "application/json" }), ...headers },
      ...(payload && { payload: JSON.stringify(payload) }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.body ? answer.json() : null };
  };
  const happens = (event: string, more: object = {}) =>
    call("", { key: site.key, visitor: randomUUID(), event, ...more });
  const answer = (link: string, answers: object, more: object = {}) =>
    call(`/${link}/answers`, { client_id: "device-0001", answers, done: true, ...more });
  const rule = (key: string, more: object = {}, on = true) => api.put(`/surveys/${key}/in-app`, { rule: more, on });
  const claim = (who: object) => signSiteClaim(secret, { exp: house.clock().getTime() / 1000 + 600, ...who });
  const listed = async (key: string) => (await api.get(`/responses?survey=${key}`)).body.rows;
  return { ...told, site, call, happens, answer, rule, claim, listed };
}

test("an app tells what happened and gets a survey to draw; answers are kept, then handed in once under the mode and the event", async () => {
  const { api, survey, happens, answer, rule, claim, listed, call } = await story();
  const key = await survey("nps");
  expect((await happens("order_delivered")).body).toEqual({ survey: null });
  await rule(key, { events: ["order_delivered"], language: "fa" });
  expect((await happens("app_opened")).body).toEqual({ survey: null });
  const known = (await api.post("/customers", { phone: "09121112233", name: "مینا رضایی" })).body.id;
  const asked = await happens("order_delivered", { claim: claim({ phone: "09121112233" }), language: "en" });
  expect(asked.body.survey).toMatchObject({
    ...{ survey: key, language: "fa", direction: "rtl", answers: {}, answered: false, anonymous: false },
    definition: { languages: ["fa", "en"] },
  });
  // The survey does not speak of them: whoever has the link learns no name.
  expect(asked.body.survey.customer).toEqual({});
  expect(asked.headers["cache-control"]).toBe("no-store");
  const { link, page } = asked.body.survey;
  expect(page).toContain(`/s/${link}?in=app&lang=fa`);
  const kept = await answer(link, { recommend: 4 }, { done: false });
  expect(kept.body).toEqual({ result: "kept", next: ["why"], ending: null });
  expect(await listed(key)).toEqual([]);
  expect((await call(`/${link}`)).body).toMatchObject({ answers: { recommend: 4 }, answered: false });
  expect((await answer(link, { recommend: 40 })).body).toMatchObject({
    code: "answers_refused",
    fields: [{ path: "recommend", code: "answer_out_of_scale" }],
  });
  const done = await answer(link, { recommend: 4, why: "دیر رسید", gone_question: 1 });
  expect(done.body).toMatchObject({ result: "recorded", next: [] });
  expect((await answer(link, { why: "دیر رسید" })).body.result).toBe("repeated");
  expect((await answer(link, { recommend: 5 })).body.result).toBe("changed");
  expect(await listed(key)).toMatchObject([
    { ...{ nps: 5, mode: "app", channel: "app", touchpoint: "order_delivered" }, customer: { id: known } },
  ]);
  expect((await api.get(`/surveys/${key}/in-app`)).body).toMatchObject({ on: true, shown: 1, answered: 1, refused: 0 });
  passed += 61 * minute;
  expect((await answer(link, { recommend: 1 })).body.code).toBe("survey_answered");
  expect((await call("/1-nothingnothing")).status).toBe(404);
});

test("the rules that hold on sites hold in apps: nobody twice, colleagues never, a share, a refusal, and never another's origin", async () => {
  const { api, survey, happens, rule, claim, call, site } = await story();
  const [one, two] = [await survey("nps"), await survey("csat")];
  await rule(one, { again_days: 60 });
  await rule(two);
  const visitor = randomUUID();
  const signed = () => claim({ phone: "09121112233" });
  const first = (await happens("paid", { visitor, claim: signed() })).body.survey;
  expect(first.survey).toBe(one);
  expect((await happens("paid", { visitor })).body.survey).toBeNull();
  expect((await happens("paid", { claim: signed() })).body.survey).toBeNull();
  const asked = { audience: { kind: "all" }, channels: ["sms"], dry_run: true };
  expect((await api.post(`/surveys/${two}/waves`, asked)).body.left_out).toMatchObject({ asked_lately: 1 });
  passed = 31 * day;
  // The first one asks nobody again for sixty days; the second one may.
  expect((await happens("paid", { visitor, claim: signed() })).body.survey.survey).toBe(two);
  const [colleague] = (await api.get("/members")).body.rows as { email: string }[];
  expect((await happens("paid", { claim: claim({ email: colleague!.email }) })).body.survey).toBeNull();
  await rule(one, { share: 0.000001 });
  await rule(two, {}, false);
  expect((await happens("paid")).body.survey).toBeNull();
  await rule(one, { site: site.id });
  const refusing = randomUUID();
  const shown = (await happens("paid", { visitor: refusing })).body.survey;
  expect((await call(`/${shown.link}/dismissal`, { how: "never" })).status).toBe(204);
  expect((await api.get(`/surveys/${one}/in-app`)).body.refused).toBe(1);
  passed = 200 * day;
  expect((await happens("paid", { visitor: refusing })).body.survey).toBeNull();
  // What they ask for by their own hand stays open to them.
  expect((await happens("menu", { visitor: refusing, survey: one })).body.survey).toMatchObject({ survey: one });
  const origin = { origin: "https://evil.example" };
  expect((await call("", { key: site.key, visitor, event: "paid" }, origin)).body.code).toBe("origin_refused");
  expect((await call("", { key: "hs_0000000000000000", visitor, event: "paid" })).body.code).toBe("site_unknown");
  await rule(one, { site: site.id + 1 });
  expect((await happens("paid")).body.survey).toBeNull();
});

test("what was never shown was not asked, and what was put off stays answerable", async () => {
  const { survey, happens, answer, rule, call } = await story();
  const key = await survey("nps");
  await rule(key);
  const visitor = randomUUID();
  const unseen = (await happens("paid", { visitor })).body.survey;
  await call(`/${unseen.link}/dismissal`, { how: "unseen" });
  expect((await answer(unseen.link, { recommend: 9 })).status).toBe(404);
  const again = (await happens("paid", { visitor })).body.survey;
  await call(`/${again.link}/dismissal`, { how: "later" });
  expect((await happens("paid", { visitor })).body.survey).toBeNull();
  expect((await answer(again.link, { recommend: 9 })).body.result).toBe("recorded");
});

test("answers that waited on a device count for when they were given, also after the closing; a wrong clock changes nothing", async () => {
  const { api, survey, happens, answer, rule, call } = await story();
  const key = await survey("nps");
  await rule(key);
  const asked = async () => (await happens("paid")).body.survey.link as string;
  const [early, late, odd] = [await asked(), await asked(), await asked()];
  const given = new Date(house.clock().getTime() + minute).toISOString();
  passed = 2 * day;
  await api.post(`/surveys/${key}/closing`, { closed: true });
  expect((await answer(late, { recommend: 3 })).body.code).toBe("survey_closed");
  expect((await call(`/${late}`)).body.code).toBe("survey_closed");
  // Required and missing: nobody can be asked again.
  expect((await answer(early, { why: "بد نبود" }, { answered_at: given })).body.result).toBe("recorded");
  expect((await answer(early, { why: "بد نبود" }, { answered_at: given })).body.result).toBe("repeated");
  expect((await answer(late, { recommend: 3 }, { answered_at: house.clock().toISOString() })).body.code).toBe(
    "survey_closed",
  );
  await api.post(`/surveys/${key}/closing`, { closed: false });
  const future = new Date(house.clock().getTime() + 400 * day).toISOString();
  expect((await answer(odd, { recommend: 9 }, { answered_at: future })).body.result).toBe("recorded");
  const [newest, older] = (await api.get(`/surveys/${key}/responses`)).body.rows;
  expect(older).toMatchObject({ answered_at: given, answers: { recommend: null, why: "بد نبود" } });
  expect(Date.parse(newest.answered_at)).toBeLessThanOrEqual(house.clock().getTime());
  passed = 40 * day;
  expect((await answer(late, { recommend: 3 })).body.code).toBe("survey_expired");
});

test("an anonymous survey in an app keeps nobody, and the same device telling it again tells nothing new", async () => {
  const { survey, happens, answer, rule, claim, brand } = await story();
  const key = await survey("nps", { settings: { anonymous: true } });
  await rule(key);
  const { link } = (await happens("paid", { claim: claim({ phone: "09121112233" }) })).body.survey;
  expect((await answer(link, { recommend: 9 })).body.result).toBe("recorded");
  expect((await answer(link, { recommend: 9 })).body.result).toBe("repeated");
  expect((await answer(link, { recommend: 1 })).body.code).toBe("survey_answered");
  expect((await answer(link, { recommend: 1 }, { client_id: "device-0002" })).body.code).toBe("survey_answered");
  const { rows } = await database.owner.query(
    "select identity_id, invitation_id, nps from survey_response where brand_id = $1 and answered_at is not null",
    [brand.id],
  );
  expect(rows).toEqual([{ identity_id: null, invitation_id: null, nps: 9 }]);
});

test("a web view shows the survey without the brand's head and hears when it is done or over", async () => {
  const { api, survey, happens, rule, get, post, hidden, brand, listed } = await story();
  const key = await survey("nps");
  await rule(key);
  const { page } = (await happens("paid")).body.survey;
  const at = new URL(page).pathname + new URL(page).search;
  const shown = await get(at);
  expect(shown.body).toContain('data-app="asks"');
  expect(shown.body).toContain("/s/in-app.js");
  const action = /action="([^"]+)"/.exec(shown.body)![1]!.replaceAll("&amp;", "&");
  expect(action).toContain("in=app");
  const done = await post(action, { ...hidden(shown.body), recommend: "9", _do: "next" });
  expect(done.body).toContain('data-app="done"');
  const open = `/s/${brand.slug}/${key}?in=app`;
  await post(open, { ...hidden((await get(open)).body), recommend: "2", _do: "next" });
  expect((await listed(key)).map(({ nps, mode }: { nps: number; mode: string }) => [nps, mode])).toEqual([
    [2, "app"],
    [9, "app"],
  ]);
  await api.post(`/surveys/${key}/closing`, { closed: true });
  expect((await get(open)).body).toContain('data-app="over"');
  expect((await get("/s/in-app.js")).body).toContain("ReactNativeWebView");
});

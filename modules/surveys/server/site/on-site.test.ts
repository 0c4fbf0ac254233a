import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { signSiteClaim } from "../../../admin/index.ts";
import { answeringApp } from "../../testing/answering-app.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const day = 86_400_000;
const rows = async (text: string, brandId: number) => (await database.owner.query(text, [brandId])).rows;

/** A brand with a site whose script may ask. */
async function story() {
  passed = 0;
  const told = await answeringApp(house, database);
  const { api, app } = told;
  await api.post("/sites", { name: "سایت", domains: ["shop.ir"] });
  const site = (await api.get("/sites")).body.rows[0] as { id: number; key: string };
  const { secret } = (await api.post(`/sites/${site.id}/secret`)).body as { secret: string };
  const listed = async () =>
    (await app.inject({ url: `/api/v1/site/surveys?key=${site.key}`, headers: { origin: "https://shop.ir" } })).json();
  const ask = async (survey: string, more: object = {}, origin = "https://shop.ir") => {
    const answer = await app.inject({
      method: "POST",
      url: "/api/v1/site/surveys",
      headers: { "content-type": "text/plain", origin },
      payload: JSON.stringify({
        key: site.key,
        survey,
        url: "https://shop.ir/%DA%AF%D9%84%D8%AF%D8%A7%D9%86?x=1",
        ...more,
      }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  };
  const rule = (key: string, more: object = {}, on = true) => api.put(`/surveys/${key}/on-site`, { rule: more, on });
  const claim = (who: object) => signSiteClaim(secret, { exp: house.clock().getTime() / 1000 + 600, ...who });
  /** The path of a link with what the card adds to it. */
  const within = (link: string) =>
    `${new URL(link).pathname}${new URL(link).search || "?"}&embed=${site.key}`.replace("?&", "?");
  return { ...told, site, listed, ask, rule, claim, within };
}

test("a script is told which surveys may ask on its site, and nothing of those that are off, closed, drafts or another site's", async () => {
  const { api, survey, listed, rule, app, site } = await story();
  const key = await survey("nps");
  expect(await listed()).toEqual({ surveys: [] });
  const where = ["/cart", "/product/*"];
  expect((await rule(key, { where, when: { kind: "leaving" }, share: 0.5 })).status).toBe(200);
  expect((await listed()).surveys).toMatchObject([
    {
      survey: key,
      where,
      when: { kind: "leaving" },
      share: 0.5,
      again_days: 90,
      form: "card",
      languages: ["fa", "en"],
    },
  ]);
  expect((await rule(key, { where: ["javascript:alert(1)"] })).status).toBe(400);
  await rule(key, { site: site.id + 1 });
  expect(await listed()).toEqual({ surveys: [] });
  await rule(key, {}, false);
  expect(await listed()).toEqual({ surveys: [] });
  await rule(key);
  expect((await listed()).surveys).toHaveLength(1);
  await api.post(`/surveys/${key}/closing`, { closed: true });
  expect(await listed()).toEqual({ surveys: [] });
  const foreign = await app.inject({
    url: `/api/v1/site/surveys?key=${site.key}`,
    headers: { origin: "https://evil.example" },
  });
  expect(foreign.json().code).toBe("origin_refused");
});

test("whoever is shown it answers as the visitor they are, about the page they were on, and the past comes along when their site says who they are", async () => {
  const { api, survey, ask, rule, claim, within, get, post, hidden, brand, site } = await story();
  const key = await survey("nps");
  await rule(key);
  const visitor = randomUUID();
  const shown = await ask(key, { visitor });
  expect(shown).toMatchObject({ status: 200, body: { languages: ["fa", "en"] } });
  expect(shown.headers["access-control-allow-origin"]).toBe("https://shop.ir");
  const page = await get(within(shown.body.link));
  expect(page.headers["content-security-policy"]).toContain("frame-ancestors https://shop.ir http://shop.ir;");
  expect(page.headers["x-frame-options"]).toBeUndefined();
  expect(page.body).toContain("/s/embedded.js");
  const action = /action="([^"]+)"/.exec(page.body)![1]!.replaceAll("&amp;", "&");
  expect(action).toContain(`embed=${site.key}`);
  const done = await post(action, { ...hidden(page.body), recommend: "4", why: "گران بود", _do: "next" });
  expect(done.body).toContain('data-asks="no"');
  const [answered] = (await api.get(`/responses?survey=${key}`)).body.rows;
  expect(answered).toMatchObject({ nps: 4, mode: "web", channel: "web", touchpoint: "/گلدان", comment: "گران بود" });
  expect((await api.get(`/surveys/${key}/on-site`)).body).toMatchObject({ on: true, shown: 1, answered: 1 });
  const known = (await api.post("/customers", { phone: "09121112233", name: "مینا" })).body.id;
  await ask(await survey("csat"), { visitor, claim: claim({ phone: "09121112233" }), by_hand: true });
  expect((await api.get(`/responses?survey=${key}`)).body.rows[0].customer).toMatchObject({ id: known });
  expect(await rows("select 1 from survey_invitation where brand_id = $1 and channel = 'web'", brand.id)).toHaveLength(
    2,
  );
});

test("nobody is asked too often: by this survey, by any other, as a visitor or as a customer; colleagues never", async () => {
  const { api, survey, ask, rule, claim } = await story();
  const [one, two] = [await survey("nps"), await survey("csat")];
  await rule(one, { again_days: 60 });
  await rule(two);
  const visitor = randomUUID();
  const signed = () => claim({ phone: "09121112233" });
  expect((await ask(one, { visitor, claim: signed() })).body.link).toBeTruthy();
  expect((await ask(one, { visitor })).body.link).toBeNull();
  expect((await ask(two, { visitor })).body.link).toBeNull();
  // On another device it is the same customer.
  expect((await ask(two, { visitor: randomUUID(), claim: signed() })).body.link).toBeNull();
  expect((await ask(two, { visitor: randomUUID() })).body.link).toBeTruthy();
  const asked = { audience: { kind: "all" }, channels: ["sms"], dry_run: true };
  expect((await api.post(`/surveys/${two}/waves`, asked)).body.left_out).toMatchObject({ asked_lately: 1 });
  passed = 31 * day;
  expect((await ask(two, { visitor, claim: signed() })).body.link).toBeTruthy();
  passed = 40 * day;
  expect((await ask(one, { visitor })).body.link).toBeNull();
  passed = 75 * day;
  expect((await ask(one, { visitor })).body.link).toBeTruthy();
  const [colleague] = (await api.get("/members")).body.rows as { email: string }[];
  const signedColleague = claim({ email: colleague!.email });
  expect((await ask(two, { visitor: randomUUID(), claim: signedColleague })).body.link).toBeNull();
});

test("whoever wants no surveys by SMS or e-mail is not asked by the site's card either, until they say yes again; a bounced address is no refusal", async () => {
  const { api, survey, ask, rule, claim } = await story();
  const key = await survey("nps");
  await rule(key);
  const person = async (phone: string, email: string) => {
    const { id } = (await api.post("/customers", { phone, email, name: "مینا" })).body as { id: number };
    return {
      id,
      link: async (more = {}) =>
        (await ask(key, { visitor: randomUUID(), claim: claim({ phone }), ...more })).body.link,
    };
  };
  const consent = (id: number, granted: boolean) =>
    api.post(`/customers/${id}/consents`, { channel: "email", purpose: "survey", granted });
  const one = await person("09121112233", "mina@example.com");
  await consent(one.id, false);
  expect(await one.link()).toBeNull();
  // Their own press is no asking of ours.
  expect(await one.link({ by_hand: true })).toBeTruthy();
  const two = await person("09121112244", "sara@example.com");
  await api.post("/suppressions", { channel: "sms", address: "09121112244", reason: "stop_word" });
  expect(await two.link()).toBeNull();
  const three = await person("09121112255", "nima@example.com");
  await api.post("/suppressions", { channel: "email", address: "nima@example.com", reason: "bounce" });
  expect(await three.link()).toBeTruthy();
  const four = await person("09121112266", "omid@example.com");
  await consent(four.id, false);
  await consent(four.id, true);
  expect(await four.link()).toBeTruthy();
});

test("a visitor's number alone tells nobody's name; by hand one link serves many pages, and without a visitor the open link does", async () => {
  const { api, survey, ask, rule, claim, within, get, brand } = await story();
  const draft = (await api.get(`/surveys/${await survey("nps")}`)).body.draft;
  draft.sections[0].questions[0].title = {
    fa: "{{customer.first_name}} عزیز، چطور بود؟",
    en: "How was it, {{customer.first_name}}?",
  };
  const key = await survey("free", { template: undefined, definition: draft });
  await rule(key);
  const visitor = randomUUID();
  const signed = await ask(key, { visitor, by_hand: true, claim: claim({ phone: "09121112233", name: "مینا رضایی" }) });
  expect((await get(within(signed.body.link))).body).toContain("مینا عزیز");
  expect((await ask(key, { visitor, by_hand: true })).body.link).toBe(signed.body.link);
  passed = 200 * day;
  const bare = await ask(key, { visitor });
  expect((await get(within(bare.body.link))).body).not.toContain("مینا");
  const anybody = await ask(key, { by_hand: true });
  expect(decodeURI(anybody.body.link)).toContain(`/s/${brand.slug}/${key}?channel=web&touchpoint=`);
  expect((await ask(key, { by_hand: true }, "https://evil.example")).body.code).toBe("origin_refused");
  expect((await ask("nothing")).status).toBe(404);
  await api.patch(`/surveys/${key}`, { settings: { open_link: false } });
  expect((await ask(key, { by_hand: true })).body.link).toBeNull();
  await rule(key, {}, false);
  expect((await ask(key, { visitor: randomUUID(), by_hand: true })).body.link).toBeNull();
  await rule(key);
  expect((await ask(key, { visitor: randomUUID(), by_hand: true })).body.link).toBeTruthy();
  await api.post(`/surveys/${key}/closing`, { closed: true });
  expect((await ask(key, { visitor, by_hand: true })).body.link).toBeNull();
});

test("an anonymous survey that a site shows keeps no visitor on its answer", async () => {
  const { survey, ask, rule, within, get, post, hidden, brand } = await story();
  const key = await survey("nps", { settings: { anonymous: true } });
  await rule(key);
  const at = within((await ask(key, { visitor: randomUUID() })).body.link);
  await post(at, { ...hidden((await get(at)).body), recommend: "9", _do: "next" });
  expect(
    await rows("select identity_id, invitation_id, nps from survey_response where brand_id = $1", brand.id),
  ).toEqual([{ identity_id: null, invitation_id: null, nps: 9 }]);
});

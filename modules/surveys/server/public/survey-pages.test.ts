import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { answeringApp } from "../../testing/answering-app.ts";

const database = await testDatabase();
const house = await testHouse(database);
const story = () => answeringApp(house, database);

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

test("a survey greets first, asks in an order of each one's own, and what is allowed in it is allowed from then on", async () => {
  const { api, invite, get, post, hidden, customer, facts } = await story();
  const titled = (key: string) => ({ key, title: { fa: `گزینهٔ ${key}` } });
  const options = [..."abcdefgh"].map(titled);
  const definition = {
    languages: ["fa"],
    greeting: { title: { fa: "سلام" }, button: { fa: "برویم" } },
    sections: [
      {
        key: "only",
        questions: [
          { type: "choice", key: "which", title: { fa: "کدام؟" }, options, random: true },
          { type: "consent", key: "offers", title: { fa: "پیشنهادها" }, purpose: "marketing" },
        ],
      },
    ],
  };
  await api.post("/surveys", { key: "mixed", name: "mixed", definition });
  await api.post("/surveys/mixed/versions", {});
  const order = (page: string) => [...page.matchAll(/name="which" value="(\w)"/g)].map((match) => match[1]).join("");
  const orders = new Set<string>();
  let last = "";
  for (let nth = 0; nth < 6; nth++) {
    last = await invite("mixed");
    const hello = await get(last);
    expect(hello.body).toContain("برویم");
    const asked = await post(last, { ...hidden(hello.body), _do: "start" });
    orders.add(order(asked.body));
    expect(order((await post(last, { ...hidden(hello.body), _do: "start" })).body)).toBe(order(asked.body));
  }
  expect(orders.size).toBeGreaterThan(1);
  const asked = await post(last, { _do: "start" });
  expect((await post(last, { ...hidden(asked.body), which: "c", offers: "yes", _do: "next" })).status).toBe(200);
  expect(await facts()).toHaveLength(1);
  const { now } = (await api.get(`/customers/${customer}/consents`)).body;
  expect(now).toMatchObject([{ channel: "email", purpose: "marketing", granted: true, source: "customer" }]);
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

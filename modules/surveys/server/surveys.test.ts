import { mkdtemp, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import type { Definition } from "../contract.ts";
import { surveysApp, workOff } from "../testing/surveys-app.ts";
import { importResponses } from "./respond/import-responses.ts";

const database = await testDatabase();
const passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });

const facts = async (brandId: number) =>
  (
    await database.owner.query(
      "select weight, nps, csat, mode, day::text as day, answers from survey_fact where brand_id = $1 order by id",
      [brandId],
    )
  ).rows;

test("a survey goes from a template over its draft to versions, and old answers keep the version they answered", async () => {
  const { api, survey } = await surveysApp(house);
  const key = await survey("nps");
  const first = await api.post(`/surveys/${key}/responses`, { score: 9, comment: "عالی بود" });
  const shown = (await api.get(`/surveys/${key}`)).body;
  expect(shown).toMatchObject({ state: "live", live_version: 1, changed: false, responses: 1, problems: [] });
  const draft: Definition = structuredClone(shown.draft);
  draft.sections[0]!.questions[1]!.title = { fa: "چرا؟", en: "Why?" };
  await api.patch(`/surveys/${key}`, { draft });
  expect((await api.get(`/surveys/${key}`)).body.changed).toBe(true);
  expect((await api.post(`/surveys/${key}/versions`, {})).body).toEqual({ version: 2 });
  expect((await api.post(`/surveys/${key}/versions`, {})).body).toEqual({ version: 2 });
  const response = (await api.get(`/responses/${first.body.id}`)).body;
  expect(response).toMatchObject({ version: 1, nps: 9, comment: "عالی بود" });
  expect(response.questions[1].title.fa).toContain("دلیل اصلی");
  await api.post(`/surveys/${key}/versions/1/restore`, {});
  expect((await api.get(`/surveys/${key}`)).body.draft.sections[0].questions[1].title.fa).toContain("دلیل اصلی");
});

test("a definition with a jump back, an unreachable part or a score on a wrong scale does not go live, and is told why", async () => {
  const { api } = await surveysApp(house);
  const scale = { type: "scale", key: "q", title: { fa: "؟", en: "?" }, from: 1, to: 10, score: "nps" };
  const definition = {
    languages: ["fa"],
    sections: [
      { key: "a", questions: [scale], jumps: [{ when: { of: [] }, to: "c" }] },
      {
        key: "b",
        questions: [{ type: "text", key: "t", title: { fa: "متن" }, show_if: { of: [{ of: "u", is: "answered" }] } }],
      },
      {
        key: "c",
        questions: [{ type: "text", key: "u", title: { fa: "متن" } }],
        jumps: [{ when: { of: [] }, to: "a" }],
      },
    ],
  };
  expect((await api.post("/surveys", { key: "broken", name: "x", definition })).status).toBe(200);
  const refused = await api.post("/surveys/broken/versions", {});
  expect([refused.status, refused.body.code]).toEqual([422, "survey_has_problems"]);
  expect((await api.get("/surveys/broken")).body.problems).toEqual(
    expect.arrayContaining([
      { at: "q", code: "score_on_wrong_scale" },
      { at: "t", code: "question_comes_later" },
      { at: "c", code: "jump_leads_back" },
      { at: "b", code: "section_never_reached" },
    ]),
  );
  expect((await api.post("/surveys/broken/responses", { score: 3 })).body.code).toBe("survey_not_live");
});

test("an answer handed in again is the same one, a changed one is counted once, and one outside its scale is refused", async () => {
  const { api, survey, brand } = await surveysApp(house);
  const key = await survey("nps");
  const hand = (more: object) => api.post(`/surveys/${key}/responses`, { external_id: "r-1", mode: "phone", ...more });
  expect((await hand({ score: 10 })).body.result).toBe("recorded");
  expect((await hand({ score: 10 })).body.result).toBe("repeated");
  expect((await hand({ score: 3 })).body.result).toBe("changed");
  expect((await facts(brand.id)).map(({ weight, nps }) => [weight, nps])).toEqual([
    [1, 10],
    [-1, 10],
    [1, 3],
  ]);
  const outside = await hand({ score: 11 });
  expect([outside.status, outside.body.code, outside.body.fields]).toEqual([
    422,
    "answers_refused",
    [expect.objectContaining({ path: "recommend", code: "answer_out_of_scale" })],
  ]);
  expect((await hand({ answers: { nonsense: 1 } })).body.code).toBe("answers_refused");
  const skipped = await api.post(`/surveys/${key}/responses`, { comment: "نمی‌دانم", mode: "phone" });
  expect(skipped.body.result).toBe("recorded");
  expect((await facts(brand.id)).at(-1)).toMatchObject({ weight: 1, nps: null, answers: { recommend: null } });
});

test("fifty answers at once are all kept, each once, and the customer's timeline shows theirs", async () => {
  const { api, survey, brand } = await surveysApp(house);
  const key = await survey("csat");
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, at) =>
      api.post(`/surveys/${key}/responses`, {
        external_id: `x-${at % 50}`,
        score: 1 + (at % 5),
        customer_external_id: `c-${at % 50}`,
      }),
    ),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(50);
  expect((await facts(brand.id)).length).toBe(50);
  const { rows } = (await api.get(`/responses?survey=${key}&limit=100`)).body;
  expect(rows).toHaveLength(50);
  const timeline = (await api.get(`/customers/${rows[0].customer.id}/timeline`)).body.rows;
  expect(timeline[0]).toMatchObject({
    subject: "survey_response",
    subject_shown: { survey: key, scores: { csat: rows[0].csat } },
  });
  await workOff(house, database.owner);
});

test("an anonymous survey knows nobody, and a closed or full one takes no more", async () => {
  const { api, survey, brand } = await surveysApp(house);
  const hidden = await survey("nps", { settings: { anonymous: true } });
  await api.post(`/surveys/${hidden}/responses`, { score: 2, customer_external_id: "c-1" });
  expect((await api.get(`/responses?survey=${hidden}`)).body.rows[0]).toMatchObject({ nps: 2, customer: null });
  const { rows } = await database.owner.query("select 1 from customer where brand_id = $1", [brand.id]);
  expect(rows).toHaveLength(0);
  expect((await api.patch(`/surveys/${hidden}`, { settings: { anonymous: false } })).body.code).toBe("survey_answered");
  const full = await survey("nps", { settings: { quota: 1 } });
  expect(await api.post(`/surveys/${full}/responses`, { score: 2 })).toMatchObject({ status: 200 });
  expect((await api.post(`/surveys/${full}/responses`, { score: 2 })).body.code).toBe("survey_closed");
  const shut = await survey("nps");
  await api.post(`/surveys/${shut}/closing`, { closed: true });
  expect((await api.post(`/surveys/${shut}/responses`, { score: 2 })).body.code).toBe("survey_closed");
});

test("a file of answers is imported once, however often, with what is wrong in it told by row", async () => {
  const { api, survey, brand } = await surveysApp(house);
  const key = await survey("nps");
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), "hamdel-responses-")), "responses.csv");
  const lines = [
    "external_id,answered_at,score,comment,customer_external_id,channel,touchpoint,partner,product,agent,mode",
    "1,2026-03-01T10:00:00Z,10,عالی,c1,phone,support,شعبهٔ یک,sku-1,سارا,phone",
    "2,2026-03-02T10:00:00Z,,,c2,email,delivery,,,,email",
    "3,2026-03-03T10:00:00Z,۶,,c3,sms,delivery,شعبهٔ یک,sku-1,,sms",
    "4,2026-03-04T10:00:00Z,12,,c4,sms,delivery,,,,sms",
    "5,not a date,9,,c5,sms,delivery,,,,sms",
  ];
  await writeFile(file, lines.join("\n"));
  const work = { database: house.database, clock: house.clock, brandId: brand.id };
  const asked = { path: file, surveyKey: key, sourceKey: "file", header: true };
  const first = await importResponses(work, asked);
  expect(first).toMatchObject({ read: 5, imported: 3, updated: 0, unchanged: 0, rejected: 2, ignored: [] });
  expect(first.rejections).toEqual([
    { row: expect.any(Number), field: "recommend", code: "answer_out_of_scale" },
    { row: expect.any(Number), field: "answered_at", code: "invalid" },
  ]);
  expect(await importResponses(work, asked)).toMatchObject({ imported: 0, unchanged: 3, rejected: 2 });
  expect((await facts(brand.id)).map(({ nps, mode, day }) => [nps, mode, day])).toEqual([
    [10, "phone", "2026-03-01"],
    [null, "email", "2026-03-02"],
    [6, "sms", "2026-03-03"],
  ]);
  await writeFile(file, lines.join("\n").replace(",10,", ",9,"));
  expect(await importResponses(work, asked)).toMatchObject({ imported: 0, updated: 1, unchanged: 2 });
  expect((await api.get(`/responses?survey=${key}`)).body.rows).toHaveLength(3);
});

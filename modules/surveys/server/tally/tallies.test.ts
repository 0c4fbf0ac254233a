import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { testDatabase } from "../../../../platform/testing/index.ts";
import { holdOffErasures } from "../../../customers/index.ts";
import { openToldSurvey, type ToldAnswer, takeBack, tellAnswers } from "../../testing/tell-answers.ts";
import { answersVersion, type Counted, countedAnswers } from "./counted-answers.ts";
import { foldTallies } from "./fold-tallies.ts";

const database = await testDatabase();
let brands = 0;

async function openBrand(): Promise<number> {
  const { rows } = await database.owner.query(
    "insert into brand (slug, name, calendar, time_zone) values ($1, 'counted', 'jalali', 'Asia/Tehran') returning id",
    [`counted-${++brands}`],
  );
  return Number(rows[0].id);
}

const on = (brandId: number) => ({ brandId, actor: system("test"), now: new Date() });
const fold = (brandId: number) => foldTallies(database.app, on(brandId));

/** What is counted, by everything asked for, as `day|value|…|answer` → n. */
function counted(brandId: number, wanted: Counted): Promise<Record<string, number>> {
  const names = [...(wanted.byDay ? ["day"] : []), ...wanted.dimensions, "answer"];
  return withBrand(database.app.app, { ...on(brandId), readOnly: true }, async (ctx) => {
    const source = await countedAnswers(ctx, wanted);
    const { rows } = await sql<{ key: string; n: number }>`
      select concat_ws('|', ${sql.join(names.map((name) => sql.ref(name)))}) as key, sum(n)::int as n from ${source} c
      group by 1 having sum(n) <> 0`.execute(ctx.db);
    return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
  });
}

function naively(answers: readonly ToldAnswer[], { from, to, byDay, dimensions }: Counted): Record<string, number> {
  const found: Record<string, number> = {};
  for (const answer of answers.filter(({ day }) => day >= from && day <= to)) {
    const values = dimensions.map((name) => String(answer[name] ?? (name === "mode" ? "web" : "")));
    const key = [...(byDay ? [answer.day] : []), ...values, String(answer.score ?? "")].join("|");
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}

const whole: Counted = { question: "@nps", from: "2024-01-01", to: "2026-12-31", dimensions: [], byDay: false };
const first = Date.parse("2025-01-01");
const answer: fc.Arbitrary<ToldAnswer> = fc.record({
  day: fc.integer({ min: 0, max: 200 }).map((days) => new Date(first + days * 86_400_000).toISOString().slice(0, 10)),
  score: fc.option(fc.integer({ min: 0, max: 10 }), { freq: 5 }),
  channel: fc.constantFrom("chat", "email", null),
  touchpoint: fc.constantFrom("delivery", "visit", null),
  partner: fc.constantFrom(1, 2, null),
  product: fc.constantFrom(7, 8, null),
  agent: fc.constantFrom("u1", "u2", null),
  mode: fc.constantFrom("web", "phone"),
});
const period = fc
  .tuple(fc.integer({ min: -20, max: 220 }), fc.integer({ min: 0, max: 240 }))
  .map(([from, days]) =>
    [from, from + days].map((day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10)),
  );
const dimension = fc.constantFrom("channel", "touchpoint", "partner", "product", "agent", "mode");

test("tallies and what came since equal a naive count, however they were folded and whatever was taken back", async () => {
  const dimensions = fc.uniqueArray(dimension, { maxLength: 2 }) as fc.Arbitrary<Counted["dimensions"]>;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.array(answer, { minLength: 1, maxLength: 25 }), fc.nat(24), fc.boolean()), { maxLength: 4 }),
      fc.array(fc.tuple(period, dimensions, fc.boolean()), { minLength: 1, maxLength: 4 }),
      async (batches, questions) => {
        const brandId = await openBrand();
        const surveyId = await openToldSurvey(database, brandId, "one", "nps");
        let told: ToldAnswer[] = [];
        for (const [answers, taken, folded] of batches) {
          const ids = await tellAnswers(database, brandId, surveyId, "nps", answers);
          const back = taken % answers.length;
          await takeBack(database, brandId, ids[back]!);
          told = [...told, ...answers.filter((_, place) => place !== back)];
          if (folded) await fold(brandId);
        }
        for (const [[from, to], by, byDay] of questions) {
          const wanted: Counted = { ...whole, from: from!, to: to!, dimensions: by, byDay, surveyId };
          expect(await counted(brandId, wanted)).toEqual(naively(told, wanted));
        }
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

test("a fact whose transaction is still open is left out of the fold, counted once it is there, and never twice", async () => {
  const brandId = await openBrand();
  const surveyId = await openToldSurvey(database, brandId, "open", "nps");
  const told = { day: "2025-03-01", score: 9 };
  await tellAnswers(database, brandId, surveyId, "nps", [told]);
  const client = await database.owner.connect();
  let folding: Promise<number> | undefined;
  const waiting = async () =>
    (await database.owner.query("select from pg_locks where not granted and relation = 'survey_fact'::regclass"))
      .rowCount;
  try {
    await client.query("begin");
    await tellAnswers({ ...database, owner: client as unknown as typeof database.owner }, brandId, surveyId, "nps", [
      { ...told, score: 3 },
    ]);
    await tellAnswers(database, brandId, surveyId, "nps", [{ ...told, score: 10 }]);
    folding = fold(brandId);
    await expect.poll(waiting, { timeout: 120_000 }).toBe(1);
    expect(await counted(brandId, whole)).toEqual({ "9": 1, "10": 1 });
    await client.query("commit");
  } finally {
    client.release();
  }
  await folding;
  await fold(brandId);
  expect(await counted(brandId, whole)).toEqual({ "9": 1, "3": 1, "10": 1 });
});

test("two folds at once add each fact once", async () => {
  const brandId = await openBrand();
  const surveyId = await openToldSurvey(database, brandId, "twice", "csat");
  await tellAnswers(database, brandId, surveyId, "csat", [{ day: "2025-03-01", score: 5 }]);
  await Promise.all([fold(brandId), fold(brandId), fold(brandId)]);
  await tellAnswers(database, brandId, surveyId, "csat", [{ day: "2025-03-02", score: 1 }]);
  await Promise.all([fold(brandId), fold(brandId)]);
  expect(await counted(brandId, { ...whole, question: "@csat" })).toEqual({ "5": 1, "1": 1 });
});

test("of several choices each is counted, and that it was answered; a kind that a survey does not ask is nothing", async () => {
  const brandId = await openBrand();
  const surveyId = await openToldSurvey(database, brandId, "many", "nps");
  const day = "2025-03-01";
  await tellAnswers(database, brandId, surveyId, "nps", [
    { day, score: 9, picked: ["price", "speed"] },
    { day, score: null, picked: ["speed"] },
    { day, score: 2, picked: null },
  ]);
  const wanted = { ...whole, question: "which", surveyId };
  const expected = { price: 1, speed: 2, "*": 2, "": 1 };
  expect(await counted(brandId, wanted)).toEqual(expected);
  await fold(brandId);
  expect(await counted(brandId, wanted)).toEqual(expected);
  expect(await counted(brandId, { ...whole, question: "@csat" })).toEqual({});
});

test("brought to another server, whose transactions count from elsewhere, tallies are made anew and stay exact", async () => {
  const brandId = await openBrand();
  const surveyId = await openToldSurvey(database, brandId, "moved", "nps");
  const day = "2025-03-01";
  await tellAnswers(database, brandId, surveyId, "nps", [{ day, score: 9 }]);
  await fold(brandId);
  await tellAnswers(database, brandId, surveyId, "nps", [{ day, score: 0 }]);
  // As a backup is brought in: facts with numbers far in this server's future, and a mark of another server.
  await database.owner.query("update survey_fact set written_xid = '900000000' where brand_id = $1", [brandId]);
  await database.owner.query(
    "update survey_tally_mark set server = 'another', folded_xid = '900000001' where brand_id = $1",
    [brandId],
  );
  expect(await counted(brandId, whole)).toEqual({ "9": 1, "0": 1 });
  await tellAnswers(database, brandId, surveyId, "nps", [{ day, score: 10 }]);
  expect(await counted(brandId, whole)).toEqual({ "9": 1, "0": 1, "10": 1 });
  expect(await fold(brandId)).toBe(3);
  await tellAnswers(database, brandId, surveyId, "nps", [{ day, score: 7 }]);
  expect(await counted(brandId, whole)).toEqual({ "9": 1, "0": 1, "10": 1, "7": 1 });
  // Whatever else runs on this server holds a fold back for a moment.
  await expect.poll(() => fold(brandId), { timeout: 120_000 }).toBe(1);
  expect(await counted(brandId, whole)).toEqual({ "9": 1, "0": 1, "10": 1, "7": 1 });
});

test("the version of answers moves with every fact, and not otherwise", async () => {
  const brandId = await openBrand();
  const version = () => withBrand(database.app.app, { ...on(brandId), readOnly: true }, answersVersion);
  const surveyId = await openToldSurvey(database, brandId, "version", "nps");
  const tell = () => tellAnswers(database, brandId, surveyId, "nps", [{ day: "2025-03-01", score: 9 }]);
  const seen = [await version()];
  await tell();
  seen.push(await version());
  await fold(brandId);
  seen.push(await version());
  expect(await version()).toBe(seen.at(-1));
  await tell();
  seen.push(await version());
  expect(new Set(seen).size).toBe(4);
});

test("a fold waits for nobody who writes about people, and they not for it", async () => {
  const brandId = await openBrand();
  await withBrand(database.app.app, on(brandId), async (ctx) => {
    await holdOffErasures(ctx);
    expect(await fold(brandId)).toBe(0);
  });
});

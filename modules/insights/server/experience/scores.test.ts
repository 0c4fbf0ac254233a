import { expect, test } from "vitest";
import "../metrics/index.ts";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { testDatabase } from "../../../../platform/testing/index.ts";
import { foldTallies } from "../../../surveys/index.ts";
import { openToldSurvey, type ToldAnswer, tellAnswers } from "../../../surveys/testing.ts";
import { askShop, openSmallShop, type SmallShop } from "../../testing.ts";
import { listRows } from "../list-rows.ts";
import { askedOf } from "../question.ts";

const database = await testDatabase();
const now = new Date("2026-06-01T08:00:00Z");
const day = "2026-05-10";
const period = { from: "2026-05-01", to: "2026-05-31" };
type Kind = Parameters<typeof openToldSurvey>[3];

async function shopWith(kind: Kind, answers: readonly ToldAnswer[], { anonymous = false } = {}) {
  const shop = await openSmallShop(database, 6, "Asia/Tehran", "gregorian");
  const survey = await openToldSurvey(database, shop.brandId, "after", kind, { anonymous });
  const ids = await tellAnswers(database, shop.brandId, survey, kind, answers);
  return { shop, survey, ids };
}

const ask = (shop: SmallShop, metric: string, more: Record<string, string> = {}) =>
  askShop(database, shop, metric, { ...period, ...more }, now);
const rowsOf = (shop: SmallShop, metric: string, more: Record<string, string>, key: Record<string, string> = {}) =>
  withBrand(
    database.app.app,
    { brandId: shop.brandId, actor: system("test"), now, readOnly: true },
    async (ctx) =>
      (await listRows(ctx, askedOf(metric, { ...period, ...more }), { key, after: undefined, limit: 50 })).rows,
  );
const scores = (...all: (number | null)[]) => all.map((score) => ({ day, score }));

test("one 10 and two who passed the question over are +100", async () => {
  const { shop } = await shopWith("nps", scores(10, null, null));
  const [group] = await ask(shop, "nps", { survey: "after" });
  expect(group).toMatchObject({ key: {}, n: 1, value: 100, responses: { asked: 3, answered: 1, skipped: 2 } });
  expect((group!["distribution"] as Record<string, number>)["10"]).toBe(1);
});

test("NPS of 5, 3 and 2 of ten is +30, from −19 to +65, the same before and after the fold", async () => {
  const { shop } = await shopWith("nps", scores(10, 10, 9, 9, 9, 8, 7, 7, 6, 0, null));
  const expected = { n: 10, promoters: 5, passives: 3, detractors: 2 };
  const before = await ask(shop, "nps");
  await foldTallies(database.app, { brandId: shop.brandId, actor: system("test"), now });
  expect(await ask(shop, "nps")).toEqual(before);
  expect(before[0]).toMatchObject(expected);
  expect(before[0]!.value).toBeCloseTo(30, 9);
  expect(before[0]!.low).toBeCloseTo(-19.0514, 3);
  expect(before[0]!.high).toBeCloseTo(65.2052, 3);
});

test("asked from 1 to 10 it stands apart, and is never added to NPS", async () => {
  const { shop } = await shopWith("nps_1_10", scores(10, 9, 1));
  expect(await ask(shop, "nps")).toMatchObject([{ n: 0, value: null, low: null, high: null }]);
  const [apart] = await ask(shop, "nps-1-10");
  expect(apart).toMatchObject({ n: 3, promoters: 2, detractors: 1 });
  expect(Object.keys(apart!["distribution"] as object)).toHaveLength(10);
});

test("CSAT is the share of 4 and 5, CES of 5 to 7 with its mean", async () => {
  const csat = await shopWith("csat", scores(5, 4, 3, 1, null));
  expect(await ask(csat.shop, "csat")).toMatchObject([{ n: 4, hits: 2, value: 0.5, mean: 3.25 }]);
  const ces = await shopWith("ces", scores(7, 6, 5, 4));
  const [group] = await ask(ces.shop, "ces");
  expect(group).toMatchObject({ n: 4, hits: 3, value: 0.75, mean: 5.5 });
  // Mean 5.5, s 1.290994, t(3) 3.182: ± 2.0543.
  expect(group!["mean_low"]).toBeCloseTo(3.4457, 3);
  const { shop } = await shopWith("expectation", scores(1, 2, 3, 3));
  const [expected] = await ask(shop, "expectation");
  expect(expected).toMatchObject({ n: 4, hits: 3, distribution: { missed: 1, met: 1, exceeded: 2 } });
});

test("by channel, by month, and crossed; every number opens its answers", async () => {
  const answers: ToldAnswer[] = [
    { day, score: 10, channel: "chat", mode: "chat", identity: 1, comment: "Thank you" },
    { day, score: 2, channel: "chat", mode: "web", identity: 2 },
    { day: "2026-04-30", score: 9, channel: "email", mode: "email", identity: 3 },
    { day, score: 9, channel: null, mode: "phone", partner: 4 },
  ];
  const { shop, ids } = await shopWith("nps", answers);
  const told = async (more: Record<string, string>) =>
    (await ask(shop, "nps", { from: "2026-04-01", ...more })).map(({ key, n, value }) => [key, n, Math.round(value!)]);
  expect(await told({ by: "channel" })).toEqual([
    [{ channel: null }, 1, 100],
    [{ channel: "chat" }, 2, 0],
    [{ channel: "email" }, 1, 100],
  ]);
  expect(await told({ by: "month" })).toEqual([
    [{ month: "2026-04" }, 1, 100],
    [{ month: "2026-05" }, 3, 33],
  ]);
  expect(await told({ by: "channel,mode", channel: "chat" })).toEqual([
    [{ channel: "chat", mode: "chat" }, 1, 100],
    [{ channel: "chat", mode: "web" }, 1, -100],
  ]);
  expect(await told({ by: "partner", mode: "phone" })).toEqual([[{ partner: 4 }, 1, 100]]);
  const rows = await rowsOf(shop, "nps", { by: "channel" }, { channel: "chat" });
  expect(rows).toMatchObject([
    { kind: "response", id: ids[1], customer_id: 2, score: 2, comment: null },
    { kind: "response", id: ids[0], customer_id: 1, score: 10, comment: "Thank you" },
  ]);
  expect(await rowsOf(shop, "nps", {}, { answer: "9" })).toHaveLength(1);
  expect(await rowsOf(shop, "nps", { from: "2026-04-01", by: "month" }, { month: "2026-04" })).toHaveLength(1);
});

test("answers behind a number come newest first, page after page, each once", async () => {
  const days = ["2026-05-10", "2026-05-03", "2026-05-20", "2026-05-10", "2026-05-01"];
  const { shop, ids } = await shopWith(
    "nps",
    days.map((day, n) => ({ day, score: n })),
  );
  const on = { brandId: shop.brandId, actor: system("test"), now, readOnly: true };
  const read: number[] = [];
  for (let after: string | undefined; ; ) {
    const page = await withBrand(database.app.app, on, (ctx) =>
      listRows(ctx, askedOf("nps", period), { key: {}, after, limit: 2 }),
    );
    read.push(...page.rows.map(({ id }) => id));
    if (!page.next) break;
    after = page.next;
  }
  expect(read).toEqual([2, 3, 0, 1, 4].map((place) => ids[place]));
});

test("silent customers apart and together: who had no contact for months before they answered", async () => {
  const { shop } = await shopWith("nps", [
    { day, score: 10, identity: 1 },
    { day, score: 3, identity: 2 },
    { day, score: 9, identity: null },
  ]);
  await database.owner.query(
    `insert into interaction (brand_id, occurred_at, identity_id, kind, channel, source_id, subject) values
       ($1, '2026-02-01', 1, 'contact', 'phone', 1, 'call'), ($1, '2025-01-01', 2, 'contact', 'phone', 1, 'call'),
       ($1, '2026-05-09', 2, 'contact', 'web', 1, 'survey_response')`,
    [shop.brandId],
  );
  const told = async (more: Record<string, string>) =>
    (await ask(shop, "nps", more)).map(({ key, n, value }) => [key, n, value]);
  expect(await told({ by: "silence" })).toEqual([
    [{ silence: "in_contact" }, 1, 100],
    [{ silence: "silent" }, 1, -100],
    [{ silence: "unknown" }, 1, 100],
  ]);
  expect(await told({ silent: "yes", months: "2" })).toEqual([[{}, 2, 0]]);
  expect(await rowsOf(shop, "nps", { silent: "yes" })).toMatchObject([{ customer_id: 2 }]);
});

test("the last contact before an answer decides, to the instant at which its day and the months before it begin", async () => {
  const customers = [1, 2, 3, 4, 5];
  const { shop } = await shopWith(
    "nps",
    customers.map((identity) => ({ day, score: identity, identity })),
  );
  const contacts = [
    // Tehran is half past three ahead: the day of the answers begins now, and two months before it.
    [1, "2026-05-09 20:30Z"],
    [2, "2026-05-09 20:29:59.999999Z"],
    [3, "2026-03-09 20:30Z"],
    [4, "2026-03-09 20:29:59.999999Z"],
    [5, "2026-05-20 08:00Z"],
    [5, "2026-04-01 08:00Z"],
    [5, "2025-12-01 08:00Z"],
  ] as const;
  for (const [identity, at] of contacts)
    await database.owner.query(
      "insert into interaction (brand_id, occurred_at, identity_id, kind, channel, source_id, subject) values ($1, $2, $3, 'contact', 'phone', 1, 'call')",
      [shop.brandId, at, identity],
    );
  const counted = async (silent: string) => (await ask(shop, "nps", { silent, months: "2" }))[0]!["distribution"];
  expect(await counted("no")).toMatchObject({ 1: 0, 2: 1, 3: 1, 4: 0, 5: 1 });
  expect(await counted("yes")).toMatchObject({ 1: 1, 2: 0, 3: 0, 4: 1, 5: 0 });
});

test("by group of customers: whoever is in it now, by any identity", async () => {
  const { shop } = await shopWith("csat", [
    { day, score: 5, identity: 1 },
    { day, score: 1, identity: 2 },
  ]);
  const { rows } = await database.owner.query(
    "insert into segment (brand_id, name, rule, moves_with_time) values ($1, 'loyal ones', '{}', false) returning id",
    [shop.brandId],
  );
  const segment = String(rows[0].id);
  await database.owner.query("insert into segment_member (brand_id, segment_id, customer_id) values ($1, $2, 1)", [
    shop.brandId,
    segment,
  ]);
  expect(await ask(shop, "csat", { segment })).toMatchObject([{ n: 1, value: 1 }]);
  expect(await ask(shop, "csat", { by: "segment" })).toMatchObject([{ key: { segment: Number(segment) }, n: 1 }]);
});

test("of an anonymous survey groups below five tell nothing, and none can be told from the whole", async () => {
  const many = Array.from({ length: 6 }, (): ToldAnswer => ({ day, score: 9, channel: "email" }));
  const more = Array.from({ length: 9 }, (): ToldAnswer => ({ day, score: 0, channel: "sms" }));
  const few: ToldAnswer[] = [{ day, score: 0, channel: "chat" }];
  const { shop } = await shopWith("nps", [...many, ...more, ...few], { anonymous: true });
  const groups = await ask(shop, "nps", { by: "channel", survey: "after" });
  expect(groups.map(({ key, n, hidden }) => [key["channel"], n, hidden])).toEqual([
    ["chat", 0, true],
    ["email", 0, true],
    ["sms", 9, undefined],
  ]);
  expect(groups[0]).not.toHaveProperty("distribution");
  expect(await rowsOf(shop, "nps", { survey: "after" }, { channel: "chat" })).toEqual([]);
  const opened = await rowsOf(shop, "nps", { survey: "after" }, { channel: "sms" });
  expect(opened).toHaveLength(9);
  expect(opened[0]).toMatchObject({ customer_id: null, at: day });
});

test("answers of one question: each option of those who answered it", async () => {
  const { shop } = await shopWith("nps", [
    { day, score: 9, picked: ["price", "speed"] },
    { day, score: 9, picked: ["speed"] },
    { day, score: 9, picked: null },
  ]);
  const groups = await ask(shop, "survey-answers", { survey: "after", question: "which" });
  expect(groups.map(({ key, n, hits }) => [key["answer"], hits, n])).toEqual([
    ["price", 1, 2],
    ["speed", 2, 2],
  ]);
  await expect(ask(shop, "survey-answers", {})).rejects.toMatchObject({ code: "metric_option_unknown" });
  await expect(ask(shop, "nps", { survey: "nowhere" })).rejects.toMatchObject({ code: "not_found" });
});

test("response rate: answered of what went out, and what became of the rest", async () => {
  const { shop, survey } = await shopWith("nps", []);
  await database.owner.query(
    `insert into survey_invitation (brand_id, survey_id, version, channel, token, due_at, expires_at, state, sent_at, opened_at, used_at)
     select $1, $2, 1, channel, gen_random_uuid(), '2026-05-10', '2026-06-10', state, sent, opened, used from (values
       ('sms', 'used', '2026-05-10'::timestamptz, '2026-05-10'::timestamptz, '2026-05-11'::timestamptz), ('sms', 'sent', '2026-05-10', null, null),
       ('email', 'opened', '2026-05-10', '2026-05-10', null), ('email', 'failed', null, null, null), ('sms', 'left_out', null, null, null)
     ) as told (channel, state, sent, opened, used)`,
    [shop.brandId, survey],
  );
  expect(await ask(shop, "response-rate", { by: "channel" })).toMatchObject([
    { key: { channel: "email" }, n: 1, hits: 0, opened_and_left: 1, failed: 1, left_out: 0 },
    { key: { channel: "sms" }, n: 2, hits: 1, value: 0.5, opened_and_left: 0, failed: 0, left_out: 1 },
  ]);
});

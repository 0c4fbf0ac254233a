import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { mentionsApp, signed } from "../testing/mentions-app.ts";
import { forgetWords } from "./mentions/forget-words.ts";
import { noticeRises } from "./rises/notice-rises.ts";

const database = await testDatabase();
const time = { ahead: 0 };
const house = await testHouse(database, { clock: () => new Date(Date.now() + time.ahead) });
const day = 86_400_000;
const app = () => mentionsApp(house, database.owner);
const said = (text: string, more: object = {}) => ({ text, link: `https://x.example/${Math.random()}`, ...more });

test("a hook's mention is kept once, however often and however parallel it comes", async () => {
  const { term, hook, list, brand } = await app();
  await term("آفتاب");
  const { send } = await hook();
  const one = { mentions: [said("از آفتاب راضی نیستم، افتضاح بود", { external_id: "m-1" }), said("چیز دیگری")] };
  const answers = await Promise.all(Array.from({ length: 5 }, () => send(one)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const sum = (key: string) => answers.reduce((all, { body }) => all + body[key], 0);
  expect([sum("kept"), sum("repeated"), sum("unmatched")]).toEqual([1, 4, 5]);
  const { rows, counts } = await list();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ sentiment: "negative", state: "new", terms: [{ name: "آفتاب", version: 1 }] });
  expect(counts).toMatchObject({ open: 1, all: 1, ignored: 0 });
  const told = await database.owner.query(
    "select payload from announced where brand_id = $1 and event = 'mentions.arrived'",
    [brand.id],
  );
  expect(told.rows).toMatchObject([{ payload: { mentions: [{ mentionId: rows[0].id, sentiment: "negative" }] } }]);
});

test("a forged, an old and an unreadable call are refused, and an address of nobody's says no more than a wrong key", async () => {
  const { hook, app: http, brand } = await app();
  const { send, secret } = await hook({ keep_all: true });
  const body = JSON.stringify(said("سلام"));
  expect((await send(body, signed("other", body, house.clock()))).status).toBe(403);
  expect((await send(body, signed(secret, body, new Date(house.clock().getTime() - 600_000)))).status).toBe(403);
  expect((await send(body, signed(secret, `${body} `, house.clock()))).status).toBe(403);
  expect((await send("{", signed(secret, "{", house.clock()))).body.code).toBe("not_understood");
  const url = `/api/v1/mention-hooks/${brand.id}-999999`;
  const nobody = await http.inject({ method: "POST", url, payload: body, headers: signed("", body, house.clock()) });
  expect([nobody.statusCode, nobody.json().code]).toEqual([403, "bad_signature"]);
  expect((await send(body)).body.kept).toBe(1);
});

test("a known author has a line of kind mention in the timeline, and no contact; erased, words and author go and the number stays", async () => {
  const { term, hook, customer, must, list } = await app();
  await term("آفتاب");
  const { send } = await hook();
  const identity = { type: "telegram", value: "77001122" };
  const id = await customer(identity);
  await send(said("آفتاب عالی بود و راضی هستم", { identity, author: "مینا", place: "گروه خانه" }));
  const { rows: entries } = await must("GET", `/customers/${id}/timeline`);
  expect(entries).toMatchObject([
    { kind: "mention", subject: "mention", subject_shown: { place: "گروه خانه", sentiment: "positive" } },
  ]);
  expect((await must("GET", `/customers/${id}/timeline?kind=contact`)).rows).toEqual([]);
  expect((await list()).rows[0].customer).toEqual({ id, name: "مینا کریمی" });
  await must("POST", `/customers/${id}/erasure`);
  const { rows } = await list();
  expect(rows[0]).toMatchObject({
    text: null,
    author: null,
    link: null,
    place: null,
    forgotten: true,
    sentiment: "positive",
  });
});

test("mentions are answered, given to a colleague, ignored and brought back; a case is opened once", async () => {
  const { term, hook, must, ask, list, colleague, desk, customer } = await app();
  await term("آفتاب");
  const { send } = await hook();
  await send(said("آفتاب بد است", { external_id: "a" }));
  const { id } = (await list()).rows[0];
  await must("PATCH", `/mentions/${id}`, { assignee: colleague.id });
  expect((await must("GET", "/mentions?view=mine", undefined, desk)).rows).toMatchObject([
    { id, assignee: { name: "بهرام" } },
  ]);
  await must("PATCH", `/mentions/${id}`, { state: "ignored" });
  expect((await list()).rows).toEqual([]);
  expect((await must("GET", "/mentions/counts")).total).toBe(0);
  await must("PATCH", `/mentions/${id}`, { state: "new" });
  expect(await must("GET", "/mentions/counts")).toMatchObject({ total: 1, negative: { share: 1 } });
  expect((await ask("PATCH", `/mentions/${id}`, { assignee: "nobody" })).body.code).toBe("member_unknown");
  expect((await ask("POST", `/mentions/${id}/case`, {})).body.code).toBe("case_of_nobody");
  const who = await customer({ type: "telegram", value: "55001122" });
  const first = await must("POST", `/mentions/${id}/case`, { customer: who });
  expect(await must("POST", `/mentions/${id}/case`, { customer: who })).toEqual(first);
  expect((await list()).rows[0].case_id).toBe(first.id);
  expect((await ask("POST", `/mentions/${id}/answers`, { client_id: "12345678", text: "سلام" })).body.code).toBe(
    "mention_not_in_group",
  );
});

test("a changed term is a new version; filters narrow, pages go on, and the file says the same", async () => {
  const { term, hook, must, ask, list, boss } = await app();
  const sun = await term("آفتاب");
  const { send, id: source } = await hook({ keep_all: true });
  await send({ mentions: Array.from({ length: 7 }, (_, n) => said(`آفتاب شماره ${n}`, { external_id: `${n}` })) });
  await must("PUT", `/mention-terms/${sun}`, { name: "خورشید", any_words: ["آفتاب", "خورشید"] });
  await send(said("خورشید خوب است", { external_id: "new", author: "=رضا" }));
  await send(said("بی‌ربط", { external_id: "other" }));
  expect((await list(`?term=${sun}&q=خورشید`)).rows[0].terms).toEqual([{ id: sun, name: "خورشید", version: 2 }]);
  const first = await list(`?term=${sun}&limit=5&source=${source}`);
  const second = await list(`?term=${sun}&limit=5&source=${source}&before=${first.next}`);
  expect([first.rows.length, second.rows.length, second.next]).toEqual([5, 3, null]);
  expect((await list("?sentiment=positive")).rows).toHaveLength(1);
  const csv = (await boss.ask("/api/v1/mentions/export?view=all")).body as unknown as string;
  expect(String(csv).trim().split("\r\n")).toHaveLength(10);
  expect(String(csv)).toContain("'=رضا");
  expect((await ask("POST", "/mention-terms", { name: "هیچ" })).body.code).toBe("term_says_nothing");
  const tried = await must("POST", "/mention-terms/trial", { all_words: ["آفتاب"], text: "آفتاب‌ها" });
  expect(tried).toEqual({ found: true, missing: [], forbidden: [] });
});

test("words are forgotten after the days the brand keeps them, and do not come back", async () => {
  const { term, hook, must, list } = await app();
  await term("آفتاب");
  await must("PUT", "/mention-settings", { keep_days: 7 });
  const { send } = await hook();
  await send(said("آفتاب", { external_id: "1" }));
  time.ahead += 8 * day;
  await forgetWords(house);
  expect((await send(said("آفتاب", { external_id: "1" }))).body).toMatchObject({ kept: 0, repeated: 1 });
  expect((await list()).rows).toMatchObject([{ text: null, link: null, forgotten: true, terms: [{ name: "آفتاب" }] }]);
  expect((await send(said("آفتاب", { external_id: "2", said_at: "2020-01-01T00:00:00Z" }))).body.kept).toBe(0);
});

test("a term that is blamed more than chance is noticed once; one that is always blamed is not", async () => {
  const { term, hook, must } = await app();
  await term("آفتاب");
  await term("مهتاب");
  const { send } = await hook();
  time.ahead += 28 * day;
  const blame = (word: string, daysAgo: number, n: number) =>
    send(
      said(`${word} افتضاح است`, {
        external_id: `${word}-${daysAgo}-${n}`,
        said_at: new Date(house.clock().getTime() - daysAgo * day - 3_600_000).toISOString(),
      }),
    );
  for (let n = 0; n < 6; n++) await blame("آفتاب", 0, n);
  for (let ago = 0; ago < 20; ago++) await blame("مهتاب", ago, 0);
  await noticeRises(house);
  await noticeRises(house);
  const { rows } = await must("GET", "/mention-rises");
  expect(rows).toMatchObject([{ term: { name: "آفتاب" }, negative: 6 }]);
  await must("PUT", `/mention-rises/${rows[0].id}/seen`);
  expect((await must("GET", "/mention-rises")).rows).toEqual([]);
});

import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { answeringApp } from "../../testing/answering-app.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });

async function story() {
  passed = 0;
  const told = await answeringApp(house, database);
  const key = await told.survey("nps");
  const open = `/s/${told.brand.slug}/${key}`;
  /** What a page of the open link posts, under a key of its own. */
  const fields = (nth: number, answers: Record<string, string>) => ({
    ...{ _key: `page-${String(nth).padStart(8, "0")}`, _seen: "", _asked: "recommend,why", _do: "next" },
    ...answers,
  });
  return { ...told, key, open, fields };
}

test("many pages at once are handed in together: one that cannot stand is told so alone, kept, and costs no other its answer", async () => {
  const { open, fields, post, facts, kept } = await story();
  const posts = Array.from({ length: 40 }, (_, nth) => {
    const score = nth === 17 ? "11" : nth === 23 ? "" : String(nth % 11);
    return post(open, fields(nth, { recommend: score, why: `نظر ${nth}` }));
  });
  const statuses = (await Promise.all(posts)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(38);
  expect([statuses[17], statuses[23]]).toEqual([422, 422]);
  expect(await facts()).toHaveLength(38);
  const open17 = (await kept()).filter(({ answered_at }) => answered_at === null);
  expect(open17.map(({ answers }) => answers.why).sort()).toEqual(["نظر 17", "نظر 23"]);
  const mended = await post(open, fields(17, { recommend: "10", why: "نظر 17" }));
  expect([mended.status, (await facts()).length]).toEqual([200, 39]);
});

test("the same page posted many times at the same moment is one answer, and words kept beside a hand-in never undo it", async () => {
  const { open, fields, post, facts, kept } = await story();
  const same = fields(1, { recommend: "9", why: "همان" });
  const keeping = { ...fields(1, { recommend: "2", why: "نیمه‌کاره" }), _do: "keep" };
  const answers = await Promise.all([...Array.from({ length: 12 }, () => post(open, same)), post(open, same)]);
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 13 }, () => 200));
  expect((await post(open, keeping)).status).toBe(204);
  expect(await facts()).toEqual([{ weight: 1, nps: 9, mode: "web" }]);
  expect(await kept()).toMatchObject([{ answers: { recommend: 9, why: "همان" }, comment: "همان" }]);
});

test("what comes after the closing counts for nothing and is kept, in the middle of others too", async () => {
  const { api, key, open, fields, post, facts, kept, invite } = await story();
  const mine = await invite(key);
  await post(open, { ...fields(1, { recommend: "7" }), _do: "keep" });
  await api.post(`/surveys/${key}/closing`, { closed: true });
  const late = await Promise.all([
    post(open, fields(1, { recommend: "8", why: "دیر شد" })),
    post(open, fields(2, { recommend: "3", why: "من هم" })),
    post(mine, { _seen: "", _asked: "recommend,why", _do: "next", recommend: "1", why: "و من" }),
  ]);
  expect(late.map(({ status }) => status)).toEqual([410, 410, 410]);
  expect(await facts()).toEqual([]);
  // As they were typed: nobody has judged them.
  const words = (await kept()).map(({ answers, answered_at }) => `${answers.recommend} ${answers.why} ${answered_at}`);
  expect(words.sort()).toEqual(["1 و من null", "3 من هم null", "8 دیر شد null"]);
  await api.post(`/surveys/${key}/closing`, { closed: false });
  expect((await post(open, fields(2, { recommend: "3", why: "من هم" }))).status).toBe(200);
  expect(await facts()).toEqual([{ weight: 1, nps: 3, mode: "web" }]);
});

import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { answeringApp } from "../../testing/answering-app.ts";

const database = await testDatabase();
const house = await testHouse(database);

test("responses stand in the order in which they were answered, page after page, whenever they came in", async () => {
  const { api, survey } = await answeringApp(house, database);
  const key = await survey("nps");
  const days = [3, 7, 1, 7, 5, 2, 6];
  for (const [n, day] of days.entries()) {
    const answered_at = `2026-03-0${day}T10:00:00Z`;
    await api.post(`/surveys/${key}/responses`, { external_id: `r${n}`, answered_at, answers: { recommend: day } });
  }
  const seen: number[] = [];
  for (let next: string | null = ""; next !== null; ) {
    const page: { rows: { nps: number }[]; next: string | null } = (
      await api.get(`/responses?survey=${key}&limit=3${next && `&after=${next}`}`)
    ).body;
    seen.push(...page.rows.map(({ nps }) => nps));
    next = page.next;
  }
  expect(seen).toEqual([7, 7, 6, 5, 3, 2, 1]);
});

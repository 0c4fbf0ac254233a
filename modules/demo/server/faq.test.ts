import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { learnPermissions } from "../../admin/index.ts";
import { module as bot } from "../../bot/module.ts";
import { module as catalog } from "../../catalog/module.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import { module as knowledge } from "../../knowledge/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import { askDemo, countJudged, openDemoHelp } from "./ask/ask-demo.ts";
import { demoQuestions } from "./ask/questions.ts";

const database = await testDatabase();
const house = await testHouse(database);

test("questions as people type them: most are answered or find their title, hardly any is answered wrongly", {
  timeout: 300_000,
}, async () => {
  learnPermissions([customers, timeline, catalog, inbox, knowledge, bot]);
  const questions = [...demoQuestions("faq", "fa"), ...demoQuestions("faq", "en")];
  const brandId = await openDemoHelp(house, "faq@example.com");
  const asked = await askDemo(house, brandId, questions);
  const counts = countJudged(asked);
  const wrong = asked.filter(({ verdict }) => verdict === "wrong").map(({ text, said }) => `${text} → ${said}`);
  expect(counts.confidently_wrong, wrong.join("\n")).toBeLessThanOrEqual(0.025);
  expect(counts.right).toBeGreaterThanOrEqual(0.4 * counts.answerable);
  expect(counts.right + counts.offered_rightly).toBeGreaterThanOrEqual(0.7 * counts.answerable);
  expect(counts.questions).toBeGreaterThanOrEqual(300);
});

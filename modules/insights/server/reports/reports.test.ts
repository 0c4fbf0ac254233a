import { expect, test } from "vitest";
import { runDueJobs } from "../../../../platform/jobs/run-jobs.ts";
import { findChromium } from "../../../../platform/print/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { mailBox } from "../../../../platform/testing/mail-box.ts";
import { given, signedIn, testApp } from "../../../admin/testing.ts";
import { module as catalog } from "../../../catalog/module.ts";
import { module as customers } from "../../../customers/module.ts";
import { module as inbox } from "../../../inbox/module.ts";
import { module as surveys } from "../../../surveys/module.ts";
import { openToldSurvey, tellAnswers } from "../../../surveys/testing.ts";
import { module as timeline } from "../../../timeline/module.ts";
import type { ReportList } from "../../contract/reports.ts";
import { module as insights } from "../../module.ts";
import { sendDueReports } from "./send-reports.ts";
import { watchScores } from "./watch-scores.ts";

const database = await testDatabase();
const box = await mailBox();
let now = new Date("2026-06-10T06:00:00Z");
const base = await testHouse(database, { clock: () => now });
const house = { ...base, config: { ...base.config, smtpUrl: box.url, publicUrl: "http://localhost:3000" } };
const modules = [customers, timeline, catalog, inbox, surveys, insights];
const app = await testApp(house, modules);

async function workOff(): Promise<void> {
  await database.owner.query("update graphile_worker._private_jobs set run_at = now()");
  await runDueJobs(house, modules);
}

/** A brand whose NPS was well before `since` and bad from then on. */
async function shop(scoresBefore: number[], scoresNow: number[], today = "2026-06-10") {
  const brand = await given.brand(house);
  const boss = await signedIn(app, brand, await given.user(house, { brand }));
  const survey = await openToldSurvey(database, brand.id, "after", "nps");
  const day = (ago: number) => new Date(Date.parse(today) - ago * 86_400_000).toISOString().slice(0, 10);
  const told = (scores: number[], from: number) =>
    scores.map((score, n) => ({ day: day(from + (n % 7)), score, channel: n % 2 ? "sms" : "chat" }));
  await tellAnswers(database, brand.id, survey, "nps", [...told(scoresBefore, 8), ...told(scoresNow, 1)]);
  const api = (method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object) =>
    boss.ask({ method, url: `/api/v1/insights/${path}`, ...(payload && { payload }) });
  const list = async () => (await api("GET", "reports")).body as ReportList;
  return { brand, api, list };
}

const many = (n: number, score: number) => Array<number>(n).fill(score);
const weekly = {
  name: "گزارش هفتگی",
  survey: "after",
  by: "channel",
  every: "week",
  weekday: 3,
  hour: 9,
  format: "xlsx",
  language: "fa",
};

/** The words of a letter, put back together from its first part. */
function wordsOf(text: string): { subject: string; body: string } {
  const subject = [...text.matchAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi)].map(([, how, words]) =>
    how!.toUpperCase() === "B"
      ? Buffer.from(words!, "base64")
      : Buffer.from(
          words!.replaceAll("_", " ").replace(/=(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          "latin1",
        ),
  );
  const part = /base64\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(text)?.[1] ?? "";
  return { subject: Buffer.concat(subject).toString("utf8"), body: Buffer.from(part, "base64").toString("utf8") };
}

test("a weekly report goes to each who gets it, at its hour, once, and says what moved", async () => {
  const { brand, api, list } = await shop(many(40, 9), [...many(20, 9), ...many(20, 2)]);
  const { id } = (await api("POST", "reports", { ...weekly, recipients: ["sara@example.com", "ali@example.com"] }))
    .body;
  // Tehran is at half past nine on Wednesday: this week's hour is over.
  expect((await list()).reports).toMatchObject([{ id, next_at: "2026-06-17T05:30:00.000Z", sent_at: null }]);
  await sendDueReports(house);
  now = new Date("2026-06-17T05:30:00Z");
  await database.owner.query("update score_report set next_at = $1 where brand_id = $2", [
    "2026-06-10T05:30:00Z",
    brand.id,
  ]);
  await Promise.all([sendDueReports(house), sendDueReports(house)]);
  await workOff();
  const letters = [await box.next(), await box.next()];
  expect(letters.flatMap(({ to }) => to).sort()).toEqual(["ali@example.com", "sara@example.com"]);
  const { subject, body } = wordsOf(letters[0]!.text);
  expect(subject).toContain("گزارش هفتگی");
  // Twenty of forty promote, twenty detract: nought, from +100. Of the week before it fell due, though it went out later.
  expect(body).toMatch(/NPS.*: ۰ \(/);
  expect(body).toContain("پایین‌تر از دورهٔ پیش است");
  expect(letters[0]!.text).toContain("hamdel-2026-06-03-2026-06-09.xlsx");
  expect((await list()).reports).toMatchObject([{ next_at: "2026-06-24T05:30:00.000Z", problem: null }]);
  expect((await list()).reports[0]!.sent_at).not.toBeNull();
});

test("a report that was taken away is not sent, nor afterwards when it is back", async () => {
  now = new Date("2026-06-10T06:00:00Z");
  const { brand, api, list } = await shop([], many(3, 9));
  const { id } = (await api("POST", "reports", { ...weekly, recipients: ["gone@example.com"] })).body;
  await database.owner.query("update score_report set next_at = $1 where brand_id = $2", [now, brand.id]);
  await sendDueReports(house);
  expect((await api("DELETE", `reports/${id}`)).status).toBe(204);
  await workOff();
  expect((await list()).reports).toEqual([]);
  now = new Date("2026-07-01T06:00:00Z");
  expect((await api("POST", `reports/${id}/restore`)).status).toBe(204);
  expect((await list()).reports).toMatchObject([{ id, sent_at: null, next_at: "2026-07-08T05:30:00.000Z" }]);
});

test("the file is there at once, as a workbook and, where there is a Chromium, as PDF", async () => {
  now = new Date("2026-06-10T06:00:00Z");
  const { api } = await shop(many(5, 9), many(5, 3));
  const file = async (format: string) => {
    const { id } = (await api("POST", "reports", { ...weekly, format, recipients: ["a@example.com"] })).body;
    return api("GET", `reports/${id}/file`);
  };
  expect(String((await file("xlsx")).body).slice(0, 2)).toBe("PK");
  expect(String((await file("pdf")).body).slice(0, 4)).toBe(
    findChromium(house.config.chromium) ? "%PDF" : "PK\x03\x04",
  );
});

test("a score that moved by more than chance is told once; one that may be chance is not", async () => {
  now = new Date("2026-06-10T06:00:00Z");
  const clear = await shop(many(60, 10), many(60, 2));
  const unclear = await shop([...many(20, 10), ...many(10, 2)], [...many(18, 10), ...many(12, 2)]);
  const watch = { metric: "nps", survey: "after", days: 7, language: "en", recipients: ["boss@example.com"] };
  for (const { api } of [clear, unclear]) expect((await api("POST", "watches", watch)).status).toBe(200);
  await watchScores(house);
  await watchScores(house);
  await workOff();
  const letter = await box.next();
  expect(letter.to).toEqual(["boss@example.com"]);
  expect(letter.text).toContain("from 100 to -100");
  expect((await clear.list()).alerts).toMatchObject([
    { day: "2026-06-10", move: { now: { n: 60, value: -100 }, difference: -200 } },
  ]);
  expect(await unclear.list()).toMatchObject({ alerts: [], watches: [{ looked_on: "2026-06-10" }] });
  now = new Date("2026-06-11T06:00:00Z");
  await watchScores(house);
  expect((await clear.list()).alerts).toHaveLength(1);
});

test("before the brand's morning nothing is looked at", async () => {
  now = new Date("2026-06-10T04:00:00Z");
  const { api, list } = await shop(many(60, 10), many(60, 2));
  await api("POST", "watches", {
    metric: "nps",
    survey: null,
    days: 7,
    language: "fa",
    recipients: ["early@example.com"],
  });
  await watchScores(house);
  expect(await list()).toMatchObject({ alerts: [], watches: [{ looked_on: null }] });
});

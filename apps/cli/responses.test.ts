import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import Papa from "papaparse";
import { afterAll, expect, test, vi } from "vitest";
import { loadConfig } from "../../platform/config/index.ts";
import { testDatabase } from "../../platform/testing/index.ts";
import { commandLine } from "./command-line.ts";
import { commands } from "./commands.ts";
import "../modules.ts";

// Each story runs several commands from their beginning; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

const database = await testDatabase();
const home = await mkdtemp(path.join(os.tmpdir(), "hamdel-responses-"));
afterAll(() => rm(home, { recursive: true }));
const config = await loadConfig({ HAMDEL_DATA: path.join(home, "data"), DATABASE_URL: database.url });
const brand = "responses";
await database.owner.query(
  "insert into brand (slug, name, calendar, time_zone) values ($1, $1, 'jalali', 'Asia/Tehran')",
  [brand],
);

/** Runs a command as the command line does. */
async function hamdel(name: string, words: string[], options: Record<string, string> = {}) {
  const line = commandLine({ config, words, options: { brand, ...options } }, name);
  try {
    return await commands.find((one) => one.name === name)!.run(line);
  } finally {
    await line.close();
  }
}

test("answers come in as a file, are counted by months of the brand's calendar, and go out again as they were", async () => {
  await hamdel("survey create", [], { template: "nps", key: "nps", name: "وفاداری" });
  const given = path.join(home, "given.csv");
  const lines = [
    "id,answered_at,score,comment,customer_id,mode",
    // The last minute of Esfand and the first of Farvardin on Tehran's clock.
    '1,2026-03-20T20:29:00Z,10,"عالی، ""خیلی"" خوب",C-1,web',
    "2,2026-03-20T20:31:00Z,0,=cmd(),C-2,sms",
    "3,2026-04-20T08:00:00Z,9,,C-3,phone",
  ];
  await writeFile(given, lines.join("\n"));
  const columns =
    "external_id=id,answered_at=answered_at,score=score,comment=comment,customer_external_id=customer_id,mode=mode";
  const taken = await hamdel("import responses", [given], { survey: "nps", columns });
  expect(taken.result).toMatchObject({ read: 3, imported: 3, rejected: 0 });
  const asked = { survey: "nps", by: "month", from: "1404/12/01", to: "1405/01/31" };
  const counted = await hamdel("metrics", ["nps"], asked);
  const { groups } = counted.result as { groups: { key: object; n: number; value: number }[] };
  expect(groups.map(({ key, n, value }) => [key, n, value])).toEqual([
    [{ month: "1404-12" }, 1, 100],
    [{ month: "1405-01" }, 2, 0],
  ]);
  expect(counted.line).toContain("month 1405-01, 0");
  const out = path.join(home, "out.csv");
  const written = await hamdel("export responses", [out], { survey: "nps", language: "fa", from: "1405/01/01" });
  expect(written.result).toMatchObject({ survey: "nps", responses: 2 });
  await hamdel("export responses", [out], { survey: "nps", language: "fa" });
  const text = (await readFile(out, "utf8")).replace(/^\ufeff/, "");
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const why = "دلیل اصلی نمره‌ای که دادید چه بود؟";
  expect(data.map((row) => [row["زمان"], row["شمارهٔ مشتری"], row["شیوه"], row[why]])).toEqual([
    ["1405/01/31 11:30", "C-3", "مصاحبهٔ تلفنی", ""],
    ["1405/01/01 00:01", "C-2", "پیامک", "'=cmd()"],
    ["1404/12/29 23:59", "C-1", "صفحهٔ وب", 'عالی، "خیلی" خوب'],
  ]);
  const lists = path.join(home, "out.ndjson");
  await hamdel("export responses", [lists], { survey: "nps" });
  const rows = (await readFile(lists, "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows.map(({ recommend }) => recommend)).toEqual([9, 0, 10]);
  await expect(hamdel("export responses", [out], { survey: "nothing" })).rejects.toMatchObject({ code: "not_found" });
});

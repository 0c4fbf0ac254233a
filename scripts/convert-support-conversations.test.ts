import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import "../apps/modules.ts";
import { importGround } from "../modules/imports/testing/ground.ts";
import { testDatabase } from "../platform/testing/index.ts";
import { linesOf } from "./convert-support-conversations.ts";

const threads = fileURLToPath(new URL("../../shared/data/support_conversations/dev.json", import.meta.url));
const script = fileURLToPath(new URL("convert-support-conversations.ts", import.meta.url));
const database = await testDatabase();
const ground = await importGround(database);

const small = [
  {
    dialogHeader: { company: "Tea", sessionID: "s" },
    dialogContent: [
      { client: "ali", datetime: "2020-04-01T10:00:00.000Z", message: "کجاست؟", tweet_ID: "1" },
      { agent: "Tea", datetime: "2020-04-01T11:00:00.000Z", message: "می‌آید", tweet_ID: "2" },
      { client1: "reza", datetime: "2020-04-01T12:00:00.000Z", message: "من هم", tweet_ID: "3" },
    ],
    agentURL: { tweet_ID: "1245425308704149506", url_utterance: "رسید", url: "https://x.example" },
  },
];

test("who spoke, to whom and when stays; the answer that solved it comes last", () => {
  const lines = linesOf(small).map((line) => [
    line.external_id,
    line.customer_external_id,
    line.direction,
    line.agent,
    line.occurred_at.slice(0, 19),
  ]);
  expect(lines).toEqual([
    ["1", "ali", "in", null, "2020-04-01T10:00:00"],
    ["2", "ali", "out", "Tea", "2020-04-01T11:00:00"],
    ["3", "reza", "in", null, "2020-04-01T12:00:00"],
    ["1245425308704149506", "ali", "out", "Tea", "2020-04-01T18:58:27"],
  ]);
  expect(() => linesOf([{ dialogContent: [] }])).toThrow();
});

test.skipIf(!existsSync(threads))(
  "525 threads of customer care stand on their customers' timelines, each message once, at its time",
  { timeout: 240_000 },
  async () => {
    const brand = await ground.brand();
    const { stdout } = await promisify(execFile)(process.execPath, [script, threads], { maxBuffer: 64 * 1024 * 1024 });
    const file = await ground.file(stdout, "conversations.ndjson");
    const lines = linesOf(JSON.parse(readFileSync(threads, "utf8")));
    const distinct = new Set(lines.map((line) => line.external_id)).size;
    const first = await ground.run(brand, "interactions", file);
    expect(first).toMatchObject({
      status: "done",
      read: lines.length,
      imported: distinct,
      unchanged: lines.length - distinct,
      rejected: 0,
    });
    expect(await ground.run(brand, "interactions", file)).toMatchObject({ imported: 0, unchanged: lines.length });
    const seen = await ground.rows(
      brand,
      `select distinct i.occurred_at, i.direction, t.body from interaction i join identity m on m.id = i.identity_id
     join interaction_text t on t.interaction_id = i.id where i.brand_id = $1 and m.type = 'crm'`,
    );
    const stored = new Set(seen.map((row) => `${row.occurred_at.toISOString()} ${row.direction} ${row.body}`));
    const heads = JSON.parse(readFileSync(threads, "utf8")) as {
      dialogContent: { datetime: string; message: string }[];
    }[];
    expect(heads).toHaveLength(525);
    for (const { dialogContent } of heads)
      for (const { datetime, message } of dialogContent)
        expect([...["in", "out"]].some((direction) => stored.has(`${datetime} ${direction} ${message.trim()}`))).toBe(
          true,
        );
  },
);

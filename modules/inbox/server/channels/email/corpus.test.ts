import { describe, expect, test } from "vitest";
import { corpus } from "./corpus/corpus.ts";
import { corpusKey, corpusLookup, shop } from "./corpus/world.ts";
import { parseMail } from "./in/parse-mail.ts";
import { cluesOf, threadOf } from "./threading/thread-of.ts";

const received = new Date("2026-06-01T00:00:00Z");
const reading = { own: [shop], secretKey: corpusKey, received };
const cases = corpus();

async function read(raw: Buffer) {
  const letter = await parseMail(raw, reading);
  const conversation = await threadOf(cluesOf(letter), corpusLookup);
  return { ...letter, conversation };
}

const plain = (text: string) => text.replace(/\s+/g, " ").trim();

describe("the corpus of letters", () => {
  test("has at least two hundred, no two alike", () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(new Set(cases.map(({ raw }) => raw.toString("latin1"))).size).toBe(cases.length);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test("at least 99 of 100 come into the right conversation", async () => {
    const wrong: string[] = [];
    for (const { name, raw, conversation } of cases) {
      const found = (await read(raw)).conversation;
      if (found !== conversation) wrong.push(`${name}: ${found} instead of ${conversation}`);
    }
    const share = 1 - wrong.length / cases.length;
    if (wrong.length > 0) console.log(`In the wrong conversation:\n${wrong.join("\n")}`);
    expect(share, wrong.join("\n")).toBeGreaterThanOrEqual(0.99);
  });

  test.each(cases.map((each) => [each.name, each] as const))("is read: %s", async (_, each) => {
    const { incoming, report } = await read(each.raw);
    expect(plain(incoming.fresh ?? "")).toContain(plain(each.fresh));
    if (each.folded) expect(plain(incoming.fresh ?? "")).not.toContain(plain(each.folded));
    expect(incoming.automatic).toBe(each.automatic ?? false);
    if (each.subject !== undefined) expect(incoming.subject).toBe(each.subject);
    if (each.files) expect(incoming.files?.map(({ name }) => name)).toEqual(each.files);
    expect(report?.state === "failed" ? report.code : undefined).toBe(each.failed);
    expect(`${incoming.text}${incoming.subject}${incoming.name}`).not.toContain("\ufffd");
    expect(incoming.raw).toBe(each.raw);
  });
});

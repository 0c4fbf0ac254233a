import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { guardedFetch, guardedReach } from "../../../../../platform/outgoing/index.ts";
import type { Notice, PushTools } from "../push-adapter.ts";
import { pushSubjects } from "./push-subjects.ts";

const subjects = await pushSubjects();
const now = new Date("2026-03-01T08:30:00Z");

function tools(patience = 10_000, allowPrivate = ["127.0.0.1"]): PushTools {
  const mayBePlain = () => allowPrivate.length > 0;
  const fetch = guardedFetch({ allowPrivate, timeout: patience });
  return { fetch, reach: guardedReach(allowPrivate), mayBePlain, now, patience };
}

function notice(given: Partial<Notice> = {}): Notice {
  return {
    tag: "hamdel-7",
    title: "فروشگاه آفتاب",
    body: "سلام، سفارش ۱۲۳۴ فرستاده شد.",
    language: "fa",
    image: null,
    url: "https://shop.example.com/basket",
    later: "https://cx.example.com/later/abc",
    conversation: 7,
    message: 42,
    actions: [
      { action: "answer", title: "پاسخ می‌دهم" },
      { action: "later", title: "بعداً" },
    ],
    lasts: 3600,
    ...given,
  };
}

afterAll(() => Promise.all(subjects.map(({ fake }) => fake.close())));

describe.each(subjects)("push by $adapter.kind", ({ adapter, fake, device, settings, wrongSettings, rotate }) => {
  beforeEach(() => {
    fake.fault = null;
    fake.arrived.length = 0;
    fake.screen.clear();
  });
  const send = (given: Partial<Notice> = {}, through = tools(), by = settings()) =>
    adapter.send(by, device, notice(given), through);

  test("words, a picture and actions are seen as they were sent; Persian digits and emoji too", async () => {
    const image = "https://cx.example.com/picture/abc";
    expect(await send({ image })).toEqual({ state: "sent" });
    const { tag, title, body, later } = notice();
    expect(fake.arrived).toEqual([{ tag, title, body, image, actions: ["answer", "later"], later }]);
    for (const text of ["۰۱۲۳۴۵۶۷۸۹ تومان", "ممنونم 👨‍👩‍👧‍👦 ❤️‍🔥", 'a "quoted" \\ text', "می‌رود"]) {
      expect(await send({ body: text })).toEqual({ state: "sent" });
      expect(fake.arrived.at(-1)!.body).toBe(text);
    }
    expect(fake.arrived.at(-1)!.image).toBeNull();
  });

  test("a huge text is cut between letters, within the provider's bytes; the picture stands back before the words", async () => {
    for (const letter of ["س", "👨‍👩‍👧‍👦", "a", "«", "\u{1F1EE}\u{1F1F7}"]) {
      expect(await send({ body: letter.repeat(5000) })).toEqual({ state: "sent" });
      const { body } = fake.arrived.at(-1)!;
      expect(fake.bytes).toBeLessThanOrEqual(4096);
      expect(body.endsWith("…")).toBe(true);
      expect(body.slice(0, -1).replaceAll(letter, "")).toBe("");
      expect(body.length).toBeGreaterThan(letter.length * 30);
    }
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 600 }), async (body) => {
        expect(await send({ body, title: body })).toEqual({ state: "sent" });
        expect(fake.bytes).toBeLessThanOrEqual(4096);
      }),
      { numRuns: 25 },
    );
  });

  test("tried again it is seen once: the tag is the same", async () => {
    for (let n = 0; n < 3; n++) await send();
    expect(fake.arrived).toHaveLength(3);
    expect(fake.screen.size).toBe(1);
    await send({ tag: "hamdel-8" });
    expect(fake.screen.size).toBe(2);
  });

  test("a device that is no more is gone", async () => {
    fake.fault = "gone";
    expect(await send()).toEqual({ state: "gone" });
  });

  test("down, slow, silent and over quota are reasons to try again later, then it arrives", async () => {
    for (const [fault, after, code] of [
      ["down", 60, "away"],
      ["silent", 60, "away"],
      ["slow", 60, "away"],
      ["quota", 90, "over_quota"],
    ] as const) {
      fake.fault = fault;
      expect(await send({}, tools(fault === "slow" ? 500 : 10_000))).toEqual({ state: "again", after, code });
      expect(adapter.problems).toHaveProperty(code);
    }
    fake.fault = null;
    expect(await send()).toEqual({ state: "sent" });
  });

  test("a wrong key is said to be wrong; a key that the provider changed works as soon as it is here", async () => {
    expect(await send({}, tools(), wrongSettings())).toEqual({ state: "refused", code: "bad_credentials" });
    expect(await send()).toEqual({ state: "sent" });
    const old = settings();
    rotate();
    expect(await send({}, tools(), old)).toEqual({ state: "refused", code: "bad_credentials" });
    expect(await send()).toEqual({ state: "sent" });
    expect(adapter.problems).toHaveProperty("bad_credentials");
  });

  test("what lies in our own network is not reached, whoever gave the address", async () => {
    expect(await send({}, tools(10_000, []))).toEqual({ state: "refused", code: "address_refused" });
    expect(fake.arrived).toEqual([]);
  });

  test("every sentence speaks both languages, and no secret is among what is shown", () => {
    for (const { fa, en } of Object.values(adapter.problems)) {
      expect(fa).toMatch(/[؀-ۿ]/);
      expect(en).not.toMatch(/[؀-ۿ]/);
    }
    expect(adapter.secrets).not.toEqual([]);
  });
});

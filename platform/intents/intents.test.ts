import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "../errors/index.ts";
import { classifyIntent, noIntent, readIntents, trainIntents, trainIntentsInWorker, writeIntents } from "./index.ts";
import { elsewhere, questions, shop } from "./testing/shop-questions.ts";

const model = trainIntents(shop);

test("questions in other words find their intent, in Persian and in English", () => {
  const right = questions.filter(({ text, intent }) => classifyIntent(model, text).ranking[0]?.intent === intent);
  expect(right.length / questions.length).toBeGreaterThanOrEqual(0.9);
});

test("Arabic letters, half-spaces and capitals make no difference", () => {
  expect(classifyIntent(model, "سفارش من كجاست")).toEqual(classifyIntent(model, "سفارش من کجاست"));
  expect(classifyIntent(model, "WHERE IS MY ORDER")).toEqual(classifyIntent(model, "where is my order"));
});

test("what is none of the intents is none of them", () => {
  const refused = elsewhere.filter((text) => classifyIntent(model, text).intent === null);
  expect(refused.length / elsewhere.length).toBeGreaterThanOrEqual(0.8);
  const kept = questions.filter(({ text }) => classifyIntent(model, text).intent !== null);
  expect(kept.length / questions.length).toBeGreaterThanOrEqual(0.8);
});

test("examples of none are learned from, and never an answer by name", () => {
  const taught = trainIntents([...shop, ...elsewhere.map((text) => ({ text, intent: noIntent }))]);
  expect(taught.intents).not.toContain(noIntent);
  for (const text of elsewhere) {
    const { intent, ranking } = classifyIntent(taught, text);
    expect(intent, text).toBeNull();
    expect(ranking.map((each) => each.intent)).not.toContain(noIntent);
  }
});

test("scores are chances: the ranking falls and sums to one at most, the answer's own is first", () => {
  for (const { text } of questions) {
    const { intent, score, ranking } = classifyIntent(model, text);
    expect(ranking.reduce((sum, each) => sum + each.score, 0)).toBeLessThanOrEqual(1.0001);
    expect(ranking).toEqual([...ranking].sort((a, b) => b.score - a.score));
    if (intent !== null) expect(ranking[0]).toEqual({ intent, score });
  }
});

test("the same examples give the same model, also in a thread of its own", async () => {
  const bytes = writeIntents(model);
  expect(writeIntents(trainIntents(shop)).equals(bytes)).toBe(true);
  expect((await trainIntentsInWorker(shop)).equals(bytes)).toBe(true);
});

test("what is written answers as before when it is read again", () => {
  const again = readIntents(writeIntents(model));
  for (const text of [...questions.map((each) => each.text), ...elsewhere, ""])
    expect(classifyIntent(again, text)).toEqual(classifyIntent(model, text));
});

test("other bytes, cut and damaged files are refused", () => {
  const bytes = writeIntents(model);
  const damaged = Buffer.from(bytes);
  damaged[bytes.length >> 1]! ^= 0xff;
  for (const wrong of [Buffer.alloc(0), randomBytes(500), bytes.subarray(0, -40), bytes.subarray(0, 8), damaged])
    expect(() => readIntents(wrong)).toThrow(Refusal);
});

test("two intents with three examples each are told apart", () => {
  const few = trainIntents([
    { text: "سفارش من کجاست", intent: "order" },
    { text: "بسته‌ام نرسیده", intent: "order" },
    { text: "کی می‌رسد سفارشم", intent: "order" },
    { text: "پولم را پس بدهید", intent: "refund" },
    { text: "می‌خواهم کالا را برگردانم", intent: "refund" },
    { text: "مرجوع کردن خرید", intent: "refund" },
  ]);
  expect(classifyIntent(few, "سفارشم کجاست؟").intent).toBe("order");
  expect(classifyIntent(few, "کالا را برمی‌گردانم، پولم را بدهید").intent).toBe("refund");
  expect(classifyIntent(few, "what is the weather").intent).toBeNull();
});

test("a city, a weekday or a month that no example names is understood as one", () => {
  const few = trainIntents([
    ...["به شیراز", "تا اصفهان", "برای تبریز"].map((where) => ({ text: where, intent: "to" })),
    ...["شنبه", "دوشنبه‌ها", "روز جمعه"].map((when) => ({ text: when, intent: "day" })),
    ...["وسط مهر", "اول آبان", "آخر اسفند"].map((when) => ({ text: when, intent: "month" })),
  ]);
  for (const [text, intent] of [
    ["کرمانشاه", "to"],
    ["rasht? london?", "to"],
    ["سه‌شنبه", "day"],
    ["خرداد", "month"],
  ])
    expect(classifyIntent(few, text!).ranking[0]?.intent, text).toBe(intent);
});

test("one intent, one example, and none at all", () => {
  const one = trainIntents([{ text: "ساعت کاری شما", intent: "hours" }]);
  expect(classifyIntent(one, "ساعت کاری").intent).toBe("hours");
  expect(classifyIntent(one, "kangaroo").intent).toBeNull();
  expect(classifyIntent(trainIntents([]), "سلام")).toEqual({ intent: null, score: 1, ranking: [] });
  expect(classifyIntent(trainIntents([{ text: "…", intent: "dots" }]), "…").intent).toBeNull();
  expect(classifyIntent(trainIntents([{ text: "سلام", intent: noIntent }]), "سلام").intent).toBeNull();
});

test("texts without words are none of the intents; long ones and emoji are read", () => {
  for (const text of ["", "   ", "؟!", "\u200c\u200c"]) expect(classifyIntent(model, text).intent).toBeNull();
  expect(classifyIntent(model, "😀😀😀").intent).toBeNull();
  expect(() => classifyIntent(model, "سفارش ".repeat(17_000))).not.toThrow();
  const hearts = trainIntents([
    { text: "❤️❤️", intent: "thanks" },
    { text: "😡", intent: "anger" },
  ]);
  expect(classifyIntent(hearts, "❤️").ranking[0]?.intent).toBe("thanks");
});

test("any text gets an answer with a score between 0 and 1", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { score } = classifyIntent(model, text);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  learnSentiment,
  readSentimentModel,
  type SentimentExample,
  sentimentOf,
  writeSentimentModel,
} from "./index.ts";
import { lexicon } from "./lexicon.ts";
import { measure, sentences } from "./testing/sentences.ts";

const label = (text: string) => sentimentOf(text).label;

test.each([
  ["tuned", "fa", 0.94],
  ["tuned", "en", 0.96],
  ["kept-back", "fa", 0.79],
  ["kept-back", "en", 0.93],
] as const)("sentences of the %s part in %s are read as people mean them", (part, language, least) => {
  const found = measure(sentences(part, language));
  expect(found.macroF1, found.misses.join("\n")).toBeGreaterThanOrEqual(least);
});

test("the lexicon is broad", () => {
  const keys = [...lexicon().weights].filter(([, weight]) => weight !== 0).map(([key]) => key);
  expect(keys.filter((key) => /\p{Script=Arabic}/u.test(key)).length).toBeGreaterThan(5000);
  expect(keys.filter((key) => /^[a-z ]+$/.test(key)).length).toBeGreaterThan(2000);
});

test("a denial turns what it belongs to, and nothing else", () => {
  expect(label("بد نبود")).toBe("positive");
  expect(label("خوب نبود")).toBe("negative");
  expect(label("هیچ ایرادی ندارد")).toBe("positive");
  expect(sentimentOf("خراب شد و هیچکس جوابگو نیست").score).toBeLessThan(-0.7);
  expect(label("not good")).toBe("negative");
  expect(label("no problems at all")).toBe("positive");
});

test("both sides of a contrast are kept, and what follows weighs more", () => {
  expect(sentimentOf("کیفیت خوب ولی ارسال افتضاح")).toMatchObject({
    label: "negative",
    evidence: ["کیفیت خوب", "ارسال افتضاح"],
  });
  expect(label("ارسال بد ولی کیفیت خوب")).toBe("positive");
});

test("spellings, half-spaces and letters drawn out do not matter; evidence is as it was typed", () => {
  for (const text of ["بی‌کیفیت", "بی کیفیت", "بیکیفیت", "بي كيفيت"]) expect(label(text)).toBe("negative");
  expect(sentimentOf("واقعا عااااالی بود").evidence).toEqual(["عااااالی"]);
  expect(sentimentOf("اصلا خوب نیست").evidence.join()).toContain("خوب نیست");
});

test("questions, wishes and ratings", () => {
  expect(label("این گوشی خوبه؟")).toBe("neutral");
  expect(label("کاش کیفیتش خوب بود")).toBe("negative");
  expect(label("۲ از ۱۰")).toBe("negative");
  expect(label("9/10")).toBe("positive");
  expect(label("هتل ۵ ستاره")).toBe("neutral");
});

test("it never throws, gives the same each time and stays within its bounds", () => {
  const model = learnSentiment(sentences("tuned").slice(0, 60));
  const check = (text: string) => {
    for (const found of [sentimentOf(text), sentimentOf(text, model)]) {
      expect(Math.abs(found.score)).toBeLessThanOrEqual(1);
      for (const words of found.evidence) expect(text).toContain(words);
    }
    expect(sentimentOf(text)).toEqual(sentimentOf(text));
  };
  fc.assert(fc.property(fc.string({ unit: "binary" }), check));
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words)).map((list) => list.join(" ")),
      check,
    ),
  );
});

const words = "خوب بد ولی نیست نبود اگه کاش عالی بدون نه ؟ . 😍 :( not no good bad 5 از 10 ستاره بی کیفیت".split(" ");

test("a hundred thousand characters of anything are read to their end", () => {
  const text = "متن معمولی درباره جعبه. ".repeat(4200);
  expect(sentimentOf(`${text} ${"افتضاح بود. ".repeat(3)}`).label).toBe("negative");
  for (const unit of ["ا", "😍", "!", ":(", "بی ", "اگه ", "خوب ولی ", "\u200c", "a'"]) {
    const long = unit.repeat(Math.ceil(100_000 / unit.length));
    expect(Math.abs(sentimentOf(long).score)).toBeLessThanOrEqual(1);
  }
});

test("with few examples a model is not worse than the lexicon; a model is the same each time and survives being written", () => {
  const kept = sentences("kept-back");
  const plain = measure(kept).accuracy;
  for (const count of [0, 1, 20, 50, 222]) {
    const model = learnSentiment(sentences("tuned").slice(0, count));
    expect(measure(kept, model).accuracy).toBeGreaterThanOrEqual(plain - 0.01);
  }
  const model = learnSentiment(sentences("tuned"));
  const written = writeSentimentModel(model);
  expect(writeSentimentModel(learnSentiment(sentences("tuned")))).toBe(written);
  expect(readSentimentModel(written)).toEqual(model);
  expect(readSentimentModel("{}")).toBeNull();
});

test("what a brand's customers say in words of their own is learned", () => {
  // Words the lexicon does not know, in whatever surroundings: «زپرتک» is blame here, «نازنوش» is praise.
  const around = "جعبه در آشپزخانه من دیروز این مدل مشکی برای مادر در خانه روی میز کنار پنجره".split(" ");
  const examples = Array.from({ length: 400 }, (_, at): SentimentExample => {
    const [one, two, three] = [around[at % 15], around[(at * 7) % 15], around[(at * 11 + 3) % 15]];
    const own = at % 2 === 0 ? "زپرتک" : "نازنوش";
    return { text: `${one} ${own} ${two} ${three}`, label: at % 2 === 0 ? "negative" : "positive" };
  });
  const model = learnSentiment(examples);
  expect(model.share).toBeGreaterThan(0);
  expect(sentimentOf("میزش زپرتک است", model)).toMatchObject({ label: "negative", evidence: ["زپرتک"] });
  expect(sentimentOf("چقدر نازنوشه", model).label).toBe("positive");
  expect(sentimentOf("افتضاح بود", model).label).toBe("negative");
});

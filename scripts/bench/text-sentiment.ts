import { learnSentiment, sentimentOf } from "../../platform/text/sentiment/index.ts";
import { measure, sentences } from "../../platform/text/sentiment/testing/sentences.ts";

const figure = (value: number) => Math.round(value * 1000) / 1000;

/** How well feelings are read, on our own sentences (never looked at: `kept_back`), and how fast. */
export function benchSentiment(): object {
  const parts = (["tuned", "kept-back"] as const).flatMap((part) =>
    (["fa", "en"] as const).map((language) => {
      const { texts, accuracy, macroF1, misses } = measure(sentences(part, language));
      return [`${part}_${language}`, { texts, accuracy: figure(accuracy), macro_f1: figure(macroF1), misses }] as const;
    }),
  );
  return { ...Object.fromEntries(parts), learning: learningFigures(), speed: speedFigures() };
}

function learningFigures(): object {
  const kept = sentences("kept-back");
  const after = (count: number) => figure(measure(kept, learnSentiment(sentences("tuned").slice(0, count))).macroF1);
  return { none: figure(measure(kept).macroF1), after_50: after(50), after_all: after(Number.POSITIVE_INFINITY) };
}

function speedFigures(): object {
  const texts = sentences("kept-back").map(({ text }) => text);
  const began = performance.now();
  for (let round = 0; round < 20; round++) for (const text of texts) sentimentOf(text);
  const each = (performance.now() - began) / (20 * texts.length);
  const many = Array.from({ length: 5000 }, (_, at) => sentences("tuned")[at % 222]!);
  const learning = performance.now();
  learnSentiment(many.map(({ text, label }, at) => ({ text: `${text} ${at}`, label })));
  return { ms_a_text: figure(each), learn_5000_ms: Math.round(performance.now() - learning) };
}

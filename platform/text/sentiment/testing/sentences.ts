import { readFileSync } from "node:fs";
import { type SentimentExample, type SentimentModel, sentimentLabels, sentimentOf } from "../index.ts";

/** How often labels were found, and each miss with what was found instead. */
export type Measure = { texts: number; accuracy: number; macroF1: number; misses: string[] };

/** The sentences of one part: `tuned`, looked at while the rules were made, or `kept-back`, which were not. */
export function sentences(part: "tuned" | "kept-back", language?: "fa" | "en"): SentimentExample[] {
  const lines = readFileSync(new URL(`${part}.tsv`, import.meta.url), "utf8")
    .trim()
    .split("\n");
  const read = lines.map((line) => line.split("\t") as [SentimentExample["label"], string]);
  const latin = (text: string) => /[a-z]/i.test(text) && !/[\u0600-\u06ff]/.test(text);
  return read
    .map(([label, text]) => ({ label, text }))
    .filter(({ text }) => !language || latin(text) === (language === "en"));
}

/** Accuracy, and the mean over labels of F1 (the harmonic mean of precision and recall). */
export function measure(examples: readonly SentimentExample[], model?: SentimentModel): Measure {
  const judged = examples.map((example) => ({ ...example, found: sentimentOf(example.text, model) }));
  const f1s = sentimentLabels.map((label) => {
    const right = judged.filter(({ label: own, found }) => own === label && found.label === label).length;
    const counted =
      judged.filter((row) => row.label === label).length + judged.filter(({ found }) => found.label === label).length;
    return counted === 0 ? 1 : (2 * right) / counted;
  });
  const misses = judged.filter(({ label, found }) => label !== found.label);
  return {
    texts: examples.length,
    accuracy: 1 - misses.length / examples.length,
    macroF1: f1s.reduce((sum, f1) => sum + f1, 0) / f1s.length,
    misses: misses.map(
      ({ label, text, found }) => `${label} → ${found.label} ${found.score}: ${text} ${JSON.stringify(found.evidence)}`,
    ),
  };
}

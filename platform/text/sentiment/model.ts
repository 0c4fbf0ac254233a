import * as z from "zod";
import { featuresOf } from "./features.ts";
import { type Reading, type SentimentLabel, scoreOf, sentimentLabels } from "./read-sentiment.ts";

/**
 * What was learned from a brand's own rated comments. `weights`: for each feature what it adds to each label, in the order of
 * `labels`; `share`: how much of it counts beside the lexicon (0 where too little was learned); `heat` divides, so that the
 * chances are honest.
 */
export const sentimentModel = z.object({
  kind: z.literal("hamdel-sentiment"),
  version: z.literal(1),
  examples: z.number(),
  labels: z.array(z.enum(sentimentLabels)).min(1),
  share: z.number(),
  heat: z.number().positive(),
  bias: z.array(z.number()),
  rarity: z.record(z.string(), z.number()),
  weights: z.record(z.string(), z.array(z.number())),
});
export type SentimentModel = z.infer<typeof sentimentModel>;

/** A text as numbers: features with their values (of length 1 together), by their names. */
export type Vector = [feature: string, value: number][];

/** The features of a reading that are known, the rare ones heavier, brought to length 1. */
export function vectorOf(reading: Reading, rarity: ReadonlyMap<string, number>): Vector {
  const vector: Vector = [];
  let squares = 0;
  for (const [feature, value] of featuresOf(reading)) {
    const rare = rarity.get(feature);
    if (rare === undefined) continue;
    vector.push([feature, value * rare]);
    squares += (value * rare) ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  return vector.map(([feature, value]) => [feature, value / length]);
}

/** What the lexicon alone says for each label, before chances are made of it; neutral leads below a score of 0.1, as without a model. */
export function lexiconLogits(reading: Reading, labels: readonly SentimentLabel[]): number[] {
  const score = scoreOf(reading);
  return labels.map((label) => {
    if (label === "neutral") return 0.9 - 6 * Math.abs(score);
    return (label === "positive" ? 1 : -1) * 3 * score;
  });
}

/** Chances of what adds up to these figures; together 1. */
export function chances(logits: readonly number[], heat = 1): number[] {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp((logit - most) / heat));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

/** A model as text, JSON. */
export function writeSentimentModel(model: SentimentModel): string {
  return JSON.stringify(model);
}

/** The model that a text holds; null where it is none, or one of another version. */
export function readSentimentModel(text: string): SentimentModel | null {
  try {
    return sentimentModel.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

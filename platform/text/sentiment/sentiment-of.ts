import { stemOf } from "./features.ts";
import { chances, lexiconLogits, type SentimentModel, vectorOf } from "./model.ts";
import { evidenceOf, labelOf, type Reading, readSentiment, type Sentiment, scoreOf } from "./read-sentiment.ts";

/** What a model of this process was prepared for, once: looking up is quicker in maps than in parsed JSON. */
type Prepared = { rarity: Map<string, number>; weights: Map<string, number[]> };
const prepared = new WeakMap<SentimentModel, Prepared>();
const mostLearned = 5;
const telling = 0.15;

/**
 * How a text feels: its label, a score from −1 to 1, and the words that made it so as they were typed. By our own lexicon and
 * rules, and with a model by what was learned from rated comments as well; the score is then the chance of positive less that
 * of negative. Never throws; takes time that grows with the length alone.
 */
export function sentimentOf(text: string, model?: SentimentModel): Sentiment {
  const reading = readSentiment(text);
  if (!model || reading.tokens.length === 0) {
    const score = leaning(reading);
    return { label: labelOf(score), score: rounded(score), evidence: evidenceOf(reading) };
  }
  return judge(reading, model);
}

const leastLean = 0.12;
/** The score; where praise and blame weigh the same, what was said last decides: people end with what they came to say. */
function leaning(reading: Reading): number {
  const score = scoreOf(reading);
  if (labelOf(score) !== "neutral" || reading.praise === 0 || reading.blame === 0) return score;
  return Math.sign(reading.meanings.at(-1)!.value) * leastLean;
}

function judge(reading: Reading, model: SentimentModel): Sentiment {
  const { rarity, weights } = prepare(model);
  const added = [...model.bias];
  const said = new Map<string, number[]>();
  for (const [feature, value] of model.share > 0 ? vectorOf(reading, rarity) : []) {
    const list = weights.get(feature);
    if (!list) continue;
    for (const [at, weight] of list.entries()) added[at]! += weight * value;
    if (feature.startsWith("w:"))
      said.set(
        feature.slice(2),
        list.map((weight) => weight * value),
      );
  }
  const logits = lexiconLogits(reading, model.labels).map((logit, at) => logit + model.share * added[at]!);
  const likely = chances(logits, model.heat);
  const chanceOf = (label: Sentiment["label"]) => likely[model.labels.indexOf(label)] ?? 0;
  const best = likely.indexOf(Math.max(...likely));
  return {
    label: model.labels[best]!,
    score: rounded(chanceOf("positive") - chanceOf("negative")),
    evidence: [...new Set([...evidenceOf(reading), ...learnedWords(reading, said, best)])],
  };
}

/** The words that spoke most for the label, as typed. */
function learnedWords({ text, tokens }: Reading, said: ReadonlyMap<string, number[]>, label: number): string[] {
  const forIt = (stem: string) => {
    const list = said.get(stem);
    return list ? list[label]! - Math.max(...list.filter((_, at) => at !== label), Number.NEGATIVE_INFINITY) : 0;
  };
  return tokens
    .map((token) => ({ token, weight: token.kind === "break" ? 0 : forIt(stemOf(token)) }))
    .filter(({ weight }) => weight >= telling && Number.isFinite(weight))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostLearned)
    .map(({ token }) => text.slice(token.from, token.to));
}

function prepare(model: SentimentModel): Prepared {
  const known = prepared.get(model);
  if (known) return known;
  const made = { rarity: new Map(Object.entries(model.rarity)), weights: new Map(Object.entries(model.weights)) };
  prepared.set(model, made);
  return made;
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

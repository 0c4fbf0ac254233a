import { existsSync, readFileSync } from "node:fs";
import papa from "papaparse";
import {
  classifyIntent,
  type IntentExample,
  type IntentModel,
  noIntent,
  readIntents,
  trainIntentsInWorker,
} from "../../platform/intents/index.ts";
import { rounded, spread } from "./measure.ts";

const data = new URL("../../../shared/data/", import.meta.url);
const seeds = [1, 2, 3];

/** One figure beside its aim; `holds` says whether it is reached. */
export type Figure = { what: string; reached: number; aim: string; holds: boolean };

/**
 * How well intents are told apart on three public sets, trained on one part and asked the rest (never the parts that are kept back), how
 * long 10,000 examples take to learn, and how long one question takes. `intent` counts a refusal as wrong.
 */
export async function benchIntents(): Promise<{ missing: string } | { figures: Figure[] }> {
  if (!existsSync(data)) return { missing: "../shared/data is not there: intents were not measured" };
  const figures = [
    await overSplits("banking77, four fifths learned, the rest asked (mean of three splits)", banking77(), 0.8, 0.92),
    await overSplits("banking77, nine tenths learned, the rest asked (mean of three splits)", banking77(), 0.9, 0.92),
    ...(await clinc150()),
    await overSplits("massive_fa, four fifths learned, the rest asked (mean of three splits)", massive(), 0.8, 0.83),
    await overSplits("massive_fa, nine tenths learned, the rest asked (mean of three splits)", massive(), 0.9, 0.86),
    ...(await times()),
  ];
  return { figures };
}

async function overSplits(what: string, examples: IntentExample[], share: number, aim: number): Promise<Figure> {
  let sum = 0;
  for (const seed of seeds) {
    const order = inOrder(examples, seed);
    const cut = Math.floor(order.length * share);
    const model = await learned(order.slice(0, cut));
    sum += accuracy(model, order.slice(cut));
  }
  return atLeast(what, sum / seeds.length, aim);
}

async function clinc150(): Promise<Figure[]> {
  const { train, val, oos_train, oos_val } = JSON.parse(read("clinc150/train_val.json")) as ClincFile;
  const within = train.map(([text, intent]) => ({ text, intent }));
  const asked = val.map(([text, intent]) => ({ text, intent }));
  const outside = oos_train.map(([text]) => ({ text, intent: noIntent }));
  const plain = await learned(within);
  const taught = await learned([...within, ...outside]);
  const refused = accuracy(
    taught,
    oos_val.map(([text]) => ({ text, intent: noIntent })),
  );
  return [
    atLeast("clinc150 in scope, train learned, val asked", accuracy(plain, asked), 0.93),
    atLeast("clinc150 in scope, out-of-scope questions learned too", accuracy(taught, asked), 0.9),
    atLeast("clinc150, share of out-of-scope questions refused", refused, 0.83),
  ];
}

async function times(): Promise<Figure[]> {
  const examples = inOrder(banking77(), 1).slice(0, 10_000);
  const began = performance.now();
  const bytes = await trainIntentsInWorker(examples);
  const seconds = rounded((performance.now() - began) / 1000);
  const opened = performance.now();
  const model = readIntents(bytes);
  const opening = rounded(performance.now() - opened);
  const each = examples.slice(0, 2_000).map(({ text }) => {
    const asked = performance.now();
    classifyIntent(model, text);
    return performance.now() - asked;
  });
  const { p50_ms, p95_ms } = spread(each);
  return [
    atMost("seconds to learn 10,000 examples of 77 intents in a worker", seconds, 15),
    atMost("milliseconds to classify a question, median", p50_ms, 1),
    { what: "milliseconds to classify a question, p95", reached: p95_ms, aim: "-", holds: true },
    atMost("megabytes of that model on disk", rounded(bytes.length / 1e6), 25),
    atMost("milliseconds to read it again", opening, 100),
  ];
}

const learned = async (examples: IntentExample[]) => readIntents(await trainIntentsInWorker(examples));

type ClincFile = Record<"train" | "val" | "oos_train" | "oos_val", [text: string, intent: string][]>;

const read = (file: string) => readFileSync(new URL(file, data), "utf8");

function banking77(): IntentExample[] {
  const { data: rows } = papa.parse<[string, string]>(read("banking77/train.csv"), { skipEmptyLines: true });
  return rows.slice(1).map(([text, intent]) => ({ text, intent }));
}

function massive(): IntentExample[] {
  const lines = read("massive_fa/train.jsonl").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as IntentExample);
}

function accuracy(model: IntentModel, asked: readonly IntentExample[]): number {
  return (
    asked.filter(({ text, intent }) => (classifyIntent(model, text).intent ?? noIntent) === intent).length /
    asked.length
  );
}

/** A fixed order that a seed decides, by a linear congruential generator (Numerical Recipes). */
function inOrder<T>(all: readonly T[], seed: number): T[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  return all
    .map((each) => ({ each, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ each }) => each);
}

const three = (value: number) => Math.round(value * 1000) / 1000;
const atLeast = (what: string, value: number, aim: number): Figure => ({
  what,
  reached: three(value),
  aim: `>= ${aim}`,
  holds: value >= aim,
});
const atMost = (what: string, value: number, aim: number): Figure => ({
  what,
  reached: value,
  aim: `<= ${aim}`,
  holds: value <= aim,
});

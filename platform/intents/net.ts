import { seeded, shuffled } from "./shuffle.ts";
import { addPart, addRow, type SmallNumbers, small, takeFromPart } from "./small-numbers.ts";
import type { Vector } from "./vocabulary.ts";

/** A net with one hidden layer: features → `hidden` units → intents. */
export type Net = { inner: SmallNumbers; outer: Float32Array; offsets: Float32Array };

const hidden = 96;
const keptInputs = 0.4;
const keptUnits = 0.8;
const innerStep = 0.15;
const outerStep = 0.05;

/**
 * Softmax over one hidden layer of rectified units; three in five of the features and a fifth of the units are left out at random at each
 * step (dropout: Srivastava et al., JMLR 2014). Steps as in AdaGrad (Duchi, Hazan, Singer, JMLR 2011), falling to 0; one sum of squares
 * a feature. The seed decides everything.
 */
export function learnNet(
  vectors: readonly Vector[],
  labels: Int32Array,
  { features, intents, seed }: { features: number; intents: number; seed: number },
): Net {
  const random = seeded(seed);
  const layers = begin(features, intents, random);
  const step = newStep(vectors, intents);
  const rounds = Math.round(Math.min(60, 12 * Math.max(1, Math.sqrt(2_000 / Math.max(1, vectors.length)))));
  for (let round = 0; round < rounds; round++)
    for (const example of shuffled(vectors.length, seed + round)) {
      step.pace = 1 - round / rounds;
      lookForward(layers, step, vectors[example]!, random);
      blameOuter(layers, step, labels[example]!);
      blameInner(layers, step, vectors[example]!);
    }
  return { inner: small(layers.inner, hidden), outer: layers.outer, offsets: layers.offsets };
}

type Layers = ReturnType<typeof begin>;
type Step = ReturnType<typeof newStep>;

function begin(features: number, intents: number, random: () => number) {
  const spread = (size: number, most: number) => {
    const numbers = new Float32Array(size);
    for (let at = 0; at < size; at++) numbers[at] = (random() * 2 - 1) * most;
    return numbers;
  };
  return {
    inner: spread(features * hidden, 0.3),
    outer: spread(intents * hidden, Math.sqrt(3 / hidden)),
    offsets: new Float32Array(intents),
    innerSquares: new Float32Array(features).fill(1e-6),
    outerSquares: new Float32Array(intents * hidden).fill(1e-6),
    offsetSquares: new Float32Array(intents).fill(1e-6),
  };
}

/** What one step works with; `kept` are the places of the features that were not left out, `blame` the slope of each unit. */
function newStep(vectors: readonly Vector[], intents: number) {
  const longest = vectors.reduce((most, { ids }) => Math.max(most, ids.length), 0);
  return {
    pace: 1,
    count: 0,
    kept: new Int32Array(longest),
    units: new Float64Array(hidden),
    masks: new Float64Array(hidden),
    blame: new Float64Array(hidden),
    chances: new Float64Array(intents),
  };
}

function lookForward(
  { inner, outer, offsets }: Layers,
  step: Step,
  { ids, values }: Vector,
  random: () => number,
): void {
  const { units, masks, kept } = step;
  step.count = 0;
  units.fill(0);
  for (let at = 0; at < ids.length; at++) {
    if (random() >= keptInputs) continue;
    kept[step.count++] = at;
    addPart(units, inner, ids[at]! * hidden, values[at]! / keptInputs);
  }
  for (let unit = 0; unit < hidden; unit++) {
    masks[unit] = units[unit]! > 0 && random() < keptUnits ? 1 / keptUnits : 0;
    units[unit]! *= masks[unit]!;
  }
  softmaxOf(outer, offsets, units, step.chances);
}

function blameOuter({ outer, outerSquares, offsets, offsetSquares }: Layers, step: Step, label: number): void {
  const { units, blame, chances } = step;
  const pace = step.pace * outerStep;
  blame.fill(0);
  for (let intent = 0; intent < chances.length; intent++) {
    const slope = chances[intent]! - (intent === label ? 1 : 0);
    if (Math.abs(slope) < 1e-3) continue;
    const from = intent * hidden;
    addPart(blame, outer, from, slope);
    for (let unit = 0; unit < hidden; unit++) {
      if (units[unit] === 0) continue;
      const change = slope * units[unit]!;
      outerSquares[from + unit]! += change * change;
      outer[from + unit]! -= (pace * change) / Math.sqrt(outerSquares[from + unit]!);
    }
    offsetSquares[intent]! += slope * slope;
    offsets[intent]! -= (pace * slope) / Math.sqrt(offsetSquares[intent]!);
  }
}

function blameInner({ inner, innerSquares }: Layers, step: Step, { ids, values }: Vector): void {
  const { blame, masks, kept } = step;
  let square = 0;
  for (let unit = 0; unit < hidden; unit++) {
    blame[unit]! *= masks[unit]!;
    square += blame[unit]! ** 2 / hidden;
  }
  if (square < 1e-10) return;
  for (let each = 0; each < step.count; each++) {
    const id = ids[kept[each]!]!;
    const value = values[kept[each]!]! / keptInputs;
    innerSquares[id]! += square * value * value;
    takeFromPart(inner, id * hidden, blame, (step.pace * innerStep * value) / Math.sqrt(innerSquares[id]!));
  }
}

function softmaxOf(outer: Float32Array, offsets: Float32Array, units: Float64Array, into: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let intent = 0; intent < into.length; intent++) {
    let sum = offsets[intent]!;
    for (let unit = 0; unit < hidden; unit++) sum += outer[intent * hidden + unit]! * units[unit]!;
    into[intent] = sum;
    most = Math.max(most, sum);
  }
  let total = 0;
  for (let intent = 0; intent < into.length; intent++) {
    into[intent] = Math.exp(into[intent]! - most);
    total += into[intent]!;
  }
  for (let intent = 0; intent < into.length; intent++) into[intent]! /= total;
}

/** The chance of each intent, as the net sees it. */
export function chancesOf({ inner, outer, offsets }: Net, { ids, values }: Vector): Float64Array {
  const units = new Float64Array(hidden);
  for (let at = 0; at < ids.length; at++) addRow(units, inner, ids[at]!, values[at]!);
  for (let unit = 0; unit < hidden; unit++) units[unit] = Math.max(0, units[unit]!);
  const chances = new Float64Array(offsets.length);
  softmaxOf(outer, offsets, units, chances);
  return chances;
}

import { seeded, shuffled } from "./shuffle.ts";
import { addRow, type SmallNumbers, small } from "./small-numbers.ts";
import type { Vector } from "./vocabulary.ts";

/** A net with one hidden layer: features → `hidden` units → intents. */
export type Net = { inner: SmallNumbers; outer: Float32Array; offsets: Float32Array };

const hidden = 128;
const keptInputs = 0.5;
const keptUnits = 0.8;
const innerStep = 0.3;
const outerStep = 0.1;

/**
 * Softmax over one hidden layer of rectified units; half of the features and a fifth of the units are left out at random at each
 * step (dropout: Srivastava et al., JMLR 2014). Steps as in AdaGrad (Duchi, Hazan, Singer, JMLR 2011), falling to 0; one sum of squares
 * a feature. The seed decides everything.
 */
export function learnNet(
  vectors: readonly Vector[],
  labels: Int32Array,
  { features, intents, seed }: { features: number; intents: number; seed: number },
): Net {
  const random = seeded(seed);
  const spread = (size: number, most: number) => Float32Array.from({ length: size }, () => (random() * 2 - 1) * most);
  const inner = spread(features * hidden, 0.3);
  const outer = spread(intents * hidden, Math.sqrt(3 / hidden));
  const offsets = new Float32Array(intents);
  const innerSquares = new Float32Array(features).fill(1e-6);
  const outerSquares = new Float32Array(intents * hidden).fill(1e-6);
  const offsetSquares = new Float32Array(intents).fill(1e-6);
  const units = new Float32Array(hidden);
  const masks = new Float32Array(hidden);
  const blame = new Float32Array(hidden);
  const chances = new Float32Array(intents);
  const kept = new Int32Array(Math.max(0, ...vectors.map(({ ids }) => ids.length)));

  function forward({ ids, values }: Vector): number {
    let count = 0;
    units.fill(0);
    for (let at = 0; at < ids.length; at++) {
      if (random() >= keptInputs) continue;
      kept[count++] = at;
      const from = ids[at]! * hidden;
      const value = values[at]! / keptInputs;
      for (let unit = 0; unit < hidden; unit++) units[unit]! += inner[from + unit]! * value;
    }
    for (let unit = 0; unit < hidden; unit++) {
      masks[unit] = units[unit]! > 0 && random() < keptUnits ? 1 / keptUnits : 0;
      units[unit]! *= masks[unit]!;
    }
    softmaxOf(outer, offsets, units, chances);
    return count;
  }

  function backward(label: number, step: number): void {
    blame.fill(0);
    for (let intent = 0; intent < intents; intent++) {
      const slope = chances[intent]! - (intent === label ? 1 : 0);
      if (Math.abs(slope) < 1e-3) continue;
      const from = intent * hidden;
      for (let unit = 0; unit < hidden; unit++) {
        blame[unit]! += slope * outer[from + unit]!;
        if (units[unit] === 0) continue;
        const change = slope * units[unit]!;
        const square = (outerSquares[from + unit]! += change * change);
        outer[from + unit]! -= (step * outerStep * change) / Math.sqrt(square);
      }
      const square = (offsetSquares[intent]! += slope * slope);
      offsets[intent]! -= (step * outerStep * slope) / Math.sqrt(square);
    }
  }

  function reachInputs({ ids, values }: Vector, count: number, step: number): void {
    let square = 0;
    for (let unit = 0; unit < hidden; unit++) square += (blame[unit]! *= masks[unit]!) ** 2 / hidden;
    if (square < 1e-10) return;
    for (let each = 0; each < count; each++) {
      const id = ids[kept[each]!]!;
      const value = values[kept[each]!]! / keptInputs;
      const sum = (innerSquares[id]! += square * value * value);
      const factor = (step * innerStep * value) / Math.sqrt(sum);
      for (let unit = 0; unit < hidden; unit++) inner[id * hidden + unit]! -= factor * blame[unit]!;
    }
  }

  const rounds = Math.round(Math.min(60, 12 * Math.max(1, Math.sqrt(2_000 / Math.max(1, vectors.length)))));
  for (let round = 0; round < rounds; round++)
    for (const example of shuffled(vectors.length, seed + round)) {
      const step = 1 - round / rounds;
      const count = forward(vectors[example]!);
      backward(labels[example]!, step);
      reachInputs(vectors[example]!, count, step);
    }
  return { inner: small(inner, hidden), outer, offsets };
}

function softmaxOf(outer: Float32Array, offsets: Float32Array, units: Float32Array, into: Float32Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let intent = 0; intent < into.length; intent++) {
    let sum = offsets[intent]!;
    for (let unit = 0; unit < hidden; unit++) sum += outer[intent * hidden + unit]! * units[unit]!;
    into[intent] = sum;
    most = Math.max(most, sum);
  }
  let total = 0;
  for (let intent = 0; intent < into.length; intent++) total += into[intent] = Math.exp(into[intent]! - most);
  for (let intent = 0; intent < into.length; intent++) into[intent]! /= total;
}

/** The chance of each intent, as the net sees it. */
export function chancesOf({ inner, outer, offsets }: Net, { ids, values }: Vector): Float32Array {
  const units = new Float32Array(hidden);
  for (let at = 0; at < ids.length; at++) addRow(units, inner, ids[at]!, values[at]!);
  for (let unit = 0; unit < hidden; unit++) units[unit] = Math.max(0, units[unit]!);
  const chances = new Float32Array(offsets.length);
  softmaxOf(outer, offsets, units, chances);
  return chances;
}

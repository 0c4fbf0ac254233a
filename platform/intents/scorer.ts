import { learnMargins, type Margins, marginsOf } from "./margins.ts";
import { keepNeighbours, type Nearness, type Neighbours, nearnessOf } from "./neighbours.ts";
import { chancesOf, learnNet, type Net } from "./net.ts";
import type { Vector } from "./vocabulary.ts";

/** Three views of the same question: planes, examples nearby, and a net, which folds do without as it takes the longest. */
export type Scorer = { margins: Margins; neighbours: Neighbours; net: Net | null };

/** What the three say of a text. `blend` is a log chance for each class, not yet calibrated. */
export type Scored = { blend: Float32Array; margins: Float32Array; near: Nearness };

/** The power to which each is taken in the product of experts; chosen on banking77, clinc150 and MASSIVE (README). */
const powers = { margins: 0.5, neighbours: 0.1, net: 0.5 };
const marginSteepness = 5;
const seed = 3;

/** Learns all three; class numbers are `labels`. */
export function learnScorer(
  vectors: readonly Vector[],
  labels: Int32Array,
  { features, classes, withNet }: { features: number; classes: number; withNet: boolean },
): Scorer {
  const shape = { features, intents: classes };
  return {
    margins: learnMargins(vectors, labels, shape),
    neighbours: keepNeighbours(vectors, labels, features),
    net: withNet ? learnNet(vectors, labels, { ...shape, seed }) : null,
  };
}

/** What the three say of a text; without the net, of the two. */
export function score({ margins, neighbours, net }: Scorer, vector: Vector): Scored {
  const sides = marginsOf(margins, vector);
  const near = nearnessOf(neighbours, vector, sides.length);
  const bySide = softmax(sides, marginSteepness);
  const byNet = net && chancesOf(net, vector);
  const whole = powers.margins + powers.neighbours + (byNet ? powers.net : 0);
  const blend = bySide.map((chance, at) => {
    const net = byNet ? powers.net * logOf(byNet[at]!) : 0;
    return (powers.margins * logOf(chance) + powers.neighbours * logOf(near.shares[at]!) + net) / whole;
  });
  return { blend, margins: sides, near };
}

const logOf = (chance: number) => Math.log(Math.max(chance, 1e-9));

/** Shares that sum to 1, in proportion to exp(steepness × number). */
export function softmax(numbers: Float32Array, steepness: number): Float32Array {
  const most = numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = numbers.map((number) => Math.exp(steepness * (number - most)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Where the largest number stands; the first of equals. */
export function largestAt(numbers: Float32Array): number {
  let best = 0;
  for (let at = 1; at < numbers.length; at++) if (numbers[at]! > numbers[best]!) best = at;
  return best;
}

import { shuffled } from "./shuffle.ts";
import { addPart, addRow, type SmallNumbers, small } from "./small-numbers.ts";
import type { Vector } from "./vocabulary.ts";

/** A plane for each intent: how far a text lies on its side. */
export type Margins = { planes: SmallNumbers; offsets: Float32Array };

const cost = 3;
const leastChange = 1e-3;

/**
 * One linear support vector machine for each intent against the rest, squared hinge, all at once, by dual coordinate descent:
 * Hsieh, Chang, Lin, Keerthi and Sundararajan, ICML 2008, algorithm 1 with D = 1 / 2C. The offset is a feature that is always 1.
 */
export function learnMargins(
  vectors: readonly Vector[],
  labels: Int32Array,
  { features, intents }: { features: number; intents: number },
): Margins {
  const planes = new Float32Array(features * intents);
  const offsets = new Float64Array(intents);
  const duals = new Float32Array(vectors.length * intents);
  const sums = new Float64Array(intents);
  const changes: Changes = { count: 0, intents: new Int32Array(intents), amounts: new Float64Array(intents) };
  const rounds = vectors.length < 500 ? 30 : 6;
  for (let round = 0; round < rounds; round++)
    for (const example of shuffled(vectors.length, round)) {
      const { ids, values } = vectors[example]!;
      sums.set(offsets);
      for (let at = 0; at < ids.length; at++) addPart(sums, planes, ids[at]! * intents, values[at]!);
      decide(changes, sums, duals.subarray(example * intents, (example + 1) * intents), labels[example]!);
      if (changes.count === 0) continue;
      for (let each = 0; each < changes.count; each++) offsets[changes.intents[each]!]! += changes.amounts[each]!;
      for (let at = 0; at < ids.length; at++) move(planes, ids[at]! * intents, changes, values[at]!);
    }
  return { planes: small(planes, intents), offsets: Float32Array.from(offsets) };
}

/** Which planes an example moves, and how much: few, after the first round. */
type Changes = { count: number; intents: Int32Array; amounts: Float64Array };

function decide(changes: Changes, sums: Float64Array, duals: Float32Array, label: number): void {
  const diagonal = 1 / (2 * cost);
  changes.count = 0;
  for (let intent = 0; intent < sums.length; intent++) {
    const side = intent === label ? 1 : -1;
    const dual = duals[intent]!;
    const slope = side * sums[intent]! - 1 + diagonal * dual;
    const next = Math.max(0, dual - slope / (2 + diagonal));
    if (Math.abs(next - dual) <= leastChange) continue;
    duals[intent] = next;
    changes.intents[changes.count] = intent;
    changes.amounts[changes.count++] = (next - dual) * side;
  }
}

function move(planes: Float32Array, from: number, { count, intents, amounts }: Changes, value: number): void {
  for (let each = 0; each < count; each++) planes[from + intents[each]!]! += amounts[each]! * value;
}

/** How far the text lies on the side of each intent; around 1 for what is surely one, −1 for what is surely not. */
export function marginsOf({ planes, offsets }: Margins, { ids, values }: Vector): Float32Array {
  const sums = Float64Array.from(offsets);
  for (let at = 0; at < ids.length; at++) addRow(sums, planes, ids[at]!, values[at]!);
  return Float32Array.from(sums);
}

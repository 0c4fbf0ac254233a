import { shuffled } from "./shuffle.ts";
import { addRow, type SmallNumbers, small } from "./small-numbers.ts";
import type { Vector } from "./vocabulary.ts";

/** A plane for each intent: how far a text lies on its side. */
export type Margins = { planes: SmallNumbers; offsets: Float32Array };

const cost = 3;
const leastChange = 1e-4;

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
  const offsets = new Float32Array(intents);
  const duals = new Float32Array(vectors.length * intents);
  const sums = new Float32Array(intents);
  const changed = new Int32Array(intents);
  const changes = new Float32Array(intents);
  const rounds = vectors.length < 500 ? 30 : 8;
  const diagonal = 1 / (2 * cost);

  function visit(example: number): void {
    const { ids, values } = vectors[example]!;
    sums.set(offsets);
    for (let at = 0; at < ids.length; at++) {
      const from = ids[at]! * intents;
      const value = values[at]!;
      for (let intent = 0; intent < intents; intent++) sums[intent]! += planes[from + intent]! * value;
    }
    let count = 0;
    for (let intent = 0; intent < intents; intent++) {
      const side = intent === labels[example] ? 1 : -1;
      const dual = duals[example * intents + intent]!;
      const slope = side * sums[intent]! - 1 + diagonal * dual;
      const next = Math.max(0, dual - slope / (2 + diagonal));
      if (Math.abs(next - dual) <= leastChange) continue;
      duals[example * intents + intent] = next;
      changed[count] = intent;
      changes[count++] = (next - dual) * side;
      offsets[intent]! += (next - dual) * side;
    }
    for (let at = 0; count > 0 && at < ids.length; at++) {
      const from = ids[at]! * intents;
      const value = values[at]!;
      for (let each = 0; each < count; each++) planes[from + changed[each]!]! += changes[each]! * value;
    }
  }

  for (let round = 0; round < rounds; round++) for (const example of shuffled(vectors.length, round)) visit(example);
  return { planes: small(planes, intents), offsets };
}

/** How far the text lies on the side of each intent; around 1 for what is surely one, −1 for what is surely not. */
export function marginsOf({ planes, offsets }: Margins, { ids, values }: Vector): Float32Array {
  const sums = Float32Array.from(offsets);
  for (let at = 0; at < ids.length; at++) addRow(sums, planes, ids[at]!, values[at]!);
  return sums;
}

import type { Way } from "../../contract.ts";

/** Somebody who could take a conversation now. `turn` grows with each conversation they were given in this team; 0: never. */
export type Candidate = { userId: string; load: number; capacity: number; turn: number; skills: readonly string[] };

/**
 * Who gets the next conversation, among those with room and with every skill that is needed: in turn, whoever had none for the longest; by
 * load, whoever has the smallest part of their room taken. Null where nobody can.
 */
export function pickAgent(
  candidates: readonly Candidate[],
  way: Exclude<Way, "by_hand">,
  needs: readonly string[],
): string | null {
  const able = candidates.filter(
    ({ load, capacity, skills }) => load < capacity && needs.every((need) => skills.includes(need)),
  );
  const taken = ({ load, capacity }: Candidate) => (way === "by_load" ? load / capacity : 0);
  const [first] = able.toSorted((a, b) => taken(a) - taken(b) || a.turn - b.turn || (a.userId < b.userId ? -1 : 1));
  return first?.userId ?? null;
}

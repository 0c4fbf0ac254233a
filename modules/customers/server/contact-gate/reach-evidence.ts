import type { Context } from "../../../../platform/db/index.ts";
import type { PersonIds } from "../privacy/person-registry.ts";

/** How a customer answered on a channel before: out of how many messages of ours, and how soon. */
export type ReachEvidence = {
  channel: string;
  sent: number;
  answered: number;
  /** The median time to an answer; null where none came. */
  medianAnswerSeconds: number | null;
};
export type FindReachEvidence = (ctx: Context, person: PersonIds) => Promise<readonly ReachEvidence[]>;

const finders = new Map<string, FindReachEvidence>();

/** Lets a higher module say how a customer answered before; what several say of one channel is added up. */
export function registerReachEvidence(name: string, find: FindReachEvidence): void {
  finders.set(name, find);
}

/** All evidence of all modules about one customer. */
export async function reachEvidenceOf(ctx: Context, person: PersonIds): Promise<ReachEvidence[]> {
  const found: ReachEvidence[] = [];
  for (const find of finders.values()) found.push(...(await find(ctx, person)));
  return found;
}

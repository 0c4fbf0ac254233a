import type { CaseState } from "../contract.ts";

/** What may follow what. Ends can be left: a customer may say later that it is not solved after all. */
const next: Record<CaseState, readonly CaseState[]> = {
  open: ["contacted", "waiting_confirmation", "withdrawn"],
  contacted: ["waiting_confirmation", "withdrawn"],
  waiting_confirmation: ["waiting_confirmation", "solved", "closed_unconfirmed", "reopened", "withdrawn"],
  reopened: ["contacted", "waiting_confirmation", "solved", "withdrawn"],
  solved: ["reopened"],
  closed_unconfirmed: ["reopened", "solved"],
  withdrawn: ["reopened"],
};

/** Whether a case may go from one state to another. */
export function mayBecome(from: CaseState, to: CaseState): boolean {
  return next[from].includes(to);
}

const ends: readonly CaseState[] = ["solved", "closed_unconfirmed", "withdrawn"];

/** Whether nothing more is to be done. */
export function isOver(state: CaseState): boolean {
  return ends.includes(state);
}

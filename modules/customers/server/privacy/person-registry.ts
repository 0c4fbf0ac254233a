import type { Context } from "../../../../platform/db/index.ts";

/** One person as other modules know them: the customer and every identity, of those merged into it too. */
export type PersonIds = { customerId: number; identityIds: readonly number[] };
/** Who is to be erased, and the texts under which they may stand in what arrived raw: identifiers in their spellings. */
export type ErasedPerson = PersonIds & { mentions: readonly string[] };
export type Erasure = (ctx: Context, person: ErasedPerson) => Promise<void>;
export type PersonalExport = (ctx: Context, person: PersonIds) => Promise<unknown>;

const erasures = new Map<string, Erasure>();
const exports = new Map<string, PersonalExport>();

/** Lets a module remove what it keeps of a person, in the transaction that erases them. Facts stay, words and identifiers go. */
export function registerErasure(name: string, erase: Erasure): void {
  erasures.set(name, erase);
}

/** Lets a module add what it keeps of a person to the export that the person may ask for, under `name`. */
export function registerPersonalExport(name: string, write: PersonalExport): void {
  exports.set(name, write);
}

export function allErasures(): Erasure[] {
  return [...erasures.values()];
}

export function allExports(): [string, PersonalExport][] {
  return [...exports];
}

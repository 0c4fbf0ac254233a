import type { FileRow } from "../../../platform/files/index.ts";
import type { ReadCustomer } from "./read-customer.ts";
import type { ReadInteraction } from "./read-interaction.ts";
import type { ReadOrder } from "./read-order.ts";
import type { Reason } from "./reasons.ts";

export type Rejected = { row: FileRow; reason: Reason };
export type Read = ReadOrder | ReadInteraction | ReadCustomer;

/**
 * One order, customer or interaction of a file: its rows, and what they say or why each of them cannot be taken. `to` is how far the
 * import is once it is written (see import_run.applied_to).
 */
export type Thing<T = Read> = { rows: readonly FileRow[]; said: T | Rejected[]; to: number };

/** Things that are written in one transaction. `progress` is how far the import is then, 0–1. */
export type Chunk = { things: Thing[]; progress: number };

export type ThingOutcome = "imported" | "updated" | "unchanged" | Rejected[];

/** Rows of one transaction: larger chunks sort better, smaller ones hold locks more shortly. */
export const chunkRows = 5000;

/** Lines that one order may have. */
export const longestOrder = 10_000;

/** All rows of a thing rejected for one reason. */
export function rejectThing({ rows }: Thing, why: Reason): Rejected[] {
  return rows.map((row) => ({ row, reason: why }));
}

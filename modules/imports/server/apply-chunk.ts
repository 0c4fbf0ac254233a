import { sql } from "kysely";
import { DatabaseError } from "pg";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { ImportKind } from "../contract.ts";
import { applyCustomers } from "./apply-customers.ts";
import { applyInteractions } from "./apply-interactions.ts";
import { applyOrders } from "./apply-orders.ts";
import { findPeople, type People, withoutErased } from "./find-people.ts";
import type { ReadCustomer } from "./read-customer.ts";
import type { ReadInteraction } from "./read-interaction.ts";
import type { ReadOrder } from "./read-order.ts";
import { type Reason, reason } from "./reasons.ts";
import { keepRejections } from "./rejections.ts";
import { addTally, type Run, type Tally } from "./runs.ts";
import { type Chunk, type Rejected, rejectThing, type Thing, type ThingOutcome } from "./things.ts";

/** The import is no longer where we left it: cancelled, or worked on by another process. What it wrote until then stays. */
export class NotOurs extends Error {}

type InBrand = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
type At = { from: number; progress: number };

/** Things with the people they speak of, found ahead; null where that is still to be done. */
export type FoundChunk = Chunk & { people: People | null };

/**
 * Finds the people of chunks in transactions of their own, ahead of writing them: while one chunk is written the next one's people are
 * looked up. Whoever is made so and then not written about is a customer without a history.
 */
export async function* withPeople(
  inBrand: InBrand,
  run: Run,
  chunks: AsyncIterable<Chunk>,
): AsyncGenerator<FoundChunk> {
  for await (const chunk of chunks) {
    const find = () => inBrand((ctx) => findPeople(ctx, run, chunk.things));
    // One that cannot be looked up is found when its chunk is written, and rejected there.
    const people = await retried(find).catch((error) => {
      if (faultOfRow(error)) return null;
      throw error;
    });
    yield { ...chunk, people };
  }
}

/**
 * Writes things and their counts in one transaction. Where the database refuses a value of one, the chunk is halved until that one
 * stands alone and is rejected, so that it does not hold back the others. Gives the counts.
 */
export async function applyChunk(
  inBrand: InBrand,
  run: Run,
  things: readonly Thing[],
  at: At,
  people: People | null = null,
): Promise<Tally> {
  try {
    return await retried(() => inBrand((ctx) => writeThings(ctx, run, things, at, people)));
  } catch (error) {
    const why = faultOfRow(error);
    if (!why) throw error;
    if (things.length === 1) {
      const refused: Thing = { ...things[0]!, said: rejectThing(things[0]!, why) };
      return inBrand((ctx) => writeThings(ctx, run, [refused], at, null));
    }
    const half = things.length >> 1;
    const first = await applyChunk(inBrand, run, things.slice(0, half), at);
    const second = await applyChunk(inBrand, run, things.slice(half), { ...at, from: things[half - 1]!.to });
    return sum(first, second);
  }
}

async function writeThings(
  ctx: Context,
  run: Run,
  things: readonly Thing[],
  at: At,
  found: People | null,
): Promise<Tally> {
  // A chunk that a crash of the machine takes back is read again: how far the import is goes with it. The last commit waits for the disk.
  await sql`set local synchronous_commit = off`.execute(ctx.db);
  const readable = things.filter(({ said }) => !Array.isArray(said));
  const people = found ? await withoutErased(ctx, found) : await findPeople(ctx, run, readable);
  const outcomes = await applyReadable(ctx, run, readable, people);
  const rejected: Rejected[] = [];
  const tally: Tally = { read: 0, imported: 0, updated: 0, unchanged: 0, rejected: 0 };
  let next = 0;
  for (const thing of things) {
    tally.read += thing.rows.length;
    const outcome = Array.isArray(thing.said) ? thing.said : outcomes[next++]!;
    if (Array.isArray(outcome)) rejected.push(...outcome);
    else tally[outcome] += 1;
  }
  tally.rejected = rejected.length;
  await keepRejections(ctx, run.id, rejected);
  const ours = await addTally(ctx, run.id, tally, { ...at, to: things.at(-1)!.to });
  if (!ours) throw new NotOurs();
  return tally;
}

function applyReadable(ctx: Context, run: Run, things: readonly Thing[], people: People): Promise<ThingOutcome[]> {
  const apply: Record<ImportKind, () => Promise<ThingOutcome[]>> = {
    orders: () => applyOrders(ctx, run.source_id, things as Thing<ReadOrder>[], people),
    customers: () => applyCustomers(ctx, things as Thing<ReadCustomer>[]),
    interactions: () => applyInteractions(ctx, run.source_id, things as Thing<ReadInteraction>[], people),
  };
  return apply[run.what]();
}

/** Why a row is to blame for an error; null where it is not: then it is the machine's fault, or ours. */
function faultOfRow(error: unknown): Reason | null {
  if (error instanceof Refusal) return reason("row_refused", error.detail.field ?? null, error.code);
  // Class 22: a value that PostgreSQL cannot hold; 23514: one that a check refuses.
  const badValue = error instanceof DatabaseError && (error.code?.startsWith("22") || error.code === "23514");
  return badValue ? reason("row_refused", null, "invalid") : null;
}

/** Two transactions that waited for each other, or changed one thing at once: the one that was sent back tries again. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const again = error instanceof DatabaseError && (error.code === "40P01" || error.code === "40001");
      if (!again || attempt === 5) throw error;
    }
  }
}

/** The sum of two tallies. */
export function sum(a: Tally, b: Tally): Tally {
  return {
    read: a.read + b.read,
    imported: a.imported + b.imported,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    rejected: a.rejected + b.rejected,
  };
}

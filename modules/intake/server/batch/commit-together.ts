import { type Actor, type Context, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { asRefusal } from "../../../../platform/http/index.ts";
import { halve } from "./halve.ts";

/** Whose transactions they are. */
export type On = { brandId: number; actor: Actor };

const attempts = 3;

/**
 * Does many small things in one transaction; where one of them makes it fail, the others are found by halving and committed. Gives for
 * each its outcome or its error. A database that is away fails all at once; a deadlock with somebody else's transaction is tried again.
 */
export function commitTogether<Row, Outcome>(
  house: House,
  on: On,
  rows: readonly Row[],
  work: (ctx: Context, rows: readonly Row[]) => Promise<Outcome[]>,
): Promise<(Outcome | Error)[]> {
  const commit = async (part: readonly Row[]): Promise<Outcome[]> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await withBrand(house.database.app, { ...on, now: house.clock() }, (ctx) => work(ctx, part));
      } catch (error) {
        if (attempt === attempts || asRefusal(error)?.code !== "conflict") throw error;
      }
    }
  };
  return halve(rows, commit, (error) => {
    const refusal = asRefusal(error);
    return { reason: refusal ?? (error as Error), all: refusal?.code === "not_ready" };
  });
}

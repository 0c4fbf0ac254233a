import { type Context, inSavepoint } from "../../../../platform/db/index.ts";
import type { Refusal } from "../../../../platform/errors/index.ts";
import { asRefusal } from "../../../../platform/http/index.ts";
import { halve } from "./halve.ts";

/**
 * Does many small things within this transaction; where the database or a rule refuses one of them, the others are found by halving and
 * done. Gives for each its outcome or its refusal. What is nobody's fault (a bug, a database that is away, a deadlock) is thrown.
 */
export async function saveApart<Row, Outcome>(
  ctx: Context,
  rows: readonly Row[],
  work: (rows: readonly Row[]) => Promise<(Outcome | Refusal)[]>,
): Promise<(Outcome | Refusal)[]> {
  const save = (part: readonly Row[]) => inSavepoint(ctx, () => work(part));
  const saved = await halve(rows, save, (error) => {
    const reason = asRefusal(error);
    if (!reason || reason.code === "not_ready" || reason.code === "conflict") throw error;
    return { reason };
  });
  return saved as (Outcome | Refusal)[];
}

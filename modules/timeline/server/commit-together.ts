import { type Context, system, withBrand } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { asRefusal } from "../../../platform/http/index.ts";

const actor = system("interactions");

/**
 * Does many small things in one transaction. Where one of them makes the transaction fail, the halves are tried apart, down to the
 * one that fails alone: the others succeed. Gives for each its outcome or its error. A database that is away fails all at once; a
 * deadlock with somebody else's transaction is tried again.
 */
export async function commitTogether<Row, Outcome>(
  house: House,
  brandId: number,
  rows: readonly Row[],
  work: (ctx: Context, rows: readonly Row[]) => Promise<Outcome[]>,
  attempt = 1,
): Promise<(Outcome | Error)[]> {
  if (rows.length === 0) return [];
  try {
    return await withBrand(house.database.app, { brandId, actor, now: house.clock() }, (ctx) => work(ctx, rows));
  } catch (error) {
    const reason = asRefusal(error) ?? (error as Error);
    const code = "code" in reason ? reason.code : null;
    if (code === "conflict" && attempt < 3) return commitTogether(house, brandId, rows, work, attempt + 1);
    if (rows.length === 1 || code === "not_ready") return rows.map(() => reason);
    const middle = Math.ceil(rows.length / 2);
    const first = await commitTogether(house, brandId, rows.slice(0, middle), work);
    return [...first, ...(await commitTogether(house, brandId, rows.slice(middle), work))];
  }
}

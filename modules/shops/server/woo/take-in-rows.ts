import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { keepFetched } from "../deliveries/store-delivery.ts";
import { recordThings } from "../record/record-things.ts";
import type { ShopRow } from "../shop-rows.ts";
import { type Failed, problemOf, type ReadRows } from "./read-rows.ts";

/**
 * Writes rows that were fetched. What could not be read or was refused waits in the log, once, and is lost to nobody; somebody who was
 * erased is kept nowhere. Gives how many failed.
 */
export async function takeInRows(
  ctx: Context,
  shop: ShopRow,
  { things, failed }: ReadRows,
  seenBy: number | null = null,
): Promise<number> {
  const outcomes = await recordThings(
    ctx,
    shop,
    things.map(({ thing }) => thing),
    seenBy,
  );
  const refused = outcomes.flatMap((outcome, at): Failed[] => {
    if (!(outcome instanceof Refusal)) return [];
    const { thing, row } = things[at]!;
    return [{ kind: thing.kind, row, ...problemOf(outcome) }];
  });
  const lost = [...failed, ...refused.filter(({ code }) => code !== "person_erased")];
  for (const one of lost) await keepFetched(ctx, shop, one);
  return lost.length;
}

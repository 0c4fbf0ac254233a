import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { saveApart } from "../../../intake/index.ts";
import { judgeObjects } from "./objects.ts";
import { saveHappenings, saveShopCustomers, saveShopProducts } from "./save-others.ts";
import { type Applied, saveShopOrders, type Written } from "./save-shop-orders.ts";
import type { Happening, Thing } from "./things.ts";

type From = { id: number; source_key: string };

/**
 * Writes what a shop said, in order: each thing in its newest state, whatever order they come in, and the same state once. Gives for each
 * what became of it, or why it was refused, which does not hold back the others. `seenBy` is the reading of the whole shop that saw them.
 */
export async function recordThings(
  ctx: Context,
  shop: From,
  things: readonly (Thing | Happening)[],
  seenBy: number | null = null,
): Promise<(Written | Refusal)[]> {
  const outcomes = new Array<Written | Refusal>(things.length);
  for (const round of roundsOf(things)) {
    const saved = await saveApart(ctx, round, (part) => recordPart(ctx, shop, part, seenBy));
    round.forEach(({ place }, at) => {
      outcomes[place] = saved[at]!;
    });
  }
  return outcomes;
}

type Placed = { thing: Thing | Happening; place: number };

/** Splits a batch so that nothing is named twice in one part; later words come in a later part. */
function roundsOf(things: readonly (Thing | Happening)[]): Placed[][] {
  const rounds: Placed[][] = [];
  const seen = new Map<string, number>();
  things.forEach((thing, place) => {
    const key = `${thing.kind}:${thing.number}`;
    const round = seen.get(key) ?? 0;
    seen.set(key, round + 1);
    const part = rounds[round] ?? [];
    part.push({ thing, place });
    rounds[round] = part;
  });
  return rounds;
}

async function recordPart(ctx: Context, shop: From, part: readonly Placed[], seenBy: number | null) {
  const things = part.map(({ thing }) => thing);
  const objects = things.filter((thing): thing is Thing => thing.kind !== "interaction");
  const judged = await judgeObjects(ctx, shop.id, objects, seenBy);
  const outcomes = new Map<Thing | Happening, Written | Refusal>();
  const applied: Applied<Thing>[] = [];
  objects.forEach((thing, at) => {
    const { verdict, wasDeleted } = judged[at]!;
    if (verdict === "apply") applied.push({ thing, wasDeleted: wasDeleted && thing.body !== null });
    else outcomes.set(thing, { outcome: verdict === "same" ? "unchanged" : "stale", identityId: null });
  });
  const of = <K extends Thing["kind"]>(kind: K) =>
    applied.filter(({ thing }) => thing.kind === kind) as Applied<Extract<Thing, { kind: K }>>[];
  const keep = (ones: readonly Applied<Thing>[], saved: readonly (Written | Refusal)[]) =>
    ones.forEach(({ thing }, at) => void outcomes.set(thing, saved[at]!));
  keep(of("product"), await saveShopProducts(ctx, shop.source_key, of("product")));
  keep(of("customer"), await saveShopCustomers(ctx, shop.source_key, of("customer")));
  keep(of("order"), await saveShopOrders(ctx, shop, of("order")));
  const happenings = things.filter((thing): thing is Happening => thing.kind === "interaction");
  const told = happenings.length > 0 ? await saveHappenings(ctx, happenings) : [];
  happenings.forEach((one, at) => void outcomes.set(one, told[at]!));
  const written = things.map((thing) => outcomes.get(thing)!);
  // Thrown, so that nothing is noted as written that was not: the others of the part are written without it.
  const refused = written.find((one) => one instanceof Refusal);
  if (refused) throw refused;
  return written;
}

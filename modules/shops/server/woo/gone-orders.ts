import type { JobRun } from "../../../../platform/jobs/index.ts";
import type { ShopProblem } from "../../contract.ts";
import { ordersNotSeen } from "../record/objects.ts";
import { deletedThing } from "../record/things.ts";
import { type ShopRow, wooOf } from "../shop-rows.ts";
import type { WooCaller } from "./call-woo.ts";
import { type ReadRows, readRows } from "./read-rows.ts";

const perAsk = 100;
type Asking = { shop: ShopRow; syncId: number; above: number };
type Gone = { read: ReadRows; above: number | null } | { problem: ShopProblem; after: number | null };

/**
 * Asks a shop for orders that its list no longer held: those it does not know are deleted, the others are in their newest state. `above` is
 * how far it came, null where none is left.
 */
export async function askGone(job: JobRun, call: WooCaller, { shop, syncId, above }: Asking): Promise<Gone> {
  const numbers = await job.read((ctx) => ordersNotSeen(ctx, shop.id, { syncId, above, limit: perAsk }));
  if (numbers.length === 0) return { read: { things: [], failed: [] }, above: null };
  const askedAt = job.house.clock();
  const answer = await call("orders", { query: { include: numbers.join(","), status: "any", per_page: perAsk } });
  if (!answer.ok) return answer;
  if (!Array.isArray(answer.json)) return { problem: "not_json", after: 300 };
  const how = { source: shop.source_key, currency: wooOf(shop).currency ?? "", askedAt };
  const read = await readRows(call, "order", answer.json, how);
  const there = new Set(answer.json.map((row: { id?: unknown }) => Number(row?.id)));
  for (const number of numbers) {
    if (!there.has(number))
      read.things.push({ thing: deletedThing("order", String(number), askedAt), row: { id: number } });
  }
  return { read, above: numbers.at(-1)! };
}

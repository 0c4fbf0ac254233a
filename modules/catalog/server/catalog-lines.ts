import type * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { type LineReader, readJson } from "../../intake/index.ts";
import { orderBody, productBody } from "../contract.ts";
import { acceptOrders } from "./accept-orders.ts";
import { acceptProducts } from "./accept-products.ts";
import type { SaveOutcome } from "./order-input.ts";

/** Orders, one on each line. */
export const orderLines = linesOf("order", orderBody, acceptOrders);
/** Products, one on each line. */
export const productLines = linesOf("product", productBody, acceptProducts);

function linesOf<Body>(
  reader: string,
  schema: z.ZodType<Body>,
  accept: (ctx: Context, bodies: readonly Body[]) => Promise<(SaveOutcome | Refusal)[]>,
): LineReader<Body, { result: SaveOutcome }> {
  return {
    reader,
    results: ["imported", "updated", "unchanged"],
    understand: (bytes) => readJson(bytes, schema),
    async write(ctx, bodies) {
      const outcomes = await accept(ctx, bodies);
      return outcomes.map((result) => (result instanceof Refusal ? result : { result }));
    },
  };
}

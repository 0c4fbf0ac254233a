import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { sourceId } from "../../intake/index.ts";
import type { ProductBody } from "../contract.ts";
import type { SaveOutcome } from "./order-input.ts";
import { minorUnits } from "./order-total.ts";
import { type ProductInput, saveProducts } from "./save-products.ts";

/** What became of each product of a batch: an outcome, or why it was refused. */
export async function acceptProducts(ctx: Context, bodies: readonly ProductBody[]): Promise<(SaveOutcome | Refusal)[]> {
  const { currency } = await brandSettings(ctx);
  const read: (ProductInput | Refusal)[] = [];
  for (const body of bodies) read.push(readProduct(body, await sourceId(ctx, body.source), currency));
  const saved = await saveProducts(
    ctx,
    read.filter((product): product is ProductInput => !(product instanceof Refusal)),
  );
  let place = 0;
  return read.map((product) => (product instanceof Refusal ? product : saved[place++]!));
}

function readProduct(body: ProductBody, source: number, brandCurrency: string): ProductInput | Refusal {
  const currency = body.currency ?? brandCurrency;
  try {
    return {
      sourceId: source,
      externalId: body.external_id,
      name: body.name || null,
      price: body.price == null ? null : minorUnits(body.price, currency, "price"),
      currency: body.price == null ? null : currency,
      url: body.url ?? null,
      imageUrl: body.image_url ?? null,
      category: body.category || null,
    };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

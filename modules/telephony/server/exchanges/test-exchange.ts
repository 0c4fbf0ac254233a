import type { House } from "../../../../platform/house/module.ts";
import type { ExchangeProblem } from "../../contract/exchanges.ts";
import type { InBrand } from "../in-brand.ts";
import { adapterFor } from "./adapters.ts";
import { exchangeById, noteProblem, settingsOf } from "./exchange-rows.ts";

/** Tries the connection to an exchange, with no transaction open, and notes what it found. Refuses `not_found`. */
export async function testExchange(
  house: House,
  inBrand: InBrand,
  id: number,
): Promise<{ problem: ExchangeProblem | null }> {
  const exchange = await inBrand((ctx) => exchangeById(ctx, id));
  const settings = settingsOf(exchange, house.config.secretKey);
  const problem = await adapterFor(exchange.kind).test(settings, { allowPrivate: house.config.allowPrivate });
  await inBrand((ctx) => noteProblem(ctx, id, problem));
  return { problem };
}

import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { ExchangeProblem } from "../../contract/exchanges.ts";
import { adapterFor } from "./adapters.ts";
import { exchangeById, noteProblem, settingsOf } from "./exchange-rows.ts";

type InBrand = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

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

import { type Actor, type Context, withBrand } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";

/** Opens one transaction after another in the brand at hand. */
export type InBrand = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

type Asking = { caller: { brandId: number; actor: Actor } | null };

/** For deeds that speak with an exchange between two transactions. Refuses `not_signed_in`. */
export function onceFor(house: House, { caller }: Asking): InBrand {
  if (!caller) throw new Refusal("not_signed_in");
  return (work) => withBrand(house.database.app, { ...caller, now: house.clock() }, work);
}

import { system } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { listBrands } from "../../../admin/index.ts";
import { foldTallies } from "./fold-tallies.ts";

/** Folds what came since the last time, in every brand: readers then have little to add up themselves. */
export async function keepTallies(house: House): Promise<void> {
  for (const { id } of await listBrands(house.database.app)) {
    await foldTallies(house.database, { brandId: id, actor: system("survey-tallies"), now: house.clock() });
  }
}

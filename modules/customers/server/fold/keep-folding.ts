import type { House } from "../../../../platform/house/module.ts";
import { keepReading } from "../../../../platform/realtime/index.ts";
import { listBrands } from "../../../admin/index.ts";
import { foldChanges } from "./fold-changes.ts";

/** Folds every brand's changes as they are committed, until stopped. */
export function keepFolding(house: House): Promise<() => Promise<void>> {
  return keepReading({
    name: "fold",
    listen: (wake) => house.changes.onChange(0, wake),
    brands: () => listBrands(house.database.app),
    read: (brandId) => foldChanges(house.database, brandId, house.clock),
    log: house.log,
  });
}

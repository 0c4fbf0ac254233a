import type { Brand } from "../../../../modules/admin/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { meetingIds } from "./meeting-places.ts";
import { outletIds, outletPlaces } from "./outlet-places.ts";
import type { Place } from "./places.ts";
import { shopIds, shopPlaces } from "./shop-places.ts";
import type { Ids } from "./two-brands.ts";

type Making = Parameters<typeof outletIds>[0];
type At = { house: House; app: HttpApp; brand: Brand; mark: string };

/** What other programs are told, and what they tell; and meetings. */
export async function programIds(made: Making, at: At): Promise<Ids> {
  return { ...(await shopIds(made, at)), ...(await outletIds(made, at)), ...(await meetingIds(made, at)) };
}

export const programPlaces: Record<string, Place> = { ...outletPlaces, ...shopPlaces };

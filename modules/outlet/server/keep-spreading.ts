import { announcedTopic } from "../../../platform/events/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { keepReading } from "../../../platform/realtime/index.ts";
import { listBrands } from "../../admin/index.ts";
import { spreadEvents } from "./spread-events.ts";

/** Makes deliveries of what is announced as it is committed, until stopped. */
export function keepSpreading(house: House): Promise<() => Promise<void>> {
  return keepReading({
    name: "spread-events",
    listen: (wake) => house.changes.onTopic(0, announcedTopic, wake),
    brands: () => listBrands(house.database.app),
    read: (brandId) => spreadEvents(house, brandId),
    log: house.log,
  });
}

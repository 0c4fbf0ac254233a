import type { House } from "../../../../platform/house/module.ts";
import type { ChannelTools } from "./channel-adapter.ts";

/** What adapters reach the world with. */
export function channelTools(house: House, now: Date): ChannelTools {
  return { fetch, now, secretKey: house.config.secretKey };
}

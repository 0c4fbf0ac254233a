import type { House } from "../../../../platform/house/module.ts";
import { guardedFetch, guardedReach } from "../../../../platform/outgoing/index.ts";
import type { ChannelTools } from "./channel-adapter.ts";

/** What adapters reach the world with: calls that keep to the open internet, unless the operator allows more. */
export function channelTools(house: House, now: Date): ChannelTools {
  const { allowPrivate, secretKey } = house.config;
  return { fetch: guardedFetch({ allowPrivate }), reach: guardedReach(allowPrivate), now, secretKey };
}

import type { House } from "../../../../platform/house/module.ts";
import { isAllowedHost } from "../../../../platform/outgoing/index.ts";
import type { PushKind } from "../../contract.ts";
import { channelTools } from "../channels/channel-tools.ts";
import { apns } from "./apns/apns.ts";
import { fcm } from "./fcm/fcm.ts";
import type { PushAdapter, PushTools } from "./push-adapter.ts";
import { webPush } from "./web/web-push.ts";

/** Every way to push. */
export const pushAdapters: Readonly<Record<PushKind, PushAdapter>> = {
  web: webPush as PushAdapter,
  fcm: fcm as PushAdapter,
  apns: apns as PushAdapter,
};

/** What each way to push can do. */
export function pushAbilities() {
  return Object.values(pushAdapters).map(({ kind, most, abilities }) => ({ kind, most, ...abilities }));
}

/** What an adapter may use, as of now. Only places that the operator allows may be reached without TLS. */
export function pushTools(house: House): PushTools {
  const { fetch, reach, now } = channelTools(house, house.clock());
  const mayBePlain = (host: string) => isAllowedHost(house.config.allowPrivate, host);
  return { fetch, reach, now, mayBePlain };
}

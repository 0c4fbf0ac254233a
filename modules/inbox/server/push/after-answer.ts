import type { Silence } from "../../../../platform/outgoing/index.ts";
import type { Pushed } from "./push-adapter.ts";

/** Seconds until somebody who says no time is asked again. */
const usual = 60;

/** Over quota: when it says so, or in a minute. */
export function overQuota(retryAfter: number | null): Pushed {
  return { state: "again", after: retryAfter ?? usual, code: "over_quota" };
}

/** Down: when it says so, or in a minute. */
export function isAway(retryAfter: number | null = null): Pushed {
  return { state: "again", after: retryAfter ?? usual, code: "away" };
}

/** A notice is shown once however often it arrives, so that silence is a reason to send again; a private address is none. */
export function afterPushSilence({ refused }: Pick<Silence, "refused">): Pushed {
  return refused ? { state: "refused", code: "address_refused" } : isAway();
}

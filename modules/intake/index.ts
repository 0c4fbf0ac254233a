export { claimedRefs, claimNew, externalKey } from "./server/claim.ts";
export { forgetMentions } from "./server/forget.ts";
export { countWaiting, type NotUnderstood, putInQuarantine } from "./server/quarantine.ts";
export { eraseRaw, type RawInput, rawInput, storeRaw } from "./server/raw-input.ts";
export { registerReader } from "./server/replay.ts";
export { listSources, sourceId, sourceKeys } from "./server/source.ts";

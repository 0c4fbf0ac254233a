export { isAllowedHost } from "./allowed-places.ts";
export { type Answered, type Asked, afterSilence, ask, type Silence } from "./ask.ts";
export { guardedReach, type Reach } from "./guarded-address.ts";
export { type Guard, guardedFetch } from "./guarded-fetch.ts";

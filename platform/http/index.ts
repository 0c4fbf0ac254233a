export { asRefusal } from "./answer-error.ts";
export type { Authenticate, Caller, HttpApp } from "./app-types.ts";
export { browserTraits } from "./browser-traits.ts";
export { buildApp } from "./build-app.ts";
export { healthRoutes } from "./health-routes.ts";
export { claimKeys, type KeyedRequest, type KeyState, keepAnswers } from "./idempotent-answers.ts";
export { decodeText } from "./parse-json.ts";
export { fingerprint, idempotencyKey } from "./run-use-case.ts";

export type { Authenticate, Caller, HttpApp } from "./app-types.ts";
export { buildApp } from "./build-app.ts";
export { healthRoutes } from "./health-routes.ts";
export { decodeText } from "./parse-json.ts";

export { countFailedImports } from "./server/count-failed-imports.ts";

export { countFailedImports } from "./server/count-failed-imports.ts";
export { type FileToImport, importFile } from "./server/import-file.ts";
export type { ImportWork } from "./server/run-import.ts";
export type { Run } from "./server/runs.ts";

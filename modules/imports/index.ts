export { askedColumns } from "./server/ask-columns.ts";
export { countFailedImports } from "./server/count-failed-imports.ts";
export { orRefuse } from "./server/file-refusal.ts";
export { type FileToImport, importFile } from "./server/import-file.ts";
export { headerForm } from "./server/recognise-columns.ts";
export { cellOf } from "./server/row-cells.ts";
export type { ImportWork } from "./server/run-import.ts";
export type { Run } from "./server/runs.ts";
export { statusOf } from "./server/words-of-orders.ts";

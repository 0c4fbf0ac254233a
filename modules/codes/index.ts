export { addCode } from "./server/codes.ts";
export { noteArrival, noteScans } from "./server/counting.ts";
export { codeForPrint } from "./server/poster/code-for-print.ts";
export { countsAsScan } from "./server/scan/counts.ts";

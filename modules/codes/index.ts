export { addCode } from "./server/codes.ts";
export { noteArrival, noteScans } from "./server/counting.ts";
export { countsAsScan } from "./server/scan/counts.ts";

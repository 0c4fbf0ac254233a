export { addCode } from "./server/codes.ts";
export { noteArrival, noteScans } from "./server/counting.ts";

export { checkScanner, scan } from "./scan.ts";

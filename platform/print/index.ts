export { findChromium } from "./find-chromium.ts";
export { printPdf } from "./print-pdf.ts";

export { findChromium } from "./find-chromium.ts";
export { printFonts } from "./print-fonts.ts";
export { printPdf } from "./print-pdf.ts";

export { beginning, beginnings } from "./count-pages.ts";
export { findChromium } from "./find-chromium.ts";
export { joinPdfs } from "./join-pdfs.ts";
export { printFonts } from "./print-fonts.ts";
export { printPdf } from "./print-pdf.ts";

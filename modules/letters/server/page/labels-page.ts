import { Html, html } from "../../../../platform/html/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { printFonts } from "../../../../platform/print/index.ts";
import { addressBlock, type Recipient } from "./letter-page.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

/** Three by eight labels of 70 × 37 mm on A4, the most usual sheet; half a millimetre is left at its end, which printers round up. */
const style = `@page{size:210mm 297mm;margin:0}*{box-sizing:border-box}body{margin:0;color:#1f1c18;font:400 8.5pt/1.45 Vazirmatn,sans-serif}
.sheet{width:210mm;height:296.5mm;padding-block-start:.25mm;display:grid;grid-template-columns:repeat(3,70mm);grid-auto-rows:37mm;break-after:page}
.sheet:last-child{break-after:auto}.label{display:grid;align-content:safe center;padding:5mm 6mm;overflow:hidden;overflow-wrap:anywhere}`;
const onSheet = 24;

/** Addresses as a page of labels to be printed. */
export async function labelsPage(people: readonly Recipient[], language: Language): Promise<string> {
  const sheets = Array.from({ length: Math.ceil(people.length / onSheet) }, (_, n) =>
    people.slice(n * onSheet, (n + 1) * onSheet),
  );
  const shown = sheets.map(
    (sheet) =>
      html`<div class="sheet">${sheet.map((one) => html`<div class="label">${addressBlock(one, language)}</div>`)}</div>`,
  );
  const words = language === "fa" ? fa : en;
  return html`<!doctype html>
<html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><title>${words.labels}</title>${new Html(`<style>${await printFonts()}${style}</style>`)}</head>
<body>${shown}</body></html>`.text;
}

import { Html, html } from "../../../../platform/html/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { printFonts } from "../../../../platform/print/index.ts";
import type { PosterSize } from "../../contract.ts";
import type { Scanned } from "../scan/scan-code.ts";
import { codeSvg } from "./picture.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

export type Poster = Pick<Scanned, "brand" | "code" | "title"> & {
  /** What the code says. */
  address: string;
  /** The brand's accent, as `#rrggbb`. */
  colour: string;
  language: Language;
  size: PosterSize;
};

/** `u` is a hundredth of a face's width or so: one drawing for every size. */
const faces = {
  a4: "@page{size:210mm 297mm;margin:0}:root{--u:2.1mm}.face{width:210mm;height:296.5mm}",
  a5: "@page{size:148mm 210mm;margin:0}:root{--u:1.48mm}.face{width:148mm;height:209.5mm}",
  // Foot, face, face upside down: folded twice it stands.
  tent: `@page{size:210mm 297mm;margin:0}:root{--u:1.4mm}.face{width:210mm;height:138mm}
.face+.face{border-block-start:.3mm dashed #b9b2a8}.face:first-of-type{rotate:180deg}.foot{height:20mm;border-block-start:.3mm dashed #b9b2a8}
.face.tent{flex-direction:row;gap:calc(var(--u)*7);text-align:start}`,
} satisfies Record<PosterSize, string>;

const style = `*{box-sizing:border-box}body{margin:0;color:#1f1c18;font:400 calc(var(--u)*2.6)/1.7 Vazirmatn,sans-serif;-webkit-print-color-adjust:exact}
.face{position:relative;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:calc(var(--u)*4);padding:calc(var(--u)*11) calc(var(--u)*9);text-align:center;overflow:hidden}
.band{position:absolute;inset-inline:0;top:0;height:calc(var(--u)*3.2)}.band.low{top:auto;bottom:0}
.brand{margin:0;font-size:calc(var(--u)*3.6);font-weight:650}
h1{margin:0;font-size:calc(var(--u)*7.4);line-height:1.45;font-weight:750;text-wrap:balance;overflow-wrap:anywhere}
.words{display:flex;flex-direction:column;gap:calc(var(--u)*2)}.words p{margin:0;text-wrap:balance}
.code{padding:calc(var(--u)*3);border-radius:calc(var(--u)*3);border:calc(var(--u)*.5) solid}
.code svg{display:block;width:calc(var(--u)*44);height:calc(var(--u)*44)}
.place{font-size:calc(var(--u)*3.6);font-weight:600}.dim{color:#6b645a;font-size:calc(var(--u)*2.2)}`;

/** A poster as a page to be printed: everything it shows stands in it. */
export async function posterPage(poster: Poster): Promise<string> {
  const { language, size, title, brand } = poster;
  const paint = `.band{background:${poster.colour}}.code{border-color:${poster.colour}}`;
  if (!/^#[0-9a-f]{6}$/i.test(poster.colour)) throw new Error("no colour");
  const sheet = new Html(`<style>${await printFonts()}${faces[size]}${style}${paint}</style>`);
  const one = await face(poster);
  return html`<!doctype html>
<html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><title>${brand.name}: ${title}</title>${sheet}</head>
<body>${one}${size === "tent" && html`${one}<div class="foot"></div>`}</body></html>`.text;
}

async function face({ brand, code, title, address, language, size }: Poster): Promise<Html> {
  const words = language === "fa" ? fa : en;
  const picture = new Html(await codeSvg(address, 1));
  const told = html`<p class="brand">${brand.name}</p><h1>${code.headline || words.headline[code.target]}</h1><p>${words.how[code.target]}</p>`;
  const where = html`<p class="place">${title}</p><p class="dim">${words.or}<br><bdi dir="ltr">${address}</bdi></p>`;
  const square = html`<div class="code">${picture}</div>`;
  const bands = html`<div class="band"></div><div class="band low"></div>`;
  if (size === "tent")
    return html`<div class="face tent">${bands}${square}<div class="words">${told}${where}</div></div>`;
  return html`<div class="face">${bands}<div class="words">${told}</div>${square}<div class="words">${where}</div></div>`;
}

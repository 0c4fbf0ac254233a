import type { Sheet } from "./letter-page.ts";

/** Margins in millimetres; the address block stands where the window of a long envelope (DIN 680) or of a C6 one is. */
const papers = {
  a4: { size: "210mm 297mm", margin: "18mm 20mm 20mm", text: "11pt", head: "24mm", to: "85mm", high: "40mm" },
  a5: { size: "148mm 210mm", margin: "13mm 15mm 16mm", text: "9.5pt", head: "18mm", to: "75mm", high: "32mm" },
} as const;

/** How letters look, on paper and in the frame of a preview. */
export function letterStyle({ template, colour }: Sheet): string {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error("no colour");
  const { size, margin, text, head, to, high } = papers[template.paper];
  const [wide = "", tall = ""] = size.split(" ");
  const side = template.window === "left" ? "margin-right:auto" : "margin-left:auto";
  return `@page{size:${size};margin:${margin}}*{box-sizing:border-box}
body{margin:0;color:#1f1c18;font:400 ${text}/1.9 Vazirmatn,sans-serif;-webkit-print-color-adjust:exact;overflow-wrap:anywhere}
html[lang=en] body{line-height:1.55}
article{position:relative;break-before:page}article:first-child{break-before:auto}
.begin{position:absolute;top:0;inset-inline-start:0;color:transparent;text-decoration:none;font-size:4pt;line-height:1}
header{height:${head};border-block-end:.6mm solid ${colour};margin-block-end:7mm;display:flex;align-items:flex-end;padding-block-end:3mm;font-size:1.3em}
.to{width:${to};height:${high};${side};margin-block-end:8mm;line-height:1.6;overflow:hidden}
section>:first-child{margin-block-start:0}p,li{orphans:3;widows:3}p{margin:0 0 .8em}h2,h3,h4,h5{font-size:1.1em;margin:1em 0 .4em;break-after:avoid}
table{border-collapse:collapse;width:100%}td,th{border:.2mm solid #b9b2a8;padding:1mm 2mm;text-align:start}tr{break-inside:avoid}
blockquote{margin-inline:0;padding-inline-start:4mm;border-inline-start:.8mm solid ${colour}}a{color:inherit}
.signature{margin-block-start:10mm;font-weight:600;break-inside:avoid}
footer{display:flex;gap:4mm;align-items:center;margin-block-start:9mm;font-size:.8em;line-height:1.5;break-inside:avoid}footer svg{width:24mm;height:24mm;flex:none}
@media screen{html{background:#e9e5de}body{padding:12px}article{width:${wide};min-height:${tall};margin:0 auto;padding:${margin};background:#fff;box-shadow:0 1px 6px #0003}}`;
}

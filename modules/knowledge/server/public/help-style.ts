import { pageStyle } from "../../../../platform/html/index.ts";

// One face of each page's own language alone: the other one's would weigh as much as everything else together.
const faces = /@font-face\{[^}]*\}\n/g;
const face = { fa: "arabic", en: "latin" } as const;

/** The styles of a help page: those of every public page, with one type, and what articles need. About 7 kB before packing. */
export function helpStyle(language: "fa" | "en", colour: string): string {
  const base = pageStyle.replace(faces, (one) => (one.includes(`/p/fonts/${face[language]}.`) ? one : ""));
  return base + own + accent(colour);
}

/** The brand's colour, made dark enough for text on light ground, and light enough on dark, by mixing. Its shape was checked when it was saved. */
function accent(colour: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(colour) || colour.toLowerCase() === "#0e8f8a") return "";
  return `:root{--accent:color-mix(in oklab,${colour} 72%,#000);--on-accent:#fff}
@media (prefers-color-scheme:dark){:root{--accent:color-mix(in oklab,${colour} 55%,#fff);--on-accent:#111}}`;
}

const own = `main{max-width:760px}
.skip{position:absolute;inset-inline-start:-999px}.skip:focus{inset-inline-start:8px;top:8px}
header nav{display:flex;gap:16px;flex-wrap:wrap}
header a{text-decoration:none}header a.brand{color:var(--text);font-weight:650;font-size:1.0625rem}
h2{margin-block:28px 10px}h3{margin-block:22px 6px;font-size:1rem;font-weight:650}
.find{display:flex;gap:8px;margin-block:16px 28px;position:relative}
input[type=search],input[type=text],input[type=email],input[type=tel],textarea,select{flex:1;min-width:0;width:100%;min-height:44px;padding:8px 14px;border:1px solid var(--edge);border-radius:10px;background:var(--surface);color:var(--text);font:inherit}
.suggest{position:absolute;inset-inline:0;top:100%;z-index:2;margin:4px 0 0;padding:6px;list-style:none;background:var(--surface);border:1px solid var(--line);border-radius:10px;box-shadow:0 6px 24px rgb(0 0 0/.12)}
.suggest a{display:block;padding:8px 10px;border-radius:8px;color:var(--text);text-decoration:none}
.suggest a:hover,.suggest a[aria-selected=true]{background:var(--low)}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(210px,1fr));gap:12px;margin:0;padding:0;list-style:none}
.grid a{display:block;height:100%;padding:14px 16px;background:var(--surface);border:1px solid var(--line);border-radius:10px;color:var(--text);text-decoration:none}
.grid a:hover{border-color:var(--accent)}
.grid small{display:block}.grid small+small{margin-block-start:4px}
.grid strong,.list strong{display:block;font-weight:600}
.list{margin:0;padding:0;list-style:none}
.list li+li{border-block-start:1px solid var(--line)}
.list a{display:block;padding:12px 2px;text-decoration:none}
.list small{display:block;color:var(--dim)}
.crumbs{display:flex;flex-wrap:wrap;gap:6px;margin-block-end:10px;color:var(--dim);font-size:.875rem}
.crumbs a{color:var(--dim)}
.text{overflow-wrap:anywhere}
.text h2{padding-block-start:6px}
.text li{margin-block:4px}
.text img{max-width:100%;height:auto;border-radius:10px}
.text pre{overflow:auto;padding:12px 16px;border-radius:10px;background:var(--low);direction:ltr;text-align:start}
.text code{direction:ltr;unicode-bidi:isolate;font-size:.9em}
.text blockquote{margin:16px 0;padding-inline-start:14px;border-inline-start:3px solid var(--line);color:var(--dim)}
.table-wrap{overflow-x:auto;margin-block:16px}
table{border-collapse:collapse;width:100%}
th,td{padding:8px 12px;border-block-end:1px solid var(--line);text-align:start;vertical-align:top}
th{font-weight:600}
.callout{margin-block:16px;padding:12px 16px;border-radius:10px;background:var(--low);border-inline-start:3px solid var(--accent)}
.callout>strong{display:block}.callout>:last-child{margin-block-end:0}
.callout[data-kind=warning],.callout[data-kind=caution]{background:var(--warning-tint);border-color:var(--warning)}
.callout[data-kind=tip]{background:var(--good-tint);border-color:var(--good)}
.video-card{display:block;padding:14px 16px;border:1px solid var(--line);border-radius:10px;background:var(--surface);text-decoration:none}
.vote{margin-block:32px 0;padding-block:16px;border-block:1px solid var(--line)}
.vote p{margin:0 0 10px;font-weight:600}
.vote .actions{margin:0}
.vote label{padding-block:4px}.vote label+label{border:0}
.field{display:block;padding-block:8px;cursor:auto}.field>span{margin-block-end:4px}.field+.field{border:0!important}
footer{margin-block-start:32px;color:var(--dim);font-size:.875rem}
.trap{position:absolute;inset-inline-start:-9999px}
@media (max-width:480px){.find button{width:auto}.vote .actions button{width:auto;flex:1}}`;

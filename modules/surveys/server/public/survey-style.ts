import { Html, pageStyle } from "../../../../platform/html/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";

const faces = /@font-face\{[^}]*\}\n/g;
const face = { fa: "arabic", en: "latin" } as const;

/** The styles of a survey page, with one face of type alone and the brand's colour. The colour's shape was checked when it was saved. */
export function surveyStyle(language: Language, colour: string): Html {
  const base = pageStyle.replace(faces, (one) => (one.includes(`/p/fonts/${face[language]}.`) ? one : ""));
  const accent =
    /^#[0-9a-f]{6}$/i.test(colour) && colour.toLowerCase() !== "#0e8f8a"
      ? `:root{--accent:color-mix(in oklab,${colour} 72%,#000);--on-accent:#fff}
@media (prefers-color-scheme:dark){:root{--accent:color-mix(in oklab,${colour} 55%,#fff);--on-accent:#111}}`
      : "";
  return new Html(`<style>${base}${own}${accent}</style>`);
}

const own = `
fieldset.q{padding:14px 18px}
.q legend{float:inline-start;width:100%;padding:0;margin-block-end:6px;font-size:1.0625rem;line-height:1.7}.q legend+*{clear:both}
.q.bad{border-color:var(--bad)}.wrong{color:var(--bad);margin:0 0 8px}
.said{margin-block:20px}
progress{width:100%;height:6px;accent-color:var(--accent);border:0;border-radius:3px;overflow:hidden;background:var(--line)}
progress::-webkit-progress-bar{background:var(--line)}progress::-webkit-progress-value{background:var(--accent)}
.scale{display:flex;gap:6px;margin-block-start:8px}
.scale label{flex:1;min-width:0;padding:0;position:relative;justify-content:center}.scale label+label{border:0}
.scale input{position:absolute;opacity:0;inset:0;width:100%;height:100%;margin:0;cursor:pointer}
.scale span{display:grid;place-items:center;width:100%;min-height:46px;border:1px solid var(--edge);border-radius:10px;font-weight:550}
.scale input:checked+span{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.scale input:focus-visible+span{outline:2px solid var(--accent);outline-offset:2px}
.scale[data-looks=faces] span,.scale[data-looks=stars] span{font-size:1.6rem;border-color:var(--line)}.scale[data-looks=faces] span{min-height:56px}
.scale[data-looks=stars] span{color:var(--edge)}.scale[data-looks=stars] label:has(~label>:checked) span{background:var(--low);color:var(--accent)}
.ends{display:flex;justify-content:space-between;gap:12px;margin-block-start:6px}
.options label{padding-block:8px}.options img{display:block;width:100%;max-width:240px;height:auto;aspect-ratio:4/3;object-fit:cover;border-radius:8px;margin-block-end:6px;background:var(--line)}
.options[data-looks=pictures]{display:grid;grid-template-columns:repeat(auto-fill,minmax(132px,1fr));gap:12px}
.options[data-looks=pictures] label{flex-direction:column-reverse;align-items:stretch;gap:6px;padding:8px;border:1px solid var(--edge);border-radius:12px}.options[data-looks=pictures] img{max-width:none}
.options[data-looks=pictures] label:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
input[type=radio],input[type=checkbox]{flex:none;width:22px;height:22px;margin:2px 0 0;accent-color:var(--accent)}
.other{flex-wrap:wrap}.other input{flex:1;min-width:160px}
input[type=text],input[type=tel],input[type=email],textarea,select{width:100%;min-height:44px;padding:8px 14px;border:1px solid var(--edge);border-radius:10px;background:var(--surface);color:var(--text);font:inherit}
textarea{resize:vertical}.rank{align-items:center;justify-content:space-between}.rank select{width:auto;min-width:84px}
.row{padding-block:10px}.row+.row{border-block-start:1px solid var(--line)}
.row .options{display:flex;flex-wrap:wrap;gap:4px 16px}.row .options label{border:0;padding-block:4px}
.first{position:absolute;width:1px;height:1px;padding:0;border:0;overflow:hidden;clip-path:inset(50%);min-height:0}
.files ul{list-style:none;margin:0 0 10px;padding:0}.files li{display:flex;align-items:center;justify-content:space-between;gap:10px;padding:4px 0;border-block-end:1px solid var(--line)}
.files bdi{min-width:0;overflow-wrap:anywhere}.pick{display:block;padding-block:6px}input[type=file]{max-width:100%;width:100%;font:inherit}
input[type=file]::file-selector-button{font:inherit;min-height:44px;padding:6px 16px;margin-inline-end:12px;border:1px solid var(--edge);border-radius:10px;background:var(--surface);color:var(--text);cursor:pointer}
[hidden]{display:none!important}
@media (max-width:480px){fieldset.q{padding-inline:12px}.scale{gap:3px}.scale[data-looks=numbers] span{border-radius:7px;font-size:.875rem}}
.kiosk main{max-width:820px}.kiosk{font-size:1.125rem}.kiosk .scale span{min-height:64px}
`;

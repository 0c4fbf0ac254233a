import { ember, firuze, meaningVariables, sand } from "../ui/colors.ts";

const declared = (variables: Record<string, string>) =>
  Object.entries(variables)
    .map(([name, value]) => `${name}:${value}`)
    .join(";");

const light = declared({
  ...{ "--ground": "#fdfcfb", "--surface": "#ffffff", "--low": "#f6f4f1", "--line": "#e9e5df", "--edge": "#8b857c" },
  ...{ "--text": sand[9], "--dim": sand[6], "--accent": firuze[7], "--on-accent": "#ffffff" },
  ...meaningVariables("light"),
});
const dark = declared({
  ...{ "--ground": ember[7], "--surface": "#211f1c", "--low": "#161412", "--line": "#2f2c28", "--edge": "#837d75" },
  ...{ "--text": ember[0], "--dim": ember[2], "--accent": firuze[4], "--on-accent": "#0d2523" },
  ...meaningVariables("dark"),
});

/** How public pages look: the product's colours and type, one column, in the scheme that the reader's device asks for. */
export const pageStyle = `
@font-face{font-family:Vazirmatn;src:url(/p/fonts/arabic.woff2) format("woff2");font-weight:100 900;font-display:swap;unicode-range:U+0600-06FF,U+200C-200E,U+2010-2011,U+FB50-FDFF,U+FE70-FEFC}
@font-face{font-family:Vazirmatn;src:url(/p/fonts/latin.woff2) format("woff2");font-weight:100 900;font-display:swap;unicode-range:U+0000-00FF,U+2000-206F}
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:400 .9375rem/1.55 Vazirmatn,system-ui,"Segoe UI",Tahoma,sans-serif}
:lang(fa) body{line-height:1.8}
main{max-width:640px;margin-inline:auto;padding:32px 20px 48px}
header{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:baseline;margin-block-end:24px;color:var(--dim)}
header strong{color:var(--text);font-weight:650;font-size:1.0625rem}
h1{margin:0 0 6px;font-size:1.375rem;line-height:1.5;font-weight:650}
h2{margin:0;font-size:1.0625rem;font-weight:650}
p{margin:0 0 16px}
small,.dim{color:var(--dim);font-size:.875rem}
a{color:var(--accent)}
.card{margin-block:16px;padding:8px 18px;background:var(--surface);border:1px solid var(--line);border-radius:10px}
.card h2{padding-block:10px 4px}
fieldset{margin:16px 0;padding:4px 18px 8px;background:var(--surface);border:1px solid var(--line);border-radius:10px;min-width:0}
legend{padding-inline:6px;font-weight:650}
label{display:flex;gap:12px;align-items:flex-start;padding-block:10px;cursor:pointer}
label+label{border-block-start:1px solid var(--line)}
label span,label small{display:block}
input[type=checkbox]{flex:none;width:22px;height:22px;margin:2px 0 0;accent-color:var(--accent)}
button{min-height:44px;padding:8px 20px;border:0;border-radius:10px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:500;cursor:pointer}
button.quiet{background:transparent;color:var(--text);border:1px solid var(--edge)}
.actions{display:flex;flex-wrap:wrap;gap:12px;margin-block-start:20px}
.note{margin-block:16px;padding:10px 16px;border-radius:10px;background:var(--good-tint);color:var(--good)}
.note[data-tone=warning]{background:var(--warning-tint);color:var(--warning)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media (max-width:480px){main{padding-block-start:20px}.actions button{width:100%}}
`;

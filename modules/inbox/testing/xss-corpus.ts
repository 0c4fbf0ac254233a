const image = "<img src=x onerror=alert(1)>";

/** Words that try to be more than words: wherever a person may write, they stay what was written. */
export const hostileTexts: readonly string[] = [
  "<script>alert(1)</script>",
  image,
  "<svg/onload=alert(1)>",
  "<svg><animate onbegin=alert(1) attributeName=x></svg>",
  `"><script>alert(1)</script>`,
  `' onmouseover='alert(1)' x='`,
  `" autofocus onfocus=alert(1) x="`,
  `</textarea>${image}`,
  `</title>${image}`,
  `</style>${image}`,
  `</script><script>alert(1)</script>`,
  `<!--><script>alert(1)</script-->`,
  `<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>`,
  `<a href="javascript:alert(1)">x</a>`,
  "javascript:alert(1)",
  "javascript:alert(1)//https://shop.example",
  'https://shop.example/"onmouseover=alert(1)//',
  "https://shop.example/<script>alert(1)</script>",
  "data:text/html,<script>alert(1)</script>",
  "[click](javascript:alert(1))",
  "![x](https://evil.example/open.gif)",
  "[x]: javascript:alert(1)",
  "**<img src=https://evil.example/bold.gif>**",
  "<https://evil.example/auto>",
  "{{constructor.constructor('alert(1)')()}}",
  `{{customer.name}}{{7*7}}\${alert(1)}`,
  `\`\${alert(1)}\``,
  "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "%3Cscript%3Ealert(1)%3C/script%3E",
  "\u202Egnp.exe\u202C",
  "سلام\u202E<script>alert(1)</script>\u202C",
  "\u2066<b>\u2069",
  "\uFF1Cscript\uFF1Ealert(1)\uFF1C/script\uFF1E",
  "\u2028<script>alert(1)</script>",
  "__proto__",
  "constructor",
  '{"__html":"<img src=x onerror=alert(1)>"}',
  "<hamdel-chat><slot onslotchange=alert(1)></slot></hamdel-chat>",
];

/** The same as names of people, of files, of labels: short enough for each. */
export const hostileNames: readonly string[] = [
  image,
  "<svg onload=alert(1)>",
  `"onmouseover=alert(1) x="`,
  `'><script>alert(1)</script>`,
  "javascript:alert(1)",
  "\u202Egnp.fdp\u202C",
];

/** A file that tries to run, and whether it may be kept at all. */
type HostileFile = { name: string; type: string; bytes: Buffer; kept: boolean };

const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>`;
const pdf = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>> endobj
2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj
trailer <</Root 1 0 R>>`;
const file = (name: string, type: string, text: string, kept: boolean): HostileFile => ({
  name,
  type,
  bytes: Buffer.from(text, "latin1"),
  kept,
});

/** Pages, pictures of script, and files that are two things at once. */
export const hostileFiles: readonly HostileFile[] = [
  file("a.svg", "image/svg+xml", svg, false),
  file("a.png", "image/png", svg, false),
  file("a.html", "text/html", "<!doctype html><script>alert(1)</script>", false),
  file("a.txt", "text/plain", "<html><script>alert(1)</script>", false),
  file("a.xhtml", "application/xhtml+xml", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`, false),
  file("a.xml", "text/xml", `<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/x.xsl"?><a/>`, false),
  file("a.pdf", "text/html", pdf, true),
  file("a.gif", "text/html", `GIF89a/*<script>alert(1)</script>*/=1;alert(1)`, true),
  file("b.html", "text/html", `GIF89a<html><script>alert(1)</script></html>`, true),
  file("a.webp", "image/svg+xml", `RIFF....WEBP${svg}`, true),
  file("a.js", "text/javascript", "alert(1)", true),
  file("a.css", "text/css", "@import 'https://evil.example/x.css';", true),
  file("plain.txt", "text/html", "fetch('https://evil.example')", true),
  file("a.eml", "message/rfc822", `From: a@b.example\r\n\r\nplain ${image}`, true),
  ...hostileNames.map((name) => file(`${name}.txt`, "text/plain", `plain ${name.length}`, true)),
  file("../../etc/passwd", "text/plain", "plain", true),
  file("a\r\nset-cookie: x=1.txt", "text/plain", "plain too", true),
];

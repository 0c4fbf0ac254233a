import type { Language } from "../i18n/index.ts";
import { Html, html } from "./html.ts";
import { pageStyle } from "./page-style.ts";

export type PublicPage = { language: Language; title: string; body: Html };

const style = new Html(`<style>${pageStyle}</style>`);

/** A whole page that needs neither script nor cookie, in the direction of its language; search engines leave it alone. */
export function htmlPage({ language, title, body }: PublicPage): string {
  return html`<!doctype html>
<html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
${style}
</head>
<body><main>${body}</main></body>
</html>`.text;
}

import { Html, html } from "../../../../platform/html/index.ts";
import type { ArticleLanguage, HelpSettings } from "../../contract.ts";
import { homePath } from "./addresses.ts";
import { helpStyle } from "./help-style.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

/** Everything a page of the help centre is drawn from, beside its own content. */
export type HelpPlace = {
  brand: { slug: string; name: string };
  language: ArticleLanguage;
  settings: HelpSettings;
  /** What stands before the paths of links on this visit: nothing on a domain of the brand's own, `/help/BRAND` elsewhere. */
  root: string;
  /** Where the pages are at home, with its origin: the first own domain, or `/help/BRAND` at the house's address. */
  home: string;
  canContact: boolean;
  timeZone: string;
  /** What other modules show at the foot of every page. */
  foot: readonly { to: string; words: string }[];
};

type Page = {
  title: string;
  body: Html;
  /** Path below where the help centre begins; pages without one are left alone by search engines. */
  canonical?: string;
  description?: string;
  /** The same page in the other language, if there is one; its path. */
  other?: string | undefined;
  data?: readonly object[];
  searched?: string;
};

export const wordsIn = (language: ArticleLanguage) => (language === "fa" ? fa : en);

/** The name of a help centre in a language. */
export function titleOf({ brand, language, settings }: HelpPlace): string {
  return settings.title[language] || wordsIn(language).title(brand.name);
}

const scripts = new Html('<script src="/p/help/island.js" defer></script>');

/** A whole page of the help centre, which needs no script to be read. */
export function helpPage(place: HelpPlace, page: Page): string {
  const { language, settings } = place;
  const words = wordsIn(language);
  const otherLanguage = language === "fa" ? "en" : "fa";
  const name = titleOf(place);
  const title = page.title === name ? name : `${page.title} · ${name}`;
  const home = place.root + homePath(language);
  const hasOther = settings.languages.includes(otherLanguage);
  return html`<!doctype html>
<html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${page.description && html`<meta name="description" content="${page.description}">`}
${page.canonical ? html`<link rel="canonical" href="${place.home + page.canonical}">` : html`<meta name="robots" content="noindex">`}
${page.canonical && page.other && html`<link rel="alternate" hreflang="${language}" href="${place.home + page.canonical}"><link rel="alternate" hreflang="${otherLanguage}" href="${place.home + page.other}">`}
<link rel="preload" href="${`/p/fonts/${language === "fa" ? "arabic" : "latin"}.woff2`}" as="font" type="font/woff2" crossorigin="anonymous">
${new Html(`<style>${helpStyle(language, settings.colour)}</style>`)}
${page.data?.map(structured)}
${scripts}
</head>
<body><main><a class="skip" href="#text">${words.skip}</a>
<header><a class="brand" href="${home}">${name}</a><nav>${settings.home_url && html`<a href="${settings.home_url}">${words.site}</a>`}${hasOther && html`<a href="${place.root + (page.other ?? homePath(otherLanguage))}" lang="${otherLanguage}" hreflang="${otherLanguage}">${words.otherLanguage}</a>`}</nav></header>
<form class="find" action="${home}/search" role="search" data-suggest="${home}/suggest"><input type="search" name="q" aria-label="${words.search}" placeholder="${words.searchPlaceholder}" value="${page.searched ?? ""}" maxlength="200" autocomplete="off" required><button type="submit">${words.searchButton}</button></form>
<div id="text">${page.body}</div>
${place.foot.map(({ to, words }) => html`<footer><a href="${to}">${words}</a></footer>`)}
</main></body>
</html>`.text;
}

/** Structured data for search engines: no script of any kind, and nothing in it can end it early. */
function structured(data: object): Html {
  const json = JSON.stringify({ "@context": "https://schema.org", ...data }).replace(
    /[<>&\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return new Html(`<script type="application/ld+json">${json}</script>`);
}

/** The way from the beginning to a page, shown and as structured data. */
export function crumbs(
  place: HelpPlace,
  way: readonly { name: string; path: string }[],
): { shown: Html; data: object } {
  const all = [{ name: wordsIn(place.language).home, path: homePath(place.language) }, ...way];
  const shown = html`<nav class="crumbs" aria-label="${wordsIn(place.language).categories}">${all.map(({ name, path }, at) => html`${at > 0 && html`<span aria-hidden="true">›</span>`}<a href="${place.root + path}">${name}</a>`)}</nav>`;
  const itemListElement = all.map(({ name, path }, at) => ({
    "@type": "ListItem",
    position: at + 1,
    name,
    item: place.home + path,
  }));
  return { shown, data: { "@type": "BreadcrumbList", itemListElement } };
}

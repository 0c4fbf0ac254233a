import { Html, html } from "../../../../platform/html/index.ts";
import { formatNumber } from "../../../../platform/i18n/index.ts";
import { type ArticleHit, voteReasons } from "../../contract.ts";
import { articleUrl, categoryUrl, helpUrl } from "./addresses.ts";
import { crumbs, type HelpPlace, helpPage, titleOf, wordsIn } from "./help-page.ts";
import type { ShownArticle, ShownCategory, ShownLine } from "./read-help.ts";

/** The first page: search, categories, what is read most. */
export function homePage(
  place: HelpPlace,
  categories: readonly ShownCategory[],
  popular: readonly ShownLine[],
): string {
  const { language, brand, settings } = place;
  const words = wordsIn(language);
  const path = helpUrl(brand.slug, language);
  const other = helpUrl(brand.slug, language === "fa" ? "en" : "fa");
  const data =
    popular.length > 0
      ? [
          {
            "@type": "FAQPage",
            inLanguage: language,
            mainEntity: popular.map(({ title, summary, slug }) => ({
              "@type": "Question",
              name: title,
              acceptedAnswer: {
                "@type": "Answer",
                text: summary || title,
                url: place.origin + articleUrl(brand.slug, language, slug),
              },
            })),
          },
        ]
      : [];
  const body = html`<h1>${settings.intro[language] || words.intro}</h1>
<h2>${words.categories}</h2><ul class="grid">${categories.map((one) => html`<li><a href="${one.slug ? categoryUrl(brand.slug, language, one.slug) : `${path}/others`}"><strong>${one.name || words.others}</strong>${one.note && html`<small>${one.note}</small> `}<small>${words.articles(formatNumber(one.articles, language))}</small></a></li>`)}</ul>
${popular.length > 0 && html`<h2>${words.popular}</h2>${lines(place, popular)}`}${contactLine(place)}`;
  return helpPage(place, {
    title: titleOf(place),
    body,
    canonical: path,
    data,
    ...(settings.languages.length > 1 && { other }),
  });
}

/** A category with its articles. */
export function categoryPage(place: HelpPlace, category: ShownCategory, articles: readonly ShownLine[]): string {
  const words = wordsIn(place.language);
  const path = category.slug
    ? categoryUrl(place.brand.slug, place.language, category.slug)
    : `${helpUrl(place.brand.slug, place.language)}/others`;
  const name = category.name || words.others;
  const way = crumbs(place, [{ name, path }]);
  const other = category.slug
    ? categoryUrl(place.brand.slug, place.language === "fa" ? "en" : "fa", category.slug)
    : undefined;
  const body = html`${way.shown}<h1>${name}</h1>${category.note && html`<p class="dim">${category.note}</p>`}${lines(place, articles)}${contactLine(place)}`;
  return helpPage(place, {
    title: name,
    body,
    canonical: path,
    data: [way.data],
    other: category.inBoth ? other : undefined,
    description: category.note,
  });
}

/** An article: its words, whether it was useful, what is near to it. */
export function articlePage(
  place: HelpPlace,
  article: ShownArticle,
  related: readonly ShownLine[],
  search: number | null,
): string {
  const { language, brand, origin } = place;
  const words = wordsIn(language);
  const path = articleUrl(brand.slug, language, article.slug);
  const way = crumbs(place, [
    ...(article.category
      ? [{ name: article.category.name, path: categoryUrl(brand.slug, language, article.category.slug) }]
      : []),
    { name: article.title, path },
  ]);
  const data = {
    "@type": "Article",
    headline: article.title,
    inLanguage: language,
    description: article.summary || undefined,
    datePublished: article.first_published_at.toISOString(),
    dateModified: article.published_at.toISOString(),
    mainEntityOfPage: origin + path,
    publisher: { "@type": "Organization", name: brand.name },
  };
  const day = new Intl.DateTimeFormat(language === "fa" ? "fa-IR-u-ca-persian" : "en-GB", {
    dateStyle: "long",
    timeZone: place.timeZone,
  }).format(article.published_at);
  const body = html`${way.shown}<article><h1>${article.title}</h1><p class="dim"><small>${words.updated(day)}</small></p>
<div class="text">${new Html(article.html)}</div></article>
${voteBox(place, path)}
${related.length > 0 && html`<h2>${words.related}</h2>${lines(place, related)}`}${contactLine(place, { article: article.id, ...(search !== null && { s: search }) })}`;
  return helpPage(place, {
    title: article.title,
    body,
    ...(article.isPublic && { canonical: path }),
    description: article.summary,
    data: article.isPublic ? [way.data, data] : [],
    other: article.other ? articleUrl(brand.slug, language === "fa" ? "en" : "fa", article.other) : undefined,
  });
}

function voteBox({ language }: HelpPlace, path: string): Html {
  const words = wordsIn(language);
  return html`<form class="vote" method="post" action="${path}/vote"><p>${words.useful}</p><div class="actions"><button class="quiet" name="useful" value="yes">${words.yes}</button><button class="quiet" name="useful" value="no">${words.no}</button></div></form>`;
}

/** Thanks for a vote; asks why, where it was none. */
export function votedPage(place: HelpPlace, path: string, asks: boolean): string {
  const words = wordsIn(place.language);
  const why = html`<form class="vote" method="post" action="${path}/vote"><input type="hidden" name="useful" value="no"><p>${words.why}</p>${voteReasons.map((reason) => html`<label><input type="radio" name="reason" value="${reason}" required><span>${words.reasons[reason]}</span></label>`)}<div class="actions"><button>${words.send}</button></div></form>`;
  const body = html`<p class="note" role="status">${words.thanks}</p>${asks && why}<p><a href="${path}">‹ ${words.home}</a></p>${contactLine(place)}`;
  return helpPage(place, { title: words.thanks, body });
}

/** What was found for some words; `search` is passed on so that what is opened is known to have been found. */
export function searchPage(
  place: HelpPlace,
  query: string,
  hits: readonly ArticleHit[],
  search: number | null,
): string {
  const words = wordsIn(place.language);
  const s = search === null ? "" : `?s=${search}`;
  const list = html`<ul class="list">${hits.map(({ article, passage }) => html`<li><a href="${article.url}${s}"><strong>${article.title}</strong><small>${passage}</small></a></li>`)}</ul>`;
  const body = html`<h1>${hits.length > 0 ? words.results(query) : words.nothing(query)}</h1>${hits.length > 0 ? list : html`<p>${words.widen}</p>`}${contactLine(place, { q: query, ...(search !== null && { s: search }) })}`;
  return helpPage(place, { title: words.results(query), body, searched: query });
}

/** Stands in place of a page that is not there, or not for this reader. */
export function noHelpPage(place: HelpPlace, why: "gone" | "private"): string {
  const words = wordsIn(place.language);
  const title = why === "gone" ? words.goneTitle : words.privateTitle;
  const body = html`<h1>${title}</h1><p>${why === "gone" ? words.goneText : words.privateText}</p>${contactLine(place)}`;
  return helpPage(place, { title, body });
}

function lines({ brand, language }: HelpPlace, articles: readonly ShownLine[]): Html {
  return html`<ul class="list">${articles.map(({ slug, title, summary }) => html`<li><a href="${articleUrl(brand.slug, language, slug)}"><strong>${title}</strong>${summary && html`<small>${summary}</small>`}</a></li>`)}</ul>`;
}

function contactLine(place: HelpPlace, carried: Record<string, string | number> = {}): Html | null {
  if (!place.canContact) return null;
  const words = wordsIn(place.language);
  const query = new URLSearchParams(Object.entries(carried).map(([name, value]) => [name, String(value)])).toString();
  return html`<footer><p>${words.contact} <a href="${helpUrl(place.brand.slug, place.language)}/contact${query && `?${query}`}">${words.contactLink}</a></p></footer>`;
}

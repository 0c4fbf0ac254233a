import { Html, html } from "../../../../platform/html/index.ts";
import { formatNumber } from "../../../../platform/i18n/index.ts";
import { type ArticleHit, voteReasons } from "../../contract.ts";
import { articlePath, categoryPath, helpRoot, homePath } from "./addresses.ts";
import { crumbs, type HelpPlace, helpPage, titleOf, wordsIn } from "./help-page.ts";
import type { ShownArticle, ShownCategory, ShownLine } from "./read-help.ts";

/** The first page: search, categories, what is read most. */
export function homePage(
  place: HelpPlace,
  categories: readonly ShownCategory[],
  popular: readonly ShownLine[],
): string {
  const { language, settings, root } = place;
  const words = wordsIn(language);
  const other = homePath(language === "fa" ? "en" : "fa");
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
                url: place.home + articlePath(language, slug),
              },
            })),
          },
        ]
      : [];
  const body = html`<h1>${settings.intro[language] || words.intro}</h1>
<h2>${words.categories}</h2><ul class="grid">${categories.map((one) => html`<li><a href="${root + categoryPath(language, one.slug)}"><strong>${one.name || words.others}</strong>${one.note && html`<small>${one.note}</small> `}<small>${words.articles(formatNumber(one.articles, language))}</small></a></li>`)}</ul>
${popular.length > 0 && html`<h2>${words.popular}</h2>${lines(place, popular)}`}${contactLine(place)}`;
  return helpPage(place, {
    title: titleOf(place),
    body,
    canonical: homePath(language),
    data,
    ...(settings.languages.length > 1 && { other }),
  });
}

/** A category with its articles. */
export function categoryPage(place: HelpPlace, category: ShownCategory, articles: readonly ShownLine[]): string {
  const words = wordsIn(place.language);
  const path = categoryPath(place.language, category.slug);
  const name = category.name || words.others;
  const way = crumbs(place, [{ name, path }]);
  const other = category.slug ? categoryPath(place.language === "fa" ? "en" : "fa", category.slug) : undefined;
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
  const { language, brand, root, home } = place;
  const words = wordsIn(language);
  const path = articlePath(language, article.slug);
  const way = crumbs(place, [
    ...(article.category ? [{ name: article.category.name, path: categoryPath(language, article.category.slug) }] : []),
    { name: article.title, path },
  ]);
  const data = {
    "@type": "Article",
    headline: article.title,
    inLanguage: language,
    description: article.summary || undefined,
    datePublished: article.first_published_at.toISOString(),
    dateModified: article.published_at.toISOString(),
    mainEntityOfPage: home + path,
    publisher: { "@type": "Organization", name: brand.name },
  };
  const day = new Intl.DateTimeFormat(language === "fa" ? "fa-IR-u-ca-persian" : "en-GB", {
    dateStyle: "long",
    timeZone: place.timeZone,
  }).format(article.published_at);
  const body = html`${way.shown}<article><h1>${article.title}</h1><p class="dim"><small>${words.updated(day)}</small></p>
<div class="text">${new Html(withinRoot(article.html, place))}</div></article>
${voteBox(place, root + path)}
${related.length > 0 && html`<h2>${words.related}</h2>${lines(place, related)}`}${contactLine(place, { article: article.id, ...(search !== null && { s: search }) })}`;
  return helpPage(place, {
    title: article.title,
    body,
    ...(article.isPublic && { canonical: path }),
    description: article.summary,
    data: article.isPublic ? [way.data, data] : [],
    other: article.other ? articlePath(language === "fa" ? "en" : "fa", article.other) : undefined,
  });
}

/** Addresses that authors wrote as they stand at the house's own address, as they are on this visit. */
function withinRoot(text: string, { brand, root }: HelpPlace): string {
  const own = helpRoot(brand.slug);
  return root === own ? text : text.replaceAll(`="${own}/`, `="${root}/`);
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
  const list = html`<ul class="list">${hits.map(({ article, passage }) => html`<li><a href="${place.root + articlePath(place.language, article.slug) + s}"><strong>${article.title}</strong><small>${passage}</small></a></li>`)}</ul>`;
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

function lines({ root, language }: HelpPlace, articles: readonly ShownLine[]): Html {
  return html`<ul class="list">${articles.map(({ slug, title, summary }) => html`<li><a href="${root + articlePath(language, slug)}"><strong>${title}</strong>${summary && html`<small>${summary}</small>`}</a></li>`)}</ul>`;
}

function contactLine(place: HelpPlace, carried: Record<string, string | number> = {}): Html | null {
  if (!place.canContact) return null;
  const words = wordsIn(place.language);
  const query = new URLSearchParams(Object.entries(carried).map(([name, value]) => [name, String(value)])).toString();
  const to = `${place.root}${homePath(place.language)}/contact${query && `?${query}`}`;
  return html`<footer><p>${words.contact} <a href="${to}">${words.contactLink}</a></p></footer>`;
}

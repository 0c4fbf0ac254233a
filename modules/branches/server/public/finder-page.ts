import { flag, Html, html } from "../../../../platform/html/index.ts";
import { collate, formatNumber, toLatinDigits } from "../../../../platform/i18n/index.ts";
import type { Brand } from "../../../admin/index.ts";
import type { WorkingCalendar } from "../../../inbox/index.ts";
import { helpStyle } from "../../../knowledge/index.ts";
import type { BranchRow } from "../../contract.ts";
import { hoursText } from "../../hours-text.ts";
import { kilometresBetween, type Point } from "../distance.ts";
import { openingOf, openingText } from "../opening.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

export type Finder = {
  brand: Brand;
  language: "fa" | "en";
  rows: readonly BranchRow[];
  calendar: WorkingCalendar;
  now: Date;
  /** The accent of the help centre, as `#rrggbb`. */
  colour: string;
  /** What the visitor asked for: a city, how many pages further, or the order of distance from a point. */
  asked: { city: string; page: number; near: Point | null | "unknown" };
};

/** So many stand on one page: with five hundred cities to choose from it stays below 60 kB. */
const onPage = 30;
const style = `.where{display:flex;flex-wrap:wrap;gap:6px 14px;margin:0 0 20px;padding:0;list-style:none}
.where a[aria-current]{color:var(--text);font-weight:650;text-decoration:none}
.branch{padding-block:16px;border-block-start:1px solid var(--line)}
.branch h3{margin:0}.branch p{margin:2px 0}.branch .far{color:var(--dim);font-weight:400;font-size:.875rem}
.branch .state{font-weight:500}.branch .state[data-open=yes]{color:var(--good)}
.branch .deeds{display:flex;gap:18px;margin-block-start:6px}
.branches{margin:0;padding:0;list-style:none}.near{margin-block:0 20px}.near p{margin:6px 0 0}`;

/** The page on which customers find a branch: by city, or the nearest first. It needs no script but for the visitor's position. */
export function finderPage(finder: Finder): string {
  const { brand, language, asked, rows } = finder;
  const words = language === "fa" ? fa : en;
  const other = language === "fa" ? "en" : "fa";
  const near = asked.near !== null && asked.near !== "unknown" ? asked.near : null;
  const title = asked.city && !near ? words.city(asked.city) : words.title;
  return html`<!doctype html>
<html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${brand.name}</title>
<meta name="description" content="${words.intro}">
<link rel="preload" href="${`/p/fonts/${language === "fa" ? "arabic" : "latin"}.woff2`}" as="font" type="font/woff2" crossorigin="anonymous">
${new Html(`<style>${helpStyle(language, finder.colour)}${style}</style>`)}
${new Html('<script src="/p/branches/island.js" defer></script>')}
</head>
<body><main>
<header><strong>${brand.name}</strong><nav><a href="${address(finder, { lang: other, city: asked.city })}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></nav></header>
<h1>${title}</h1><p class="dim">${words.intro}</p>
${rows.length === 0 ? html`<p class="note" data-tone="warning">${words.empty}</p>` : content(finder, near)}
</main></body>
</html>`.text;
}

function content(finder: Finder, near: Point | null): Html {
  const { language, asked, rows } = finder;
  const words = language === "fa" ? fa : en;
  const cities = citiesOf(rows, language);
  const located = rows.some(({ latitude }) => latitude !== null);
  const nearForm =
    located &&
    html`<form class="near" method="post" action="${address(finder, {})}" data-near hidden><input type="hidden" name="lat"><input type="hidden" name="lng"><button type="submit">${words.nearest}</button><p class="dim">${words.nearNote}</p></form>`;
  const problem =
    asked.near === "unknown" && html`<p class="note" data-tone="warning" role="alert">${words.noPlace}</p>`;
  const way = cities.length > 1 && html`<nav aria-label="${words.cities}">${citiesToChoose()}</nav>`;
  return html`${nearForm}${problem}${near ? html`${way}<h2>${words.byDistance}</h2>${list(finder, nearest(rows, near), near)}` : html`${way}${byCity()}`}`;

  /** As links; where they are many, as one field, which weighs less. */
  function citiesToChoose(): Html {
    if (cities.length <= 60)
      return html`<ul class="where"><li>${link("", words.all)}</li>${cities.map(([city, n]) => html`<li>${link(city)} <small>${formatNumber(n, language)}</small></li>`)}</ul>`;
    const option = (city: string) => html`<option ${flag("selected", city === asked.city)}>${city}</option>`;
    return html`<form class="find" action="${`/branches/${finder.brand.slug}`}"><input type="hidden" name="lang" value="${language}"><select name="city" aria-label="${words.cities}"><option value="">${words.all}</option>${cities.map(([city]) => option(city))}</select><button type="submit">${words.show}</button></form>`;
  }

  function link(city: string, name = city): Html {
    const to = address(finder, { city });
    return city === asked.city && !near
      ? html`<a href="${to}" aria-current="page">${name}</a>`
      : html`<a href="${to}">${name}</a>`;
  }

  function byCity(): Html {
    const wanted = asked.city ? rows.filter(({ city }) => city === asked.city) : rows;
    if (wanted.length === 0) return html`<p class="note" data-tone="warning">${words.noneInCity}</p>`;
    const sorted = cities.flatMap(([city]) => wanted.filter((one) => one.city === city));
    const here = sorted.slice(asked.page * onPage, (asked.page + 1) * onPage);
    const shown = citiesOf(here, language);
    const more =
      sorted.length > (asked.page + 1) * onPage &&
      html`<p><a href="${address(finder, { city: asked.city, page: String(asked.page + 1) })}">${words.next}</a></p>`;
    return html`${shown.map(
      ([city]) =>
        html`${!asked.city && html`<h2>${city}</h2>`}${list(
          finder,
          here.filter((one) => one.city === city),
          null,
        )}`,
    )}${more}`;
  }
}

function list(finder: Finder, rows: readonly BranchRow[], near: Point | null): Html {
  return html`<ul class="branches">${rows.map((one) => entry(finder, one, near))}</ul>`;
}

function entry({ brand, language, calendar, now }: Finder, one: BranchRow, near: Point | null): Html {
  const words = language === "fa" ? fa : en;
  const opening = openingOf(one, calendar, now);
  const point = pointOf(one);
  const far =
    near && point && html` <span class="far">${distanceText(kilometresBetween(near, point), language)}</span>`;
  const phone = toLatinDigits(one.phone).replace(/[^\d+]/g, "");
  return html`<li class="branch"><h3>${one.name}${far}</h3>
<p class="dim">${words.kinds[one.kind]}${words.comma}${one.city}</p>
${one.address && html`<p>${one.address}</p>`}
<p class="state" data-open="${opening.open ? "yes" : "no"}">${openingText(opening, brand, now, language)}</p>
<p class="dim">${words.hours}: ${hoursText(one.hours, language)}${one.open_on_holidays && html` (${words.holidays})`}</p>
<p class="deeds">${phone && html`<a href="tel:${phone}">${words.call} <bdi dir="ltr">${one.phone}</bdi></a>`}${point && html`<a href="${mapAddress(one, point)}">${words.way}</a>`}</p></li>`;
}

/** An address that the phone's own map app opens, with the name on the pin (RFC 5870, with the `q` that apps read). */
function mapAddress({ name }: BranchRow, { latitude, longitude }: Point): string {
  const at = `${latitude},${longitude}`;
  return `geo:${at}?q=${at}(${encodeURIComponent(name)})`;
}

function pointOf({ latitude, longitude }: BranchRow): Point | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** The twenty nearest; those whose place on the map nobody told are left out. */
function nearest(rows: readonly BranchRow[], near: Point): BranchRow[] {
  return rows
    .flatMap((one) => {
      const point = pointOf(one);
      return point ? [{ one, far: kilometresBetween(near, point) }] : [];
    })
    .sort((a, b) => a.far - b.far)
    .slice(0, 20)
    .map(({ one }) => one);
}

function distanceText(kilometres: number, language: "fa" | "en"): string {
  const words = language === "fa" ? fa : en;
  if (kilometres < 1) return words.metres(formatNumber(Math.max(50, Math.round(kilometres * 20) * 50), language));
  return words.kilometres(formatNumber(kilometres, language, kilometres < 10 ? 1 : 0));
}

/** Cities in the order of their letters, with how many branches they have. */
function citiesOf(rows: readonly BranchRow[], language: "fa" | "en"): [string, number][] {
  const counts = new Map<string, number>();
  for (const { city } of rows) counts.set(city, (counts.get(city) ?? 0) + 1);
  const compare = collate(language);
  return [...counts].sort(([a], [b]) => compare(a, b));
}

/** Where the page is, in its own language unless another is named. */
function address({ brand, language }: Finder, query: Record<string, string>): string {
  const search = new URLSearchParams({ lang: language, ...query });
  for (const [name, value] of [...search]) if (value === "") search.delete(name);
  return `/branches/${brand.slug}?${search}`;
}

import { Html, html } from "../../../../platform/html/index.ts";
import { type Language, toPersianDigits } from "../../../../platform/i18n/index.ts";
import { beginning, printFonts } from "../../../../platform/print/index.ts";
import type { TemplateBody } from "../../contract.ts";
import { letterStyle } from "./letter-style.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

/** What all letters of a batch share. */
export type Sheet = {
  template: TemplateBody;
  brand: string;
  /** The brand's accent, as `#rrggbb`. */
  colour: string;
  code: { svg: string; address: string; title: string } | null;
};
/** One letter: its filled text, and who it goes to. */
export type OneLetter = { html: string; to: Recipient };
export type Recipient = {
  name: string | null;
  lines: string;
  city: string;
  province: string | null;
  postal_code: string | null;
};

/** Letters as a page to be printed, each beginning on a sheet of its own; `pages` are the sheets of each, where they are numbered. */
export async function letterPages(
  sheet: Sheet,
  letters: readonly OneLetter[],
  pages: readonly number[] = [],
): Promise<string> {
  const { language } = sheet.template;
  const style = new Html(`<style>${await printFonts()}${letterStyle(sheet)}${numbering(pages, language)}</style>`);
  const all = letters.map((letter, place) => oneLetter(sheet, letter, place));
  return html`<!doctype html>
<html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><title>${sheet.template.name}</title>${style}</head>
<body>${all}</body></html>`.text;
}

/** A name and an address as they stand on an envelope or a label. */
export function addressBlock(to: Recipient, language: Language): Html {
  const words = language === "fa" ? fa : en;
  const place = [to.province === to.city ? null : to.province, to.city]
    .filter(Boolean)
    .join(language === "fa" ? "، " : ", ");
  const digits = (text: string) => (language === "fa" ? toPersianDigits(text) : text);
  const code = to.postal_code && html`<div>${words.postalCode}: <bdi>${digits(to.postal_code)}</bdi></div>`;
  return html`<strong>${to.name ?? words.customer}</strong><div>${place}</div><div>${digits(to.lines)}</div>${code}`;
}

function oneLetter({ template, brand, code }: Sheet, { html: text, to }: OneLetter, place: number): Html {
  const { language, letterhead, window, signature } = template;
  // What is written by hand was cleaned, and pictures from elsewhere are never fetched for paper.
  const body = new Html(text.replace(/<img\b[^>]*>/g, ""));
  const head = letterhead && html`<header><strong>${brand}</strong></header>`;
  const block = window !== "none" && html`<div class="to">${addressBlock(to, language)}</div>`;
  const foot =
    code &&
    html`<footer>${new Html(code.svg)}<div>${code.title}<br><bdi dir="ltr">${code.address}</bdi></div></footer>`;
  return html`<article><a class="begin" href="${beginning(place)}" aria-hidden="true" tabindex="-1">·</a>${head}${block}<section>${body}</section>
${signature !== "" && html`<p class="signature">${signature}</p>`}${foot}</article>`;
}

/** The number under each sheet of a letter that has several; a sheet's number in the file chooses its words. */
function numbering(pages: readonly number[], language: Language): string {
  if (pages.every((count) => count < 2)) return "";
  const words = language === "fa" ? fa : en;
  const digits = (number: number) => (language === "fa" ? toPersianDigits(number) : `${number}`);
  const said = pages.flatMap((count) =>
    Array.from({ length: count }, (_, page) => (count < 2 ? " " : words.page(digits(page + 1), digits(count)))),
  );
  const symbols = said.map((one) => `"${one}"`).join(" ");
  return `@counter-style sheets{system:fixed 1;symbols:${symbols};suffix:""}@page{@bottom-center{content:counter(page,sheets);font:400 9pt Vazirmatn,sans-serif;color:#6b645a}}`;
}

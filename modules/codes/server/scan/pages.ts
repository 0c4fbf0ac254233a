import { Html, html, htmlPage } from "../../../../platform/html/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import type { Scanned } from "./scan-code.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

const wordsIn = (language: Language) => (language === "fa" ? fa : en);

/** The page on which the chat of a place opens; `siteKey` is null where the chat is off. */
export function chatPage(
  { brand, title }: Pick<Scanned, "brand" | "title">,
  { language, siteKey, hasBranches }: { language: Language; siteKey: string | null; hasBranches: boolean },
): string {
  const words = wordsIn(language);
  const chat = siteKey
    ? html`<p>${words.chatIntro}</p><p><button type="button" id="open-chat">${words.open}</button></p>
<script src="/chat.js" data-key="${siteKey}" data-lang="${language}" defer></script><script src="/q/island.js" defer></script>`
    : html`<p class="note" data-tone="warning">${words.chatOff}</p>${hasBranches && elsewhere(brand.slug, language)}`;
  const body = html`<header><strong>${brand.name}</strong></header><h1>${words.chatTitle(title)}</h1>${chat}`;
  return htmlPage({ language, title: words.chatTitle(title), body });
}

/** A page that says kindly why a code opens nothing; with the way to the branches of its brand, where it shows any. */
export function closedPage(
  language: Language,
  why: "retired" | "gone" | "failed",
  brand?: Pick<Scanned["brand"], "name" | "slug"> & { hasBranches: boolean },
): string {
  const words = wordsIn(language);
  const [title, text] =
    why === "retired"
      ? [words.retiredTitle, words.retiredText(brand?.name ?? "")]
      : why === "gone"
        ? [words.goneTitle, words.goneText]
        : [words.failedTitle, words.failedText];
  const head = brand ? html`<header><strong>${brand.name}</strong></header>` : new Html("");
  const body = html`${head}<h1>${title}</h1><p>${text}</p>${brand?.hasBranches && elsewhere(brand.slug, language)}`;
  return htmlPage({ language, title, body });
}

function elsewhere(slug: string, language: Language): Html {
  return html`<p><a href="${`/branches/${slug}?lang=${language}`}">${wordsIn(language).branches}</a></p>`;
}

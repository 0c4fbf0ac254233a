import { flag, type Html, html, htmlPage } from "../../../../platform/html/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { type Purpose, purposes } from "../../contract.ts";
import type { Choice, Choices } from "./consent-choices.ts";
import { en } from "./public-words.en.ts";
import { fa } from "./public-words.fa.ts";

const wordsIn = (language: Language) => (language === "fa" ? fa : en);
type Place = { language: Language; brand: string };
type Words = typeof fa;
const nameOf = (words: Words, channel: string) => words.channels[channel] ?? channel;

/** The page on which a customer sees and changes what may reach them. The form says what it showed, so that only changes count. */
export function consentPage({ language, brand }: Place, shown: Choices, saved: boolean): string {
  const words = wordsIn(language);
  const channels = [...new Set(shown.choices.map(({ channel }) => channel))];
  const body = html`${head({ language, brand }, "?")}
<h1>${words.title(brand)}</h1>
<p class="dim">${words.intro}</p>
${shown.address.value && html`<p class="dim">${words.yours} <bdi dir="ltr">${masked(shown.address)}</bdi></p>`}
${saved && html`<p class="note" role="status">${words.saved}</p>`}
<form method="post" action="${`?lang=${language}`}">
${channels.map((channel) => channelBox(words, channel, shown))}
<div class="actions">
<button type="submit">${words.save}</button>
<button type="submit" class="quiet" name="all" value="stop">${words.stopAll}</button>
</div>
</form>`;
  return htmlPage({ language, title: words.title(brand), body });
}

function channelBox(words: Words, channel: string, { choices, stopped }: Choices): Html {
  const own = choices.filter((one) => one.channel === channel);
  return html`<fieldset>
<legend>${nameOf(words, channel)}</legend>
${stopped.includes(channel) && html`<p class="note" data-tone="warning">${words.stopped}</p>`}
${own.map((choice) => choiceLine(words, choice))}
</fieldset>`;
}

function choiceLine(words: Words, { channel, purpose, on }: Choice): Html {
  const name = `${channel}.${purpose}`;
  return html`<input type="hidden" name="shown.${name}" value="${on ? "on" : "off"}">
<label><input type="checkbox" name="${name}" value="on" ${flag("checked", on)}>
<span>${words.purposes[purpose]}<small>${words.hints[purpose]}</small></span></label>`;
}

/** The choices that a sent form changes: those that differ from what it showed. Unknown fields are nothing. */
export function changedChoices(form: URLSearchParams): Choice[] {
  const changed: Choice[] = [];
  for (const [field, value] of form) {
    const [, channel, word] = /^shown\.([a-z][a-z0-9_]{0,62})\.([a-z]+)$/.exec(field) ?? [];
    const purpose = purposes.find((one) => one === word);
    if (!channel || !purpose) continue;
    const shown = value === "on";
    const stopAll = form.get("all") === "stop" && purpose !== "service";
    const on = !stopAll && form.has(`${channel}.${purpose}`);
    // "Stop all" is a word of its own also where nothing was said before.
    if (on !== shown || stopAll) changed.push({ channel, purpose, on });
  }
  return changed.slice(0, 100);
}

type StopPlace = Place & { channel: string; purpose: Purpose };

/** Asks whoever opened a link to stop: opening it alone changes nothing. */
export function stopPage({ language, brand, channel, purpose }: StopPlace): string {
  const words = wordsIn(language);
  const [what, by] = [words.purposes[purpose], nameOf(words, channel)];
  const body = html`${head({ language, brand }, "?")}
<h1>${words.stopTitle(what, by)}</h1>
<p>${words.stopText(brand, what, by)}</p>
<form method="post" action="${`?lang=${language}`}">
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<button type="submit">${words.stop}</button>
</form>`;
  return htmlPage({ language, title: words.stopTitle(what, by), body });
}

/** Says that it was stopped, and where everything else is chosen. */
export function stoppedPage({ language, brand, channel, purpose }: StopPlace, page: string): string {
  const words = wordsIn(language);
  const body = html`${head({ language, brand })}
<h1>${words.stopDoneTitle}</h1>
<p class="note" role="status">${words.stopDone(words.purposes[purpose], nameOf(words, channel))}</p>
<p><a href="${page}?lang=${language}">${words.manage}</a></p>`;
  return htmlPage({ language, title: words.stopDoneTitle, body });
}

/** What stands in place of a page whose link is no longer good, or of which something failed. */
export function noPage(language: Language, what: "expired" | "failed"): string {
  const words = wordsIn(language);
  const title = what === "expired" ? words.expiredTitle : words.failedTitle;
  return htmlPage({ language, title, body: html`<h1>${title}</h1><p>${words[what]}</p>` });
}

function head({ language, brand }: Place, here?: string): Html {
  const other = language === "fa" ? "en" : "fa";
  const link = here && html`<a href="${here}lang=${other}" lang="${other}">${wordsIn(language).otherLanguage}</a>`;
  return html`<header><strong>${brand}</strong>${link}</header>`;
}

/** Enough of an address for its owner to know it, too little for whoever else got the link. */
function masked({ type, value }: Choices["address"]): string {
  if (type === "email") return `${value.slice(0, 1)}…${value.slice(value.lastIndexOf("@"))}`;
  return `…${value.slice(-4)}`;
}

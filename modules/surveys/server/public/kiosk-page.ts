import { html } from "../../../../platform/html/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { drawQuestion, sayer } from "./question-fields.ts";
import { pageWords, shell } from "./survey-pages.ts";
import type { Place } from "./survey-place.ts";

/** A survey on a device of the shop: all questions on one page, which its script shows and hides; it answers and starts again. */
export function kioskPage(place: Place, language: Language, query: string): string {
  const { survey, path, brand } = place;
  const words = pageWords[language];
  const say = sayer(place, language);
  const drawing = { language, words, say, answers: {}, typed: new Map(), problems: {} };
  const { definition, settings } = survey;
  const title = say(definition.thanks?.title) || words.thanks;
  const body = html`<header><strong>${brand.name}</strong><small id="waiting" hidden>${words.waiting}</small></header>
<form method="post" action="${`${path}${query}`}" novalidate data-definition="${JSON.stringify(definition)}">
${definition.greeting ? html`<h1>${say(definition.greeting.title)}</h1><p>${say(definition.greeting.note)}</p>` : null}
${definition.sections.map(({ questions }) => questions.map((question) => drawQuestion(question, drawing)))}
<div class="actions"><button>${words.send}</button></div></form>
<section id="thanks" hidden><h1 role="status">${title}</h1><p>${say(definition.thanks?.note)}</p>
<div class="actions"><button type="button" id="restart" class="quiet">${words.restart}</button></div></section>`;
  return shell({ language, colour: settings.colour, title: survey.name, body, script: "/s/kiosk.js", kiosk: true });
}

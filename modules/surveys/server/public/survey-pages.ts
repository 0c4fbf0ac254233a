import { type Html, html } from "../../../../platform/html/index.ts";
import { formatPercent, type Language } from "../../../../platform/i18n/index.ts";
import type { Answers } from "../../contract/answers.ts";
import type { AnswerProblem } from "../../contract/check-answer.ts";
import { walk } from "../../contract/walk.ts";
import type { TakenFile } from "../files/survey-files.ts";
import { drawQuestion, sayer } from "./question-fields.ts";
import type { Step } from "./steps.ts";
import type { Place } from "./survey-place.ts";
import { surveyStyle } from "./survey-style.ts";
import { words as en } from "./words.en.ts";
import { words as fa } from "./words.fa.ts";

export const pageWords = { fa, en };

type Shell = {
  language: Language;
  colour: string;
  title: string;
  body: Html;
  script?: string | undefined;
  kiosk?: boolean;
};

/** A page of a survey in the direction of its language. Everything on it works without its script. */
export function shell({ language, colour, title, body, script, kiosk = false }: Shell): string {
  return html`<!doctype html>
<html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${surveyStyle(language, colour)}
${script ? html`<script src="${script}" type="module"></script>` : null}
</head>
<body class="${kiosk ? "kiosk" : ""}"><main>${body}</main></body>
</html>`.text;
}

/** Says hello before anything is asked. */
export function greetingPage(
  place: Place,
  { language, key, query }: { language: Language; key: string; query: string },
): string {
  const { survey, path, brand } = place;
  const words = pageWords[language];
  const say = sayer(place, language);
  const greeting = survey.definition.greeting!;
  const body = html`<header><strong>${brand.name}</strong></header>
<h1>${say(greeting.title)}</h1><p>${say(greeting.note)}</p>
<form method="post" action="${`${path}${query}`}"><input type="hidden" name="_key" value="${key}">
<div class="actions"><button name="_do" value="start">${say(greeting.button) || words.start}</button></div></form>
${survey.settings.anonymous ? html`<p class="dim">${words.anonymous}</p>` : null}`;
  return shell({ language, colour: survey.settings.colour, title: survey.name, body });
}

export type Asked = {
  language: Language;
  step: Step;
  seen: readonly string[];
  answers: Answers;
  typed?: ReadonlyMap<string, readonly string[]>;
  problems?: Readonly<Record<string, AnswerProblem>>;
  /** What was attached so far. */
  files?: readonly TakenFile[];
  /** Under which key an open link's answers are kept. */
  key: string;
  query: string;
  /** A tap in a mail: the page hands the score in by itself as soon as a person looks at it. */
  tapped?: boolean;
  script: string;
};

/** One page of questions. */
export function askPage(place: Place, asked: Asked): string {
  const { survey, path, brand } = place;
  const { language, step, seen, answers } = asked;
  const words = pageWords[language];
  const say = sayer(place, language, answers);
  const drawing = {
    language,
    words,
    say,
    answers,
    typed: asked.typed ?? new Map(),
    problems: asked.problems ?? {},
    files: asked.files ?? [],
  };
  const attaches = step.questions.some(({ type }) => type === "file");
  const section = survey.definition.sections[step.section];
  const last = isLast(place, asked);
  const body = html`<header><strong>${brand.name}</strong></header>
${survey.definition.progress && seen.length > 0 ? html`<progress max="1" value="${step.share.toFixed(2)}" aria-label="${words.step}">${formatPercent(step.share, language)}</progress>` : null}
${section?.title ? html`<h2>${say(section.title)}</h2>` : null}${section?.note ? html`<p>${say(section.note)}</p>` : null}
${asked.tapped ? html`<p class="note" role="status" id="counted" hidden>${words.counted}</p>` : null}
${Object.keys(drawing.problems).length > 0 ? html`<p class="note" data-tone="warning" role="alert">${words.wrongTitle}</p>` : null}
<form method="post" action="${`${path}${asked.query}`}" novalidate data-tapped="${asked.tapped ? "yes" : "no"}" enctype="${attaches ? "multipart/form-data" : "application/x-www-form-urlencoded"}">
${attaches ? html`<button class="first" name="_do" value="next" tabindex="-1" aria-hidden="true"></button>` : null}
<input type="hidden" name="_key" value="${asked.key}"><input type="hidden" name="_seen" value="${seen.join(",")}">
<input type="hidden" name="_asked" value="${step.questions.map(({ key }) => key).join(",")}">
${step.questions.map((question) => drawQuestion(question, drawing))}
<div class="actions"><button name="_do" value="next">${last ? words.send : words.next}</button>
${seen.length > 0 ? html`<button class="quiet" name="_do" value="back" formnovalidate>${words.back}</button>` : null}</div>
</form>
${survey.settings.anonymous ? html`<p class="dim">${words.anonymous}</p>` : null}`;
  return shell({ language, colour: survey.settings.colour, title: survey.name, body, script: asked.script });
}

/** Whether nothing will be left to ask after this page, whatever it is answered. */
function isLast({ survey, known }: Place, { step, seen, answers }: Asked): boolean {
  const here = new Set([...seen, ...step.questions.map(({ key }) => key)]);
  const all = survey.definition.sections.flatMap(({ questions }) => questions);
  const hanging =
    survey.definition.sections.some(({ jumps }) => jumps.length > 0) || all.some(({ show_if }) => show_if);
  if (!hanging) return all.every(({ key }) => here.has(key));
  return (
    walk(survey.definition, answers, known).shown.every(({ key }) => here.has(key)) &&
    all.at(-1)?.key === step.questions.at(-1)?.key
  );
}

/** What is said when answers were handed in: the ending that the way led to, or thanks. */
export function thanksPage(
  place: Place,
  { language, answers, query, mayChange }: { language: Language; answers: Answers; query: string; mayChange: boolean },
): string {
  const { survey, known, path } = place;
  const { definition, settings } = survey;
  const words = pageWords[language];
  const say = sayer(place, language, answers);
  const ending = definition.endings.find(({ key }) => key === walk(definition, answers, known).ending);
  const title = say(ending?.title ?? definition.thanks?.title) || words.thanks;
  const note = say(ending ? ending.note : definition.thanks?.note) || (ending ? "" : words.thanksNote);
  const body = html`<header><strong>${place.brand.name}</strong></header><h1 role="status">${title}</h1><p>${note}</p>
${ending?.link ? html`<p><a href="${ending.link.url}" rel="noopener">${say(ending.link.label)}</a></p>` : null}
${mayChange ? html`<p><a href="${`${path}${query}${query ? "&" : "?"}again=1`}">${words.change}</a></p>` : null}`;
  return shell({ language, colour: settings.colour, title, body });
}

/** A kind word where there is nothing to answer. */
export function nothingPage(
  language: Language,
  what: "answered" | "closed" | "expired" | "gone" | "failed" | "tooMany" | "tooLarge",
  own = "",
  colour = "",
): string {
  const words = pageWords[language];
  const title = words[`${what}Title`];
  return shell({ language, colour, title, body: html`<h1>${title}</h1><p>${own || words[what]}</p>` });
}

import { flag, type Html, html } from "../../../../platform/html/index.ts";
import { formatNumber, type Language } from "../../../../platform/i18n/index.ts";
import type { Answers } from "../../contract/answers.ts";
import type { AnswerProblem } from "../../contract/check-answer.ts";
import type { Question, Words } from "../../contract/definition.ts";
import { piped } from "../../contract/piped.ts";
import type { TakenFile } from "../files/survey-files.ts";
import { fileField } from "./file-field.ts";
import type { Place } from "./survey-place.ts";
import type { SurveyPageWords } from "./words.fa.ts";

/** What a page needs to draw its questions: words, what was answered, and what was wrong. */
export type Drawing = {
  language: Language;
  words: SurveyPageWords;
  say: (words: Words | undefined) => string;
  answers: Answers;
  /** What was typed where it could not be taken. */
  typed: ReadonlyMap<string, readonly string[]>;
  problems: Readonly<Record<string, AnswerProblem>>;
  /** What was attached so far. */
  files?: readonly TakenFile[];
};

/** The words of a survey in the reader's language, with what is known put in. */
export function sayer({ survey, known }: Place, language: Language, answers: Answers = {}) {
  const from = { definition: survey.definition, answers, customer: known, language };
  return (words: Words | undefined): string =>
    words ? piped(words[language] || words.fa || words.en || "", from) : "";
}

/** A question as fields of a form that works without script; one group, named by the question. */
export function drawQuestion(question: Question, drawing: Drawing): Html {
  const { say, words, problems } = drawing;
  const title = say(question.title);
  const note = question.note ? html`<p class="dim">${say(question.note)}</p>` : null;
  if (question.type === "statement") return html`<section class="said"><h2>${title}</h2>${note}</section>`;
  const problem = problems[question.key];
  const id = `q-${question.key}`;
  const wrong = problem ? html`<p class="wrong" id="${id}-wrong">${words.problems[problem]}</p>` : null;
  const optional = question.required ? null : html` <small>(${words.optional})</small>`;
  return html`<fieldset class="${problem ? "q bad" : "q"}" data-type="${question.type}" data-key="${question.key}" id="${id}">
<legend>${title}${optional}</legend>${note}${wrong}${fieldsOf(question, drawing)}</fieldset>`;
}

function fieldsOf(question: Question, drawing: Drawing): Html | null {
  const { words } = drawing;
  switch (question.type) {
    case "scale":
      return scale(question, drawing);
    case "choice":
      return choice(question, drawing);
    case "ranking":
      return ranking(question, drawing);
    case "matrix":
      return matrix(question, drawing);
    case "consent":
      return html`<label><input type="checkbox" name="${question.key}" value="yes" ${flag("checked", drawing.answers[question.key] === true)}><span>${words.yes}</span></label>`;
    case "file":
      return fileField(question, drawing);
    case "text":
      return question.long
        ? html`<textarea name="${question.key}" rows="4" dir="auto" maxlength="${String(question.most_characters)}" aria-labelledby="q-${question.key}">${textOf(question, drawing)}</textarea>`
        : input(question, drawing, "text");
    case "number":
      return input(question, drawing, "text", { mode: "decimal" });
    case "date":
      return input(question, drawing, "text", { hint: words.dateHint });
    case "phone":
      return input(question, drawing, "tel", { hint: words.phoneHint, ltr: true });
    case "email":
      return input(question, drawing, "email", { ltr: true });
    case "national_id":
      return input(question, drawing, "text", { mode: "numeric", ltr: true });
    default:
      return null;
  }
}

function textOf({ key }: Question, { answers, typed }: Drawing): string {
  const kept = typed.get(key)?.[0] ?? answers[key];
  return kept === undefined || kept === null ? "" : String(kept);
}

type Input = { hint?: string; mode?: string; ltr?: boolean };

function input(
  question: Question,
  drawing: Drawing,
  type: string,
  { hint = "", mode = "text", ltr = false }: Input = {},
): Html {
  const value = textOf(question, drawing);
  const dir = ltr ? "ltr" : "auto";
  return html`<input type="${type}" name="${question.key}" value="${value}" placeholder="${hint}" inputmode="${mode}" dir="${dir}" aria-labelledby="q-${question.key}">`;
}

/** A face from unhappy (0) to happy (1), drawn: old phones lack some of the emoji. */
function face(mood: number): Html {
  const corner = (16.5 - mood * 2.5).toFixed(1);
  const lip = (12.5 + mood * 6).toFixed(1);
  return html`<svg viewBox="0 0 24 24" width="30" height="30" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"><circle cx="12" cy="12" r="9.5"/><path d="M9 9v.8M15 9v.8"/><path d="${`M8 ${corner}Q12 ${lip} 16 ${corner}`}"/></svg>`;
}

function scale(question: Question & { type: "scale" }, { answers, language, say }: Drawing): Html {
  const steps = Array.from({ length: question.to - question.from + 1 }, (_, at) => question.from + at);
  const looks = {
    numbers: (n: number) => formatNumber(n, language),
    stars: () => "★",
    faces: (_: number, at: number) => face(at / Math.max(1, steps.length - 1)),
  };
  const label = (n: number, at: number) => say(question.labels?.[at]) || formatNumber(n, language);
  const one = (n: number, at: number) =>
    html`<label title="${label(n, at)}"><input type="radio" name="${question.key}" value="${String(n)}" aria-label="${label(n, at)}" ${flag("checked", answers[question.key] === n)}><span aria-hidden="true">${looks[question.looks](n, at)}</span></label>`;
  const ends =
    question.low_label || question.high_label
      ? html`<div class="ends"><small>${say(question.low_label)}</small><small>${say(question.high_label)}</small></div>`
      : null;
  // From low to high in the direction in which people read.
  return html`<div class="scale" data-looks="${question.looks}" role="group">${steps.map(one)}</div>${ends}`;
}

function choice(question: Question & { type: "choice" }, { answers, typed, say, words }: Drawing): Html {
  const answer = answers[question.key];
  const picked = Array.isArray(answer) ? answer : ((answer as { picked?: string[] } | undefined)?.picked ?? []);
  const other = typed.get(`${question.key}.other`)?.[0] ?? (answer as { other?: string } | undefined)?.other ?? "";
  const type = question.many ? "checkbox" : "radio";
  const picture = ({ picture: at, alt }: (typeof question.options)[number]) =>
    at ? html`<img src="${at}" alt="${say(alt)}" width="240" height="180" loading="lazy">` : null;
  const rows = question.options.map(
    ({ key, title, ...seen }) =>
      html`<label><input type="${type}" name="${question.key}" value="${key}" ${flag("checked", picked.includes(key))}><span>${picture({ key, title, ...seen })}${say(title)}</span></label>`,
  );
  const more = question.other
    ? html`<label class="other"><span>${words.other}</span><input type="text" name="${`${question.key}.other`}" value="${other}" placeholder="${words.otherHint}" dir="auto"></label>`
    : null;
  return html`${question.many ? html`<p class="dim">${words.pickMany}</p>` : null}<div class="options" data-looks="${question.pictures ? "pictures" : "list"}">${rows}${more}</div>`;
}

function ranking(question: Question & { type: "ranking" }, { answers, language, say, words }: Drawing): Html {
  const given = answers[question.key];
  const placed = Array.isArray(given) ? given : [];
  const places = question.options.map((_, at) => at + 1);
  const row = ({ key, title }: { key: string; title: Words }) =>
    html`<label class="rank"><span>${say(title)}</span><select name="${`${question.key}.${key}`}"><option value=""></option>${places.map((n) => html`<option value="${String(n)}" ${flag("selected", placed[n - 1] === key)}>${formatNumber(n, language)}</option>`)}</select></label>`;
  return html`<p class="dim">${words.rank}</p>${question.options.map(row)}`;
}

function matrix(question: Question & { type: "matrix" }, { answers, say }: Drawing): Html {
  const given = (answers[question.key] ?? {}) as Record<string, string>;
  const row = ({ key, title }: { key: string; title: Words }) =>
    html`<div class="row" role="group" aria-label="${say(title)}"><strong>${say(title)}</strong><div class="options">${question.columns.map((column) => html`<label><input type="radio" name="${`${question.key}.${key}`}" value="${column.key}" ${flag("checked", given[key] === column.key)}><span>${say(column.title)}</span></label>`)}</div></div>`;
  return html`${question.rows.map(row)}`;
}

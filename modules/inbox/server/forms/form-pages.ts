import { html, htmlPage } from "../../../../platform/html/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { type FormSettings, fieldName } from "../../contract.ts";
import { formWords } from "./form-words.ts";
import type { Wrong } from "./read-answers.ts";

/** Says that a form has arrived, where its site names no page for that. */
export function thanksPage({ language, thanks }: Pick<FormSettings, "language" | "thanks">): string {
  const words = formWords[language];
  const body = html`<h1>${words.thanksTitle}</h1><p class="note" role="status">${thanks || words.thanks}</p>`;
  return htmlPage({ language, title: words.thanksTitle, body });
}

/** Says field by field what is missing or cannot be read. */
export function wrongPage(settings: FormSettings, wrong: Wrong): string {
  const words = formWords[settings.language];
  const labels = new Map<string, string>(Object.entries(words.fields));
  for (const field of settings.fields) {
    if (field.is === "own")
      labels.set(fieldName(field), field.label[settings.language] || field.label.fa || field.label.en);
  }
  const lines = Object.entries(wrong).map(
    ([name, problem]) => html`<li><strong>${labels.get(name) ?? name}</strong> ${words.problems[problem]}</li>`,
  );
  const body = html`<h1>${words.wrongTitle}</h1><ul>${lines}</ul><p>${words.wrong}</p>`;
  return htmlPage({ language: settings.language, title: words.wrongTitle, body });
}

/** What stands in place of a form that is gone, or of which something failed. */
export function noFormPage(language: Language, what: "gone" | "failed" | "tooMany" | "file"): string {
  const words = formWords[language];
  const title = words[`${what}Title`];
  return htmlPage({ language, title, body: html`<h1>${title}</h1><p>${words[what]}</p>` });
}

import { html } from "../../../../platform/html/index.ts";
import { type FormSettings, fieldName } from "../../../inbox/contract.ts";
import type { ArticleHit } from "../../contract.ts";
import { articlePath, homePath } from "./addresses.ts";
import { type HelpPlace, helpPage, wordsIn } from "./help-page.ts";

/** What was looked for before, and what came of sending. */
export type Carried = { article: string; s: string; q: string };
type Outcome = { problem?: string; wrong?: Record<string, string>; values?: ReadonlyMap<string, string> };

/** The page on which a reader asks us, with what they looked for already in it, and articles that may save them asking. */
export function contactPage(
  place: HelpPlace,
  form: Pick<FormSettings, "fields" | "consent">,
  carried: Carried,
  hits: readonly ArticleHit[],
  outcome: Outcome = {},
): string {
  const { language, root } = place;
  const words = wordsIn(language);
  const { wrong = {}, values } = outcome;
  const begin = (name: string) =>
    values?.get(name) ?? (name === "message" && carried.q ? `\n\n${words.searched(carried.q)}` : "");
  const fields = form.fields
    .filter(({ is }) => is !== "file")
    .map((field) => {
      const name = fieldName(field);
      const label =
        field.is === "own" ? field.label[language] || field.label.fa || field.label.en : words.fields[field.is];
      const problem = wrong[name] && html`<small>${words.wrong[wrong[name]!]}</small>`;
      const mark = field.required ? " *" : "";
      const isLong = field.is === "message" || (field.is === "own" && field.type === "long");
      if (field.is === "own" && field.type === "checkbox")
        return html`<label><input type="checkbox" name="${name}" value="✓"><span>${label}${mark}${problem}</span></label>`;
      if (field.is === "own" && field.type === "choice")
        return html`<label class="field"><span>${label}${mark}${problem}</span><select name="${name}">${field.options.map((one) => html`<option>${one}</option>`)}</select></label>`;
      if (isLong)
        return html`<label class="field"><span>${label}${mark}${problem}</span><textarea name="${name}" rows="6" maxlength="10000">${begin(name)}</textarea></label>`;
      const type = field.is === "email" ? "email" : field.is === "phone" ? "tel" : "text";
      return html`<label class="field"><span>${label}${mark}${problem}</span><input type="${type}" name="${name}" maxlength="300" value="${begin(name)}"></label>`;
    });
  const near =
    hits.length > 0 &&
    html`<h2>${words.contactBefore}</h2><ul class="list">${hits.map(({ article, passage }) => html`<li><a href="${root + articlePath(language, article.slug)}"><strong>${article.title}</strong><small>${passage}</small></a></li>`)}</ul>`;
  const hidden = Object.entries(carried).map(
    ([name, value]) => html`<input type="hidden" name="carried_${name}" value="${value}">`,
  );
  const body = html`<h1>${words.contactTitle}</h1>${outcome.problem && html`<p class="note" data-tone="warning" role="alert">${outcome.problem}</p>`}${near}
<p class="dim">${words.contactIntro}</p>
<form method="post" action="${root + homePath(language)}/contact">${hidden}<input class="trap" type="text" name="website" tabindex="-1" autocomplete="off" aria-hidden="true">${fields}
${form.consent && html`<label><input type="checkbox" name="consent" value="✓" required><span>${form.consent}</span></label>`}<div class="actions"><button type="submit">${words.send}</button></div></form>`;
  return helpPage({ ...place, canContact: false }, { title: words.contactTitle, body });
}

/** Says that the question has arrived. */
export function contactedPage(place: HelpPlace, thanks: string): string {
  const words = wordsIn(place.language);
  const body = html`<h1>${words.contactTitle}</h1><p class="note" role="status">${thanks || words.contactThanks}</p>`;
  return helpPage({ ...place, canContact: false }, { title: words.contactTitle, body });
}

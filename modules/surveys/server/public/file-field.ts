import { flag, type Html, html } from "../../../../platform/html/index.ts";
import { formatNumber } from "../../../../platform/i18n/index.ts";
import type { Question } from "../../contract/definition.ts";
import { fileChoices, mostFileBytes } from "../../contract/files.ts";
import type { Drawing } from "./question-fields.ts";

/** Where files are attached. Without script they go along with the page, or by a button of their own; with script at once, one by one. */
export function fileField(question: Question & { type: "file" }, drawing: Drawing): Html {
  const { words, language } = drawing;
  const megabytes = formatNumber(mostFileBytes / 1_000_000, language);
  const kinds = question.kinds.map((kind) => words.fileKinds[kind]).join(words.fileAnd);
  const hint = words.fileHint
    .replace("{kinds}", kinds)
    .replace("{most}", formatNumber(question.most, language))
    .replace("{size}", megabytes);
  const accept = question.kinds.map((kind) => fileChoices[kind]).join(",");
  return html`<p class="dim">${hint}</p><div class="files" id="${`files-${question.key}`}">${fileList(question, drawing)}</div>
<label class="pick"><input type="file" name="${question.key}" accept="${accept}" ${flag("multiple", question.most > 1)} data-most="${String(mostFileBytes)}" aria-labelledby="q-${question.key}"></label>
<progress hidden max="1" value="0" aria-label="${words.fileSending}"></progress><p class="wrong" role="alert" hidden data-large="${words.problems.answer_file_too_large}" data-lost="${words.problems.answer_file_not_kept}"></p>
<button class="quiet" name="_do" value="attach" formnovalidate data-plain>${words.attach}</button>`;
}

/** The files that were taken, each with a way to remove it. */
export function fileList({ key }: Question, { files = [], words }: Pick<Drawing, "files" | "words">): Html | null {
  const own = files.filter(({ question }) => question === key);
  if (own.length === 0) return null;
  return html`<ul>${own.map(
    ({ token, name }) =>
      html`<li><bdi>${name}</bdi><button class="quiet" name="_do" value="${`drop:${token}`}" formnovalidate aria-label="${words.dropFile.replace("{name}", name)}">${words.drop}</button></li>`,
  )}</ul>`;
}

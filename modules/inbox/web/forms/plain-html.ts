import { type FormField, type FormSettings, fieldName } from "../../contract.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const safe = (text: string) => text.replace(/[&<>"]/g, (letter) => escapes[letter]!);

export type PlainWords = Record<Exclude<FormField["is"], "own"> | "send" | "choose", string>;

/** The form as plain HTML for a page of the site: it is sent to `action` without any script. */
export function plainHtml(settings: FormSettings, action: string, words: PlainWords): string {
  const { language, fields, consent, button } = settings;
  const files = fields.some(({ is }) => is === "file") ? ' enctype="multipart/form-data"' : "";
  const direction = language === "fa" ? "rtl" : "ltr";
  return [
    `<form action="${safe(action)}" method="post" accept-charset="utf-8"${files} lang="${language}" dir="${direction}">`,
    ...fields.map((field) => `  ${lineOf(field, language, words)}`),
    ...(consent
      ? [`  <p><label><input type="checkbox" name="consent" value="yes" required> ${safe(consent)}</label></p>`]
      : []),
    // People do not see it; machines fill it in.
    '  <p style="position:absolute;inset-inline-start:-9999px" aria-hidden="true"><input name="website" tabindex="-1" autocomplete="off"></p>',
    `  <p><button type="submit">${safe(button || words.send)}</button></p>`,
    "</form>",
  ].join("\n");
}

const inputs: Partial<Record<FormField["is"], string>> = {
  name: '<input name="name" autocomplete="name" maxlength="120"REQ>',
  email: '<input type="email" name="email" autocomplete="email" dir="ltr" maxlength="320"REQ>',
  phone: '<input type="tel" name="phone" autocomplete="tel" dir="ltr" maxlength="60"REQ>',
  subject: '<input name="subject" maxlength="200"REQ>',
  order: '<input name="order" dir="ltr" maxlength="100"REQ>',
  message: '<textarea name="message" rows="6" maxlength="10000"REQ></textarea>',
  file: '<input type="file" name="file" multipleREQ>',
};

function lineOf(field: FormField, language: "fa" | "en", words: PlainWords): string {
  const required = field.required ? " required" : "";
  if (field.is !== "own")
    return `<p><label>${safe(words[field.is])}<br>${inputs[field.is]!.replace("REQ", required)}</label></p>`;
  const name = fieldName(field);
  const label = safe(field.label[language] || field.label.fa || field.label.en);
  if (field.type === "checkbox")
    return `<p><label><input type="checkbox" name="${name}" value="yes"${required}> ${label}</label></p>`;
  const options = field.options.map((option) => `<option>${safe(option)}</option>`).join("");
  const input = {
    text: `<input name="${name}" maxlength="2000"${required}>`,
    long: `<textarea name="${name}" rows="4" maxlength="2000"${required}></textarea>`,
    choice: `<select name="${name}"${required}><option value="">${safe(words.choose)}</option>${options}</select>`,
  }[field.type];
  return `<p><label>${label}<br>${input}</label></p>`;
}

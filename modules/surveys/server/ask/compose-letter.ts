import { type Html, html } from "../../../../platform/html/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import type { Question } from "../../contract/definition.ts";
import { type Asking, askWords, fill, questionLines, said } from "./asking-words.ts";

/** Values that a tap may bring, as the page reads them from `?a=`. */
function taps(question: Question, language: Language, name: string | null): { value: string; label: string }[] {
  const { buttons } = questionLines(question, language, name);
  if (question.type === "scale") return buttons.map((label, at) => ({ value: String(question.from + at), label }));
  if (question.type === "choice") return question.options.map(({ key }, at) => ({ value: key, label: buttons[at]! }));
  return [];
}

/**
 * A letter that carries its question: each button opens the page with that answer in it, where it is sent. It is drawn with tables and
 * attributes, since mail programs know little else.
 */
export function composeLetter(asking: Asking, opening: string): string {
  const { language, name, question, link, brand, stopPage, logo } = asking;
  const words = askWords(language);
  const offered = question ? taps(question, language, name) : [];
  const asks =
    question && offered.length > 0
      ? html`<p style="font-size:17px;font-weight:bold;margin:22px 0 10px">${said(question.title, language, name)}</p>
${question.type === "scale" ? steps(asking, question, offered) : offered.map((tap) => row(asking, tap))}
<p style="font-size:13px;color:#5c5a55">${words.tapNote} <a href="${link}" style="color:#5c5a55">${words.orOpenButton}</a></p>`
      : bigButton(asking, words.openButton);
  const head = logo?.startsWith("https://")
    ? html`<img src="${logo}" alt="${brand}" height="40" style="height:40px">`
    : html`<strong>${brand}</strong>`;
  const stop = stopPage ? html` <a href="${stopPage}" style="color:#5c5a55">${words.stop}</a>` : null;
  return html`<div dir="${language === "fa" ? "rtl" : "ltr"}" lang="${language}" style="font-family:Vazirmatn,Tahoma,Arial,sans-serif;font-size:15px;line-height:1.8;max-width:560px;margin:0 auto;color:#23211d"><p>${head}</p><p>${opening}</p>${asks}<hr style="border:0;border-top:1px solid #e5e2dc;margin:22px 0 10px"><p style="font-size:12px;color:#5c5a55">${fill(words.why, { brand })}${stop}</p></div>`.toString();
}

type Tap = { value: string; label: string };

function tapLink({ link }: Asking, { value }: Tap): string {
  return `${link}?a=${encodeURIComponent(value)}`;
}

/** A scale in one row, low to high in reading direction, with its ends named below. */
function steps(asking: Asking, question: Question & { type: "scale" }, offered: readonly Tap[]): Html {
  const { language, name, colour } = asking;
  const cell = (tap: Tap) =>
    html`<td align="center" style="border:1px solid #d6d2ca;border-radius:8px"><a href="${tapLink(asking, tap)}" style="display:block;padding:9px 2px;text-decoration:none;font-size:16px"><font color="${colour}">${tap.label}</font></a></td>`;
  return html`<table role="presentation" width="100%" cellspacing="4" cellpadding="0"><tr>${offered.map(cell)}</tr></table>
<table role="presentation" width="100%" style="font-size:13px;color:#5c5a55"><tr><td style="text-align:start">${said(question.low_label, language, name)}</td><td style="text-align:end">${said(question.high_label, language, name)}</td></tr></table>`;
}

/** One option to a row. */
function row(asking: Asking, tap: Tap): Html {
  return html`<table role="presentation" width="100%" cellspacing="3" cellpadding="0"><tr><td align="center" style="border:1px solid #d6d2ca;border-radius:8px"><a href="${tapLink(asking, tap)}" style="display:block;padding:10px;text-decoration:none;font-size:15px"><font color="${asking.colour}">${tap.label}</font></a></td></tr></table>`;
}

function bigButton({ link, colour }: Asking, label: string): Html {
  return html`<table role="presentation" style="margin:22px 0"><tr><td bgcolor="${colour}" style="border-radius:10px"><a href="${link}" style="display:block;padding:11px 22px;text-decoration:none;font-size:15px"><font color="#ffffff">${label}</font></a></td></tr></table>`;
}

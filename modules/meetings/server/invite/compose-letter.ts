import { type Html, html } from "../../../../platform/html/index.ts";
import { formatDateTime, formatNumber, type Language } from "../../../../platform/i18n/index.ts";
import { guestAnswers, type MeetingKind } from "../../contract.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

/** `link`: somebody typed the address of a guest who had answered before. */
export type LetterKind = keyof typeof fa.subjects;
/** What a letter speaks of: the meeting as it stands, and to whom it goes. */
export type Telling = {
  kind: LetterKind;
  language: Language;
  timeZone: string;
  brand: string;
  name: string | null;
  /** The guest's own page. */
  link: string;
  stopPage: string | null;
  meeting: {
    kind: MeetingKind;
    title: string;
    description: string;
    starts_at: Date;
    minutes: number;
    place: string;
    link: string;
    organiser: string;
  };
};

/** The words of letters and of dates in a language: Jalali in Persian. */
export const letterWords = (language: Language) => (language === "fa" ? fa : en);

/** «یکشنبه ۸ آذر ۱۴۰۵، ۱۷:۰۰ (۹۰ دقیقه)», on the clock of the brand. */
export function timeOf(
  { language, timeZone }: Pick<Telling, "language" | "timeZone">,
  at: Date,
  minutes: number,
): string {
  const calendar = language === "fa" ? "jalali" : "gregorian";
  const length = letterWords(language).minutes(formatNumber(minutes, language));
  return `${formatDateTime(at, { language, calendar, timeZone })} (${length})`;
}

/** Facts of the meeting as pairs of a name and a value. */
function factsOf(telling: Telling): [string, string][] {
  const { meeting, brand, language } = telling;
  const words = letterWords(language);
  const where = [meeting.place, meeting.link ? words.online : ""].filter(Boolean).join("\n");
  return [
    [words.when, timeOf(telling, meeting.starts_at, meeting.minutes)],
    [words.where, where],
    [words.by, meeting.organiser || brand],
  ];
}

/** A letter in text and HTML, with its subject. A cancelled meeting asks nothing. */
export function composeLetter(telling: Telling): { subject: string; text: string; html: string } {
  const { kind, language, meeting, brand, name, link, stopPage } = telling;
  const words = letterWords(language);
  const names = [words.kinds[meeting.kind], meeting.title] as const;
  const opening = words.openings[kind](...names);
  const off = kind === "cancellation";
  const facts = factsOf(telling).slice(0, off ? 1 : 3);
  const text = [
    words.hello(name),
    opening,
    facts.map(([fact, value]) => `${fact}: ${value.replaceAll("\n", " / ")}`).join("\n"),
    ...(off ? [] : [meeting.description, `${words.page}:\n${link}`]),
    [words.why(brand), ...(stopPage ? [`${words.stop}: ${stopPage}`] : [])].join("\n"),
  ];
  const body = html`<div dir="${language === "fa" ? "rtl" : "ltr"}" lang="${language}" style="font-family:Vazirmatn,Tahoma,Arial,sans-serif;font-size:15px;line-height:1.8;max-width:560px;margin:0 auto;color:#23211d"><p><strong>${brand}</strong></p><p>${words.hello(name)}</p><p>${opening}</p>${factTable(facts)}
${off ? null : html`${paragraphs(meeting.description)}${kind === "confirmation" ? button(link, words.open) : asks(telling)}`}
<hr style="border:0;border-top:1px solid #e5e2dc;margin:22px 0 10px"><p style="font-size:12px;color:#5c5a55">${words.why(brand)}${stopPage ? html` <a href="${stopPage}" style="color:#5c5a55">${words.stop}</a>` : null}</p></div>`;
  return { subject: words.subjects[kind](...names), text: text.filter(Boolean).join("\n\n"), html: body.toString() };
}

/** The same in the few words of an SMS. */
export function composeMessage(telling: Telling): string {
  const { kind, language, meeting, brand, link } = telling;
  const words = letterWords(language);
  const opening = words.openings[kind](words.kinds[meeting.kind], meeting.title);
  const when = timeOf(telling, meeting.starts_at, meeting.minutes);
  return [opening, when, ...(kind === "cancellation" ? [] : [link]), brand, words.stopSms].join("\n");
}

function factTable(facts: readonly [string, string][]): Html {
  const row = ([fact, value]: readonly [string, string]) =>
    html`<tr><td valign="top" style="padding:4px 0;color:#5c5a55;white-space:nowrap">${fact}</td><td style="padding:4px 14px">${value.split("\n").map((line) => html`${line}<br>`)}</td></tr>`;
  return html`<table role="presentation" style="font-size:15px;margin:14px 0">${facts.map(row)}</table>`;
}

function paragraphs(text: string): Html[] {
  return text
    .split(/\n+/)
    .filter(Boolean)
    .map((line) => html`<p>${line}</p>`);
}

/** Three buttons that open the guest's page with that answer chosen; it is given there, by a press: programs open links of letters, too. */
function asks({ link, language }: Telling): Html {
  const words = letterWords(language);
  const cell = (answer: (typeof guestAnswers)[number]) =>
    html`<td align="center" bgcolor="${answer === "yes" ? "#0e7470" : "#f6f4f1"}" style="border-radius:10px"><a href="${`${link}?answer=${answer}`}" style="display:block;padding:11px 20px;text-decoration:none;font-size:15px"><font color="${answer === "yes" ? "#ffffff" : "#23211d"}">${words.answers[answer]}</font></a></td>`;
  return html`<p style="font-weight:bold;margin:22px 0 6px">${words.ask}</p><table role="presentation" cellspacing="6" cellpadding="0"><tr>${guestAnswers.map(cell)}</tr></table><p style="font-size:13px"><a href="${link}" style="color:#5c5a55">${words.page}</a></p>`;
}

function button(link: string, label: string): Html {
  return html`<table role="presentation" style="margin:22px 0"><tr><td bgcolor="#0e7470" style="border-radius:10px"><a href="${link}" style="display:block;padding:11px 22px;text-decoration:none;font-size:15px"><font color="#ffffff">${label}</font></a></td></tr></table>`;
}

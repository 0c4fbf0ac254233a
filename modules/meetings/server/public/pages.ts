import { Html, html, htmlPage } from "../../../../platform/html/index.ts";
import { formatNumber, type Language } from "../../../../platform/i18n/index.ts";
import type { Brand } from "../../../admin/index.ts";
import { type GuestAnswer, guestAnswers } from "../../contract.ts";
import { timeOf } from "../invite/compose-letter.ts";
import { endOf, type Meeting } from "../plan/meeting-rows.ts";
import { type SignUp, trapField, type Wrong } from "./sign-up.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

/** In which language, of whom, and where a page is. */
export type Place = { language: Language; brand: Pick<Brand, "name" | "timeZone"> | null; path: string; now: Date };
const wordsIn = (language: Language) => (language === "fa" ? fa : en);

const style = new Html(`<style>
dl{display:grid;grid-template-columns:auto 1fr;gap:8px 18px;margin:18px 0}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
.answers{display:grid;grid-template-columns:repeat(3,1fr);gap:10px;margin-block-start:12px}
.answers button{min-height:52px;padding-inline:6px}
.field{display:block;padding-block:8px}label+.field{border:0}.field span{margin-block-end:4px}
input[type=text],input[type=email],input[type=tel]{width:100%;min-height:44px;padding:8px 14px;border:1px solid var(--edge);border-radius:10px;background:var(--surface);color:var(--text);font:inherit}
.wrong{color:var(--bad);font-size:.875rem}
.trap{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.go{display:inline-block;min-height:44px;padding:9px 22px;border-radius:10px;background:var(--accent);color:var(--on-accent);text-decoration:none;font-weight:500}
.links{display:flex;flex-wrap:wrap;gap:12px 20px;align-items:center;margin-block:22px}
.go.quiet{background:transparent;color:var(--text);border:1px solid var(--edge)}
.below{margin-block-start:12px}
.story{white-space:pre-line}
@media (max-width:480px){.answers{grid-template-columns:1fr}.go{width:100%;text-align:center}dl{grid-template-columns:1fr;gap:0}dd{margin-block-end:10px}}
</style>`);

function shell(place: Place, title: string, body: Html): string {
  const other = place.language === "fa" ? "en" : "fa";
  const head = html`${style}<header><strong>${place.brand?.name ?? ""}</strong><a href="${`${place.path}?lang=${other}`}" lang="${other}" hreflang="${other}">${wordsIn(place.language).otherLanguage}</a></header>`;
  return htmlPage({ language: place.language, title, body: html`${head}${body}` });
}

/** When, where, by whom and what for. */
function about({ language, brand }: Place, meeting: Meeting): Html {
  const words = wordsIn(language);
  const timeZone = brand?.timeZone ?? "UTC";
  const where = meeting.place || (meeting.link ? words.online : "");
  return html`<dl><dt>${words.when}</dt><dd>${timeOf({ language, timeZone }, meeting.starts_at, meeting.minutes)}<br><small>${words.zone(zoneName(language, timeZone, meeting.starts_at))}</small></dd>
${where ? html`<dt>${words.place}</dt><dd dir="auto">${where}</dd>` : null}
<dt>${words.by}</dt><dd dir="auto">${meeting.organiser || brand?.name}</dd></dl>
${meeting.description ? html`<p class="story" dir="auto">${meeting.description}</p>` : null}`;
}

/** «وقت عادی ایران», “Central European Summer Time”. */
function zoneName(language: Language, timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "long" }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** Why nothing is asked any more; null while it is open. */
function ended({ language, now }: Place, meeting: Meeting): Html | null {
  const words = wordsIn(language);
  if (meeting.cancelled_at) return html`<p class="note" data-tone="warning" role="status">${words.cancelled}</p>`;
  return endOf(meeting) <= now ? html`<p class="note" role="status">${words.over}</p>` : null;
}

export type GuestView = {
  meeting: Meeting;
  answer: GuestAnswer | null;
  /** What a button of the letter chose, before it is given. */
  chosen: GuestAnswer | null;
  seats: number | null;
  isFull: boolean;
};

/** The page of one guest: what it is, their answer, the way in, the calendar file. Nothing on it says who they are. */
export function guestPage(place: Place, { meeting, answer, chosen, seats, isFull }: GuestView): string {
  const words = wordsIn(place.language);
  const over = ended(place, meeting);
  const lit = chosen ?? answer;
  const button = (one: GuestAnswer) =>
    html`<button type="submit" name="answer" value="${one}" aria-pressed="${String(one === answer)}" class="${one === lit || (!lit && one === "yes") ? "" : "quiet"}">${words.answers[one]}</button>`;
  const state = isFull
    ? html`<p class="note" data-tone="warning" role="status">${words.full}</p>`
    : answer && html`<p class="note" role="status">${words.said[answer]}</p>`;
  const asks = html`${state}<form method="post" action="${`${place.path}?lang=${place.language}`}"><h2>${words.ask}</h2>
<div class="answers">${guestAnswers.map(button)}</div></form>
${answer ? html`<p class="dim below">${words.mayChange}</p>` : null}${seats !== null && answer !== "yes" ? html`<p class="dim">${words.seats(formatNumber(seats, place.language))}</p>` : null}
<div class="links">${meeting.link ? html`<a class="${isNear(place, meeting) ? "go" : "go quiet"}" href="${`${place.path}/join`}" rel="nofollow noreferrer">${words.join}</a>` : null}<a href="${`${place.path}/invite.ics`}">${words.calendar}</a></div>
${meeting.link ? html`<p class="dim">${words.joinNote}</p>` : null}`;
  return shell(place, meeting.title, html`<h1 dir="auto">${meeting.title}</h1>${about(place, meeting)}${over ?? asks}`);
}

/** It begins within half an hour, or has begun: then the way in is what one came for. */
function isNear({ now }: Place, { starts_at }: Meeting): boolean {
  return starts_at.getTime() - now.getTime() < 30 * 60_000;
}

export type SignUpView = {
  meeting: Meeting;
  seats: number | null;
  /** On which a link can be sent. */
  channels: readonly string[];
  typed?: SignUp;
  wrong?: Wrong;
};

/**
 * The page on which anybody may sign up; what was written is shown again with what is wrong with it. Asks for no way on which nothing can be
 * sent just now.
 */
export function signUpPage(place: Place, view: SignUpView): string {
  const { meeting, seats, channels, typed } = view;
  const words = wordsIn(place.language);
  const note = (text: string) => html`<p class="note" data-tone="warning" role="status">${text}</p>`;
  const isReached = typed || channels.includes("email") || channels.includes("sms");
  const asks = seats === 0 ? note(words.closed) : isReached ? signUpForm(place, view) : note(words.notNow);
  return shell(
    place,
    meeting.title,
    html`<h1 dir="auto">${meeting.title}</h1>${about(place, meeting)}${ended(place, meeting) ?? asks}`,
  );
}

function signUpForm(place: Place, { seats, channels, typed, wrong }: SignUpView): Html {
  const words = wordsIn(place.language);
  const takesPhone = channels.includes("sms") || Boolean(typed?.phone);
  const takesMail = channels.includes("email") || !takesPhone || Boolean(typed?.email);
  const takesBoth = takesMail && takesPhone;
  const enough = takesBoth ? words.signUpNote : takesMail ? words.signUpNoteMail : words.signUpNotePhone;
  const field = (name: keyof SignUp, type: "text" | "email" | "tel", autocomplete: string) => {
    const problem = wrong?.[name];
    const said =
      problem === "needed" && name !== "name" && takesBoth ? words.wrong.needOne : problem && words.wrong[problem];
    return html`<label class="field"><span>${words[name]}</span><input type="${type}" name="${name}" value="${typed?.[name] ?? ""}" maxlength="120" autocomplete="${autocomplete}" dir="${name === "name" ? "auto" : "ltr"}" aria-invalid="${String(Boolean(said))}">${said ? html`<span class="wrong">${said}</span>` : null}</label>`;
  };
  return html`${seats === null ? null : html`<p class="dim">${words.seats(formatNumber(seats, place.language))}</p>`}<p>${enough}</p>
<form method="post" action="${`${place.path}?lang=${place.language}`}" novalidate>${field("name", "text", "name")}${takesMail ? field("email", "email", "email") : null}${takesPhone ? field("phone", "tel", "tel") : null}
<label class="trap" aria-hidden="true"><span>${words.trap}</span><input type="text" name="${trapField}" tabindex="-1" autocomplete="off"></label>
<div class="actions"><button type="submit">${words.signUp}</button></div></form>`;
}

/** After signing up: the same for everybody, known or not. */
export function thanksPage(place: Place, meeting: Meeting): string {
  const words = wordsIn(place.language);
  return shell(
    place,
    words.thanksTitle,
    html`<h1>${words.thanksTitle}</h1><p class="note" role="status">${words.thanks}</p><h2 dir="auto">${meeting.title}</h2>${about(place, meeting)}
<div class="links"><a href="${`${place.path}/invite.ics`}">${words.calendar}</a></div>`,
  );
}

/** Why there is nothing to see. */
export function nothingPage(place: Place, why: "gone" | "closed" | "failed" | "tooMany"): string {
  const words = wordsIn(place.language);
  const title = words[`${why}Title`];
  return htmlPage({ language: place.language, title, body: html`<h1>${title}</h1><p>${words[why]}</p>` });
}

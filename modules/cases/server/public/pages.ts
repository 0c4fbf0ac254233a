import { flag, Html, html, htmlPage, type Html as Markup } from "../../../../platform/html/index.ts";
import type { Language } from "../../contract.ts";
import type { Confirmation } from "../confirm/answer-confirmation.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

/** In which language and of whom a page is. */
export type Place = { language: Language; brand: string };
export const wordsIn = (language: Language): typeof fa => (language === "fa" ? fa : en);

const style = new Html(`<style>
.answers{display:grid;gap:12px;margin-block-start:20px}
.answers button{width:100%;min-height:56px;font-size:1.0625rem}
textarea,input[type=text]{width:100%;padding:10px 12px;border:1px solid var(--edge);border-radius:10px;background:var(--surface);color:var(--text);font:inherit}
.field{display:block;border:0;padding-block:10px}
.field span{margin-block-end:6px}
.card{padding-block:14px}
.card form{margin-block-start:8px}
code{font:inherit;font-weight:650;letter-spacing:.06em}
</style>`);

/** The head of a page, with a way to its other language. */
export function head({ language, brand }: Place): Markup {
  const other = language === "fa" ? "en" : "fa";
  return html`${style}<header><strong>${brand}</strong><a href="${`?lang=${other}`}" lang="${other}" hreflang="${other}">${wordsIn(language).otherLanguage}</a></header>`;
}

/** Asks whether it is solved; what was said before is shown and may be changed. */
export function confirmationPage(place: Place, asked: Confirmation, chosen?: "yes" | "no"): string {
  const words = wordsIn(place.language);
  const title = asked.conversation_id !== null && asked.case_id === null ? words.stillTitle : words.solvedTitle;
  const said = asked.answer && (asked.answer === "yes" ? words.thanksYes : words.thanksNo);
  const quiet = (answer: "yes" | "no") => (chosen ?? asked.answer ?? "yes") !== answer;
  const body = html`${head(place)}
<h1>${title}</h1>
${said ? html`<p class="note" role="status">${said}</p><p class="dim">${words.mayChange}</p>` : html`<p class="dim">${words.solvedIntro(place.brand)}</p>`}
${asked.about && html`<p>${words.about}: <strong><bdi>${asked.about}</bdi></strong></p>`}
<form method="post" action="${`?lang=${place.language}`}">
<label class="field"><span>${words.comment}</span><textarea name="comment" rows="4" maxlength="4000" dir="auto">${asked.comment}</textarea></label>
<div class="answers">
${answerButton("yes", words.yes, quiet("yes"))}
${answerButton("no", words.no, quiet("no"))}
</div>
</form>`;
  return htmlPage({ language: place.language, title, body });
}

function answerButton(value: "yes" | "no", text: string, quiet: boolean): Markup {
  return html`<button type="submit" name="solved" value="${value}" class="${quiet ? "quiet" : ""}">${text}</button>`;
}

/** Why there is nothing to answer. */
export function noAnswerPage(place: Place, why: "late" | "gone" | "failed"): string {
  const words = wordsIn(place.language);
  const title = words[`${why}Title`];
  return htmlPage({ language: place.language, title, body: html`${head(place)}<h1>${title}</h1><p>${words[why]}</p>` });
}

export type Promoter = {
  offers: readonly string[];
  reward: string;
  reviewLink: string;
  testimonial: string;
  named: string;
  testimonialAt: Date | null;
  caseStudyAt: Date | null;
  code: string | null;
  link: string;
};

/** Thanks somebody who is happy, and offers what they may do. */
export function promoterPage(place: Place, shown: Promoter, done: string | null): string {
  const words = wordsIn(place.language);
  const form = (inner: Markup) => html`<form method="post" action="${`?lang=${place.language}`}">${inner}</form>`;
  const cards: Record<string, () => Markup> = {
    testimonial: () => testimonialCard(words, shown, form),
    review: () => card(words.review, words.reviewHint, form(button("review", words.openReview))),
    case_study: () =>
      card(
        words.caseStudy,
        words.caseStudyHint,
        shown.caseStudyAt ? html`<p class="note">${words.agreed}</p>` : form(button("case_study", words.agree)),
      ),
    referral: () => referralCard(words, shown, form),
  };
  const offered = shown.offers.filter((one) => one !== "review" || shown.reviewLink !== "");
  const body = html`${head(place)}
<h1>${words.promoterTitle}</h1>
${done === "sent" && html`<p class="note" role="status">${words.sent}</p>`}
${done === "withdrawn" && html`<p class="note" role="status">${words.withdrawn}</p>`}
<p class="dim">${words.promoterIntro(place.brand)}</p>
${offered.map((one) => cards[one]!())}`;
  return htmlPage({ language: place.language, title: words.promoterTitle, body });
}

const card = (title: string, hint: string, inner: Markup) =>
  html`<section class="card"><h2>${title}</h2><p class="dim">${hint}</p>${inner}</section>`;
const button = (value: string, text: string, quiet = false) =>
  html`<button type="submit" name="do" value="${value}" class="${quiet ? "quiet" : ""}">${text}</button>`;

function testimonialCard(words: typeof fa, shown: Promoter, form: (inner: Markup) => Markup): Markup {
  return card(
    words.testimonial,
    words.testimonialHint,
    form(html`
<label class="field"><span>${words.testimonialText}</span><textarea name="testimonial" rows="4" maxlength="2000" dir="auto">${shown.testimonial}</textarea></label>
<label><input type="checkbox" name="publish" value="on" ${flag("checked", shown.testimonialAt !== null)}><span>${words.mayPublish}</span></label>
<label class="field"><span>${words.named}</span><input type="text" name="named" maxlength="120" dir="auto" value="${shown.named}"></label>
<div class="actions">${button("testimonial", words.send)}${shown.testimonial !== "" && button("withdraw", words.withdraw, true)}</div>`),
  );
}

function referralCard(words: typeof fa, shown: Promoter, form: (inner: Markup) => Markup): Markup {
  const own = html`<p>${words.yourCode}: <bdi dir="ltr"><code>${shown.code}</code></bdi></p><p>${words.yourLink}: <bdi dir="ltr"><a href="${shown.link}">${shown.link}</a></bdi></p>`;
  const inner = shown.code ? own : form(button("referral", words.getCode));
  return card(words.referral, words.referralHint, html`${shown.reward && html`<p>${shown.reward}</p>`}${inner}`);
}

/** Whoever comes by a friend's link. */
export function referralPage(place: Place, code: string, { shop, reward }: { shop: string; reward: string }): string {
  const words = wordsIn(place.language);
  const title = words.referralTitle(place.brand);
  const body = html`${head(place)}<h1>${title}</h1><p>${words.referralIntro}</p>
<p><bdi dir="ltr"><code>${code}</code></bdi></p>${reward && html`<p>${reward}</p>`}
${shop && html`<p><a href="${shop}">${words.toShop}</a></p>`}`;
  return htmlPage({ language: place.language, title, body });
}

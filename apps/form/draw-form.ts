import type { ShownForm } from "../../modules/inbox/contract.ts";
import { groundOf, readableOn, readColour, writeColour } from "../widget/ground/colour.ts";
import { dress, el, fill } from "../widget/ground/element.ts";
import { askChallenge, type Place, type Sent, sendForm } from "./calls.ts";
import { type Drawn, drawField } from "./draw-field.ts";
import css from "./form.css?inline";
import { prove } from "./prove.ts";
import { visitorNumber } from "./visitor.ts";
import { words as all, type Words } from "./words.ts";

/** A person reads and writes at least so long; who is quicker waits, and is never told off. */
const leastTime = 2100;

/** Draws a form into an element of the page, in a root of its own that the page's looks do not reach. */
export function drawForm(into: HTMLElement, place: Place, shown: ShownForm): void {
  const words = all[shown.language];
  const root = into.shadowRoot ?? into.attachShadow({ mode: "open" });
  into.setAttribute("dir", shown.language === "fa" ? "rtl" : "ltr");
  into.lang = shown.language;
  const colour = readColour(shown.colour);
  const { ground, text } = groundOf(colour);
  into.style.setProperty("--ground", writeColour(ground));
  into.style.setProperty("--text", writeColour(text));
  into.style.setProperty("--line", writeColour(readableOn(readColour("#ffffff"), colour)));
  root.replaceChildren();
  const box = el("div", { class: "form", dir: shown.language === "fa" ? "rtl" : "ltr" });
  root.append(box);
  dress(root, css);
  const start = () =>
    fill(
      box,
      formOf(place, shown, words, () => thank(box, shown, words, start)),
    );
  start();
}

function thank(box: HTMLElement, shown: ShownForm, words: Words, again: () => void): void {
  if (shown.thanks_url) {
    location.assign(shown.thanks_url);
    return;
  }
  const title = el("h2", { tabindex: -1 }, words.thanksTitle);
  const more = el("button", { type: "button", class: "quiet", click: again }, words.another);
  fill(box, el("div", { class: "thanks", role: "status" }, title, el("p", {}, shown.thanks || words.thanks), more));
  title.focus();
}

function formOf(place: Place, shown: ShownForm, words: Words, done: () => void): HTMLFormElement {
  const fields = shown.fields.map((field) => drawField(field, words, shown.language));
  if (shown.consent) fields.push(consentField(shown.consent));
  const failed = el("p", { class: "problem", role: "alert" });
  const submit = el("button", { type: "submit" }, shown.button || words.send);
  const work = workFor(place);
  const form = el("form", { novalidate: true, submit: send, focusin: () => work.begin() });
  fill(
    form,
    shown.title && el("h2", {}, shown.title),
    shown.intro && el("p", { class: "intro dim" }, shown.intro),
    ...fields.map(({ row }) => row),
    el(
      "div",
      { class: "trap", "aria-hidden": "true" },
      el("input", { name: "website", tabindex: -1, autocomplete: "off" }),
    ),
    failed,
    submit,
  );

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (submit.disabled) return;
    failed.textContent = "";
    const missing = fields.filter(({ input }) => input.getAttribute("aria-required") && isEmpty(input));
    tell(fields, Object.fromEntries(missing.map(({ name }) => [name, "needed"])), words);
    if (missing.length > 0) return;
    submit.disabled = true;
    submit.textContent = words.sending;
    const sent = await sendProven(place, form, work).catch((): Sent => ({ result: "failed" }));
    submit.disabled = false;
    submit.textContent = shown.button || words.send;
    if (sent.result === "kept") return done();
    if (sent.result === "wrong") return tell(fields, sent.wrong ?? {}, words);
    failed.textContent = words[sent.result === "again" ? "failed" : sent.result];
  }
  return form;
}

function consentField(text: string): Drawn {
  const input = el("input", {
    id: "consent",
    name: "consent",
    type: "checkbox",
    value: "yes",
    "aria-required": "true",
  });
  const problem = el("p", { class: "problem" });
  const row = el(
    "div",
    { class: "field" },
    el("label", { class: "check", for: "consent" }, input, el("span", {}, text)),
    problem,
  );
  return { name: "consent", input, problem, row };
}

function isEmpty(input: Drawn["input"]): boolean {
  return input instanceof HTMLInputElement && input.type === "checkbox" ? !input.checked : input.value.trim() === "";
}

/** Says beside each field what is wrong with it, and goes to the first. */
function tell(fields: readonly Drawn[], wrong: Record<string, string>, words: Words): void {
  for (const { name, input, problem } of fields) {
    const code = wrong[name];
    input.setAttribute("aria-invalid", String(Boolean(code)));
    problem.textContent = code ? sentence(name, code, words) : "";
  }
  fields.find(({ name }) => wrong[name])?.input.focus();
}

function sentence(name: string, code: string, words: Words): string {
  if (name === "consent") return words.agree;
  if (code === "unread" && (name === "email" || name === "phone")) return words.unread[name];
  return code === "choice" || code === "long" ? words[code] : words.needed;
}

type Work = { begin(): void; renew(): void; done(): Promise<{ challenge: string; solution: number }> };

/** The work for one sending: begun when somebody enters the form, so that it is done before they have written. */
function workFor(place: Place): Work {
  let under: Promise<{ challenge: string; solution: number; at: number }> | null = null;
  const begin = () => {
    under ??= askChallenge(place).then(async ({ challenge, bits }) => {
      const at = Date.now();
      return { challenge, solution: await prove(challenge, bits), at };
    });
    under.catch(() => {
      under = null;
    });
    return under;
  };
  return {
    begin: () => void begin(),
    renew: () => {
      under = null;
    },
    done: async () => {
      const { challenge, solution, at } = await begin();
      await new Promise((resolve) => setTimeout(resolve, at + leastTime - Date.now()));
      return { challenge, solution };
    },
  };
}

/** Sends with the work done; where the server asks for it anew (a page that stood open over night), once more. */
async function sendProven(place: Place, form: HTMLFormElement, work: Work): Promise<Sent> {
  for (let attempt = 0; ; attempt++) {
    const { challenge, solution } = await work.done();
    const body = new FormData(form);
    for (const [name, value] of Object.entries({ challenge, solution, visitor: visitorNumber() }))
      body.append(name, String(value));
    const sent = await sendForm(place, body);
    if (sent.result === "kept" || sent.result === "again") work.renew();
    if (sent.result !== "again" || attempt === 1) return sent;
  }
}

import type { ChatWelcome } from "../../../modules/inbox/contract.ts";
import { el, icon } from "../ground/element.ts";
import { call, cross } from "../ground/icons.ts";
import { type Language, type Words, writeReturn, writeWait } from "./write-times.ts";

/** Whether people answer now, and how soon: what is known, and nothing where nothing is. */
export function stateOf(welcome: ChatWelcome, language: Language, words: Words): string {
  if (!welcome.open)
    return welcome.opens_at ? words.opensAt(writeReturn(welcome.opens_at, Date.now(), language, words)) : words.closed;
  const { usual_wait_seconds: seconds } = welcome;
  return seconds === null ? words.open : writeWait(seconds, language, words);
}

/** The head of the panel: whom one talks to, whether they are there, a way to be called, and the way out. */
export function drawHead(
  welcome: ChatWelcome,
  language: Language,
  words: Words,
  deeds: { contact(): void; close(): void },
) {
  const state = el("p", { class: `state ${welcome.open ? "open" : "closed"}` }, stateOf(welcome, language, words));
  const initial = [...welcome.brand.trim()][0] ?? "";
  const title = el("h2", { dir: "auto" }, welcome.brand);
  const contact = el(
    "button",
    {
      class: "tool",
      type: "button",
      "aria-label": words.contact.open,
      title: words.contact.open,
      click: deeds.contact,
    },
    icon(call),
  );
  const head = el(
    "header",
    { class: "head" },
    el("span", { class: "face", "aria-hidden": "true" }, initial),
    el("div", { class: "who" }, title, state),
    contact,
    el("button", { class: "tool", type: "button", "aria-label": words.close, click: deeds.close }, icon(cross)),
  );
  return head;
}

import type { ChatWelcome } from "../../../modules/inbox/contract.ts";
import { el } from "../ground/element.ts";
import type { Language, Words } from "./write-times.ts";

/** What stands above the first message: the site's greeting, or outside of its hours that, and how to be reached instead. */
export function drawGreeting(welcome: ChatWelcome, language: Language, words: Words, leave: () => void): HTMLElement {
  const text = welcome.open
    ? welcome.greeting[language] || words.hello
    : welcome.closed_text[language] || words.closedText;
  return el(
    "div",
    { class: "greeting" },
    el("p", { class: "said theirs-text", dir: "auto" }, text),
    !welcome.open && el("button", { class: "quiet", type: "button", click: leave }, words.contact.leave),
  );
}

import type { ChatWelcome } from "../../../modules/inbox/contract.ts";
import { el, fill } from "../ground/element.ts";
import type { Talk } from "../talk/talk.ts";
import type { Visit } from "../talk/visit.ts";
import type { Composer } from "./composer.ts";
import { drawContactForm } from "./contact-form.ts";
import type { Words } from "./write-times.ts";

/** What stands below the log: the questions before the first message, where one writes, or that the conversation has ended. */
export function chooseFoot(talk: Talk, welcome: ChatWelcome, visit: Visit, words: Words, composer: Composer) {
  const foot = el("div", { class: "foot" });
  /** Somebody chose to write again after the end. */
  let goesOn = false;
  const again = el("button", { class: "primary", type: "button", click: writeAgain }, words.writeAgain);
  const ended = el("div", { class: "ended" }, el("p", {}, words.ended), again);
  const before = drawContactForm(
    {
      fields: welcome.ask_before,
      all: true,
      title: words.before.title,
      submit: words.before.submit,
      async leave(given) {
        await talk.leave(given);
        visit.memory.write("chat.asked", "1");
        show(before);
        composer.focus();
      },
    },
    words,
  );
  function now(): HTMLElement {
    const { thread } = talk;
    const writes = talk.unsent().length > 0;
    const fresh = thread.messages().length === 0 && !writes;
    if (fresh && welcome.ask_before.length > 0 && !visit.memory.read("chat.asked")) return before;
    if (!thread.ended) goesOn = false;
    return thread.ended && !goesOn && !writes ? ended : composer.form;
  }
  /** Puts there what belongs there now, and takes along who was in it. */
  function show(active: Element | null): void {
    const next = now();
    if (foot.contains(next)) return;
    const within = active !== null && foot.contains(active);
    fill(foot, next);
    composer.show();
    if (within) focus();
  }
  function writeAgain(): void {
    goesOn = true;
    show(again);
  }
  function focus(): void {
    // In this order, not in that of the page: one writes before one attaches.
    for (const what of ["textarea", "input:not([hidden])", "button"]) {
      const found = foot.querySelector<HTMLElement>(what);
      found?.focus();
      if (found) return;
    }
  }
  return { foot, show, focus };
}

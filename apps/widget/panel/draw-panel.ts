import type { ChatWelcome } from "../../../modules/inbox/contract.ts";
import type { Ground, Panel } from "../api.ts";
import { dress, el, fill } from "../ground/element.ts";
import { startTalk } from "../talk/talk.ts";
import { drawComposer } from "./composer.ts";
import { drawContactForm } from "./contact-form.ts";
import { fitScreen } from "./fit-screen.ts";
import { drawGreeting } from "./greeting.ts";
import { drawHead } from "./head.ts";
import { listShown } from "./list-shown.ts";
import { drawLog } from "./log.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import css from "./panel.css?inline";
import { reportTyping } from "./report-typing.ts";
import { takeDrops } from "./take-drops.ts";

/** Draws the panel, closed, and starts the talk in it. */
export function drawPanel(ground: Ground, welcome: ChatWelcome): Panel {
  const { root, language, visit, calls } = ground;
  const words = language === "fa" ? fa : en;
  dress(root, css);
  let isOpen = false;
  let unfit = () => {};
  let goesOn = false;
  const talk = startTalk(calls, visit, ground.claim, () => show());
  const said = el("p", { class: "unseen", role: "status" });
  const notice = el("p", { class: "notice", role: "status", hidden: true });
  const foot = el("div", { class: "foot" });
  const sheet = el("div", { class: "sheet", hidden: true });
  const find = (clientId: string) => talk.unsent().find((one) => one.client_id === clientId);
  const log = drawLog(
    {
      language,
      words,
      fetching: talk.attachment,
      tryAgain: (key) => withUnsent(key, talk.tryAgain),
      giveUp: (key) => withUnsent(key, talk.giveUp),
    },
    said,
  );
  function withUnsent(key: string, deed: typeof talk.giveUp): void {
    const one = find(key);
    if (one) deed(one);
  }
  const typing = reportTyping((writes) => void talk.seen(visit.seen().seq, writes));
  const composer = drawComposer({
    language,
    words,
    memory: visit.memory,
    attach: talk.attach,
    say(text, files) {
      goesOn = false;
      talk.say(text, files);
    },
    typing,
    problem: tell,
  });
  const { head, contact } = drawHead(welcome, language, words, { contact: showContact, close: ground.closed });
  const main = el("div", { class: "main" }, log.log, notice, foot);
  const panel = el(
    "section",
    { class: "panel", role: "dialog", "aria-label": words.title(welcome.brand), hidden: true, keydown: escape },
    head,
    main,
    sheet,
    said,
  );
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
        show();
        composer.focus();
      },
    },
    words,
  );
  fill(log.before, drawGreeting(welcome, language, words, showContact));
  takeDrops(panel, words.drop, (files) => foot.contains(composer.form) && composer.take(files));
  root.querySelector(".corner")?.prepend(panel);

  function tell(text: string): void {
    notice.textContent = text;
    notice.hidden = !text;
  }
  function tellNetwork(): void {
    tell(navigator.onLine ? "" : words.offline);
  }
  function footNow(): HTMLElement {
    const { thread } = talk;
    const fresh = thread.messages().length === 0 && talk.unsent().length === 0;
    if (fresh && welcome.ask_before.length > 0 && !visit.memory.read("chat.asked")) return before;
    return thread.ended && !goesOn && talk.unsent().length === 0 ? ended : composer.form;
  }
  function show(): void {
    const now = footNow();
    if (!foot.contains(now)) {
      const hadFocus = foot.contains(root.activeElement);
      fill(foot, now);
      composer.show();
      if (hadFocus) focusFoot();
    }
    log.show(listShown(talk.thread, talk.unsent(), words));
    log.showTyping(talk.thread.typing);
    markSeen();
  }
  function markSeen(): void {
    const seq = talk.thread.lastSeq();
    const { revision } = talk.thread;
    if (isOpen && document.visibilityState === "visible" && seq > visit.seen().seq) {
      const unread = talk.thread.unread(visit.seen().seq);
      visit.keep({ seq, revision });
      if (unread > 0) void talk.seen(seq, false);
    }
    ground.unread(talk.thread.unread(visit.seen().seq));
  }
  function writeAgain(): void {
    goesOn = true;
    show();
    composer.focus();
  }
  function focusFoot(): void {
    foot.querySelector<HTMLElement>("textarea, input:not([hidden]), button")?.focus();
  }
  function showContact(): void {
    const form = drawContactForm(
      {
        fields: ["name", "phone", "email"],
        all: false,
        title: words.contact.title,
        note: words.contact.note,
        submit: words.contact.submit,
        async leave(given) {
          await talk.leave(given);
          hideContact();
          said.textContent = words.contact.done;
          tell(words.contact.done);
        },
        back: hideContact,
      },
      words,
    );
    fill(sheet, form);
    sheet.hidden = false;
    main.hidden = true;
    form.querySelector("input")?.focus();
  }
  function hideContact(): void {
    sheet.hidden = true;
    main.hidden = false;
    fill(sheet);
    contact.focus();
    log.toEnd();
  }
  function escape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    if (sheet.hidden) ground.closed();
    else hideContact();
  }
  addEventListener("online", tellNetwork);
  addEventListener("offline", tellNetwork);
  document.addEventListener("visibilitychange", show);
  show();
  tellNetwork();

  return {
    open() {
      panel.hidden = false;
      isOpen = true;
      unfit = fitScreen(panel, log.toEnd);
      show();
      log.toEnd();
      composer.show();
      focusFoot();
    },
    close() {
      panel.hidden = true;
      isOpen = false;
      unfit();
      composer.stop();
    },
    identified: talk.identified,
  };
}

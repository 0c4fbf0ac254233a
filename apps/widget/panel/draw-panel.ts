import type { ChatWelcome } from "../../../modules/inbox/contract.ts";
import type { Ground, Panel } from "../api.ts";
import { dress, el, fill } from "../ground/element.ts";
import type { Calls } from "../talk/calls.ts";
import { startTalk } from "../talk/talk.ts";
import { drawBell } from "./bell.ts";
import { chooseFoot } from "./choose-foot.ts";
import { drawComposer } from "./composer.ts";
import { contactSheet } from "./contact-sheet.ts";
import { drawElsewhere } from "./elsewhere.ts";
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
import { writeReturn } from "./write-times.ts";

/** Draws the panel, closed, and starts the talk in it. */
export function drawPanel(ground: Ground, calls: Calls, welcome: ChatWelcome): Panel {
  const { root, language, visit } = ground;
  const words = language === "fa" ? fa : en;
  dress(root, css);
  let isOpen = false;
  let unfit = () => {};
  const talk = startTalk(calls, visit, ground.claim, () => show());
  const said = el("p", { class: "unseen", role: "status" });
  const notice = el("p", { class: "notice", role: "status", hidden: true });
  const find = (clientId: string) => talk.unsent().find((one) => one.client_id === clientId);
  const log = drawLog(
    {
      language,
      words,
      fetching: talk.attachment,
      tryAgain: (key) => withUnsent(key, talk.tryAgain),
      giveUp: (key) => withUnsent(key, talk.giveUp),
      choose: (label) => talk.say(label, []),
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
    say: talk.say,
    typing,
    problem: tell,
  });
  const head = drawHead(welcome, language, words, { contact: () => contact.show(), close: ground.closed });
  const foot = chooseFoot(talk, welcome, visit, words, composer);
  const bell = drawBell(talk, welcome, visit, { words, language, problem: tell });
  const main = el("div", { class: "main" }, log.log, notice, bell.box, foot.foot);
  const elsewhere = drawElsewhere(welcome.continue_on, words, talk.linkTo);
  const contact = contactSheet(main, words, talk.leave, noted, elsewhere);
  function noted(): void {
    log.toEnd();
    const { opens_at: opens } = welcome;
    const back = welcome.open || !opens ? null : writeReturn(opens, Date.now(), language, words);
    const done = back ? words.contact.doneAt(back) : words.contact.done;
    said.textContent = done;
    tell(done);
  }
  const panel = el(
    "section",
    { class: "panel", role: "dialog", "aria-label": words.title(welcome.brand), hidden: true, keydown: leave },
    head,
    main,
    contact.sheet,
    said,
  );
  fill(
    log.before,
    drawGreeting(welcome, language, words, () => contact.show()),
  );
  takeDrops(panel, words.drop, (files) => composer.form.isConnected && composer.take(files));
  root.querySelector(".corner")?.prepend(panel);

  function tell(text: string): void {
    notice.textContent = text;
    notice.hidden = !text;
  }
  function tellNetwork(): void {
    tell(navigator.onLine ? "" : words.offline);
    log.showTyping(navigator.onLine ? talk.thread.typing : null);
  }
  function show(): void {
    foot.show(root.activeElement);
    log.show(listShown(talk.thread, talk.unsent(), words));
    log.showTyping(talk.thread.typing);
    bell.show();
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
  function leave(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    if (!contact.hide()) ground.closed();
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
      foot.focus();
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

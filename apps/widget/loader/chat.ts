import type { ChatWelcome } from "../../../modules/inbox/contract.ts";
import type { HamdelChat, Panel, PanelFile } from "../api.ts";
import { chatCalls } from "../talk/calls.ts";
import { openPauses } from "../talk/pauses.ts";
import { openVisit } from "../talk/visit.ts";
import { greetOnPages } from "./greet.ts";
import { drawLauncher, type Launcher } from "./launcher.ts";
import { lookForUnread } from "./look-for-unread.ts";
import { words } from "./words.ts";

export type Site = { key: string; host: string; language?: string | undefined; panel: string };

const opened = "hamdel.chat.open";
/** A notice that was pressed opens the chat: a new page by its address, one that stands there by a word. */
const asked = "#hamdel-chat";

/** Starts the chat of a page: asks how the site wants it, when the browser has time, and draws the button. */
export function startChat({ key, host, language: wished, panel: file }: Site): HamdelChat {
  const calls = chatCalls(host, key);
  const visit = openVisit(key);
  const listeners = new Set<(count: number) => void>();
  const looking = new AbortController();
  let claim: string | undefined;
  let unread = 0;
  let panel: Promise<Panel> | null = null;
  let isOpen = false;
  let launcher: Launcher | null = null;
  let greeting: { end(): void } | null = null;
  let attempt = 0;

  async function begin(): Promise<Launcher | null> {
    const welcome = await askWelcome(calls.welcome);
    if (!welcome.on) return null;
    const language = wished === "fa" || wished === "en" ? wished : welcome.language;
    launcher = drawLauncher(welcome, language, () => (isOpen ? close() : open()));
    lookForUnread(calls, visit, tellUnread, looking.signal);
    if (!visit.underWay()) greeting = greetOnPages(welcome.proactive, language, visit.memory, launcher.tell);
    return launcher;
  }
  let ready: Promise<Launcher | null> | null = null;
  const begun = () => {
    ready ??= begin();
    return ready;
  };

  function tellUnread(count: number): void {
    if (count === unread) return;
    unread = count;
    launcher?.label(count);
    for (const told of listeners) told(count);
  }
  async function loadPanel(drawn: Launcher, language: "fa" | "en"): Promise<Panel> {
    // A file that did not arrive is asked for under another address: browsers remember that it failed.
    const { startPanel }: PanelFile = await import(/* @vite-ignore */ `${file}${attempt++ ? `&again=${attempt}` : ""}`);
    looking.abort();
    return startPanel({
      host,
      key,
      visit,
      root: drawn.root,
      language,
      claim: () => claim,
      unread: tellUnread,
      closed: close,
    });
  }
  async function open(): Promise<void> {
    const drawn = await begun();
    if (!drawn || isOpen) return;
    const language = drawn.root.querySelector<HTMLElement>("[lang]")?.lang === "en" ? "en" : "fa";
    greeting?.end();
    drawn.busy(true);
    try {
      panel ??= loadPanel(drawn, language);
      (await panel).open();
      isOpen = true;
      remember(true);
    } catch {
      panel = null;
      drawn.tell(words[language].failed);
    }
    drawn.busy(false);
    drawn.opened(isOpen, unread);
  }
  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    remember(false);
    void panel?.then((one) => one.close());
    launcher?.opened(false, unread);
    launcher?.button.focus();
  }

  navigator.serviceWorker?.addEventListener("message", ({ data }) => data === asked && void open());
  whenIdle(async () => {
    // Who wrote on one page and goes to the next finds the chat as it was; a phone shows the page that was asked for.
    if (!(await begun())) return;
    if (location.hash === asked || (remembered() && matchMedia("(min-width: 601px)").matches)) void open();
  });
  return {
    open: () => void open(),
    close,
    identify(signed) {
      claim = signed;
      void panel?.then((one) => one.identified());
    },
    on(_what, told) {
      listeners.add(told);
      told(unread);
      return () => void listeners.delete(told);
    },
  };
}

/** Asks until there is an answer: a page may be opened before the network is there. */
async function askWelcome(ask: () => Promise<ChatWelcome>): Promise<ChatWelcome> {
  const pauses = openPauses();
  for (;;) {
    try {
      return await ask();
    } catch {
      await pauses.wait();
    }
  }
}

function whenIdle(work: () => void): void {
  const idle = () =>
    "requestIdleCallback" in window ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 200);
  if (document.body) idle();
  else document.addEventListener("DOMContentLoaded", idle, { once: true });
}

function remember(open: boolean): void {
  try {
    if (open) sessionStorage.setItem(opened, "1");
    else sessionStorage.removeItem(opened);
  } catch {
    // Then the next page begins with a closed chat.
  }
}

function remembered(): boolean {
  try {
    return sessionStorage.getItem(opened) === "1";
  } catch {
    return false;
  }
}

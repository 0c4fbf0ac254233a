import { plainMemory } from "../../../../apps/widget/testing/plain-memory.ts";
import type { VisitorsBrowser } from "./browser-of-visitors.ts";
import type { Network } from "./network.ts";

/** How far a visitor writes ahead of the answers. */
const ahead = 3;

type Plan = { name: string; count: number; key: string; browser: VisitorsBrowser; network: () => Network };

/** A visitor who writes `count` messages into the widget's own core and reads what is answered, whatever happens to the network. */
export function openVisitor({ name, count, key, browser, network }: Plan, progressed: () => void) {
  const memory = plainMemory();
  let written = 0;
  let known = 0;
  let writing = false;
  let page = browser.open(key, memory, network(), changed);
  const said = () => page.talk.thread.messages().filter(({ from }) => from === "visitor" || from === "agent");
  const answered = () => said().filter(({ from }) => from === "agent").length;

  function write(): void {
    while (written < count && written - answered() < ahead) page.talk.say(`${name}-${++written}`, []);
  }
  function changed(): void {
    // The widget calls back from within what `write` does.
    if (writing || !page) return;
    writing = true;
    write();
    writing = false;
    const now = said().length;
    if (now !== known) {
      known = now;
      progressed();
    }
  }
  return {
    name,
    begin: changed,
    get network() {
      return page.network;
    },
    /** Leaves the page and opens another one; what was written and not sent is in the browser's memory. */
    reload(): void {
      browser.close(page, memory);
      page = browser.open(key, memory, network(), changed);
      page.talk.flush();
      changed();
    },
    /** What stands on screen, in order. */
    texts: () => said().map(({ text }) => text),
    seqs: () => said().map(({ seq, conversation }) => `${conversation}.${seq}`),
    /** How many messages of both sides have come. */
    get reached() {
      return known;
    },
    get done() {
      return known >= 2 * count && page.talk.unsent().length === 0;
    },
    close: () => browser.close(page, memory),
  };
}
export type VisitorClient = ReturnType<typeof openVisitor>;

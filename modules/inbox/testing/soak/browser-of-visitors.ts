import { setMaxListeners } from "node:events";
import { vi } from "vitest";
import { chatCalls } from "../../../../apps/widget/talk/calls.ts";
import { startTalk, type Talk } from "../../../../apps/widget/talk/talk.ts";
import { openVisit } from "../../../../apps/widget/talk/visit.ts";
import type { plainMemory } from "../../../../apps/widget/testing/plain-memory.ts";
import type { Network } from "./network.ts";

type Page = { talk: Talk; network: Network; timers: NodeJS.Timeout[] };

/**
 * What the widget finds in a page, for many visitors in one process: each page has a host of its own, by which its calls find their network.
 */
export function browserOfVisitors(realFetch: typeof fetch) {
  const networks = new Map<string, Network>();
  const page = new EventTarget();
  setMaxListeners(0, page);
  let timers: NodeJS.Timeout[] = [];
  let pages = 0;
  const realInterval = globalThis.setInterval;
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
    const { host, pathname, search } = new URL(url);
    const network = networks.get(host);
    return network ? network.ask(`${pathname}${search}`, init) : realFetch(url, init);
  });
  vi.stubGlobal("BroadcastChannel", undefined);
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("location", { href: "https://shop.example/cart" });
  vi.stubGlobal("document", { visibilityState: "visible", addEventListener: () => {} });
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));

  return {
    /** Whoever waits for the network tries again, as in a browser that tells of it. */
    online: () => page.dispatchEvent(new Event("online")),
    /** Opens the chat in a page over this network, with what this visitor's browser remembers. */
    open(key: string, memory: ReturnType<typeof plainMemory>, network: Network, changed: () => void): Page {
      const host = `page-${++pages}.example`;
      networks.set(host, network);
      timers = [];
      vi.stubGlobal("setInterval", (work: () => void, pause: number) => {
        const timer = realInterval(work, pause);
        timers.push(timer);
        return timer;
      });
      const talk = startTalk(chatCalls(`http://${host}`, key), openVisit(key, memory), () => undefined, changed);
      vi.stubGlobal("setInterval", realInterval);
      return { talk, network, timers };
    },
    /** Closes a page as one closes a tab. */
    close(gone: Page, memory: ReturnType<typeof plainMemory>): void {
      gone.network.leave();
      for (const timer of gone.timers) clearInterval(timer);
      memory.write("chat.lead", null);
    },
  };
}
export type VisitorsBrowser = ReturnType<typeof browserOfVisitors>;

import type { Memory } from "./memory.ts";

/** An event that waits to be sent, with whose it was when it happened and, where they just said who they are, their signed claim. */
export type Waiting = { visitor: string; claim?: string; event: { id: string; at: number; [field: string]: unknown } };

/** So many at once, and so many kept while offline: the oldest go first. */
const mostAtOnce = 50;
const mostKept = 300;

/** What waits to be sent, kept over pages and restarts. Tabs share it: what two of them send is recorded once, by its id. */
export type Queue = {
  add(waiting: Waiting): void;
  /** The oldest events, all of one visitor. */
  next(): Waiting[];
  drop(sent: readonly Waiting[]): void;
  clear(): void;
};

/** Opens the queue of this browser. */
export function openQueue(memory: Memory): Queue {
  const read = (): Waiting[] => {
    try {
      const kept: unknown = JSON.parse(memory.read("queue") ?? "[]");
      return Array.isArray(kept) ? kept.filter((one) => one?.visitor && one.event?.id) : [];
    } catch {
      return [];
    }
  };
  const write = (all: Waiting[]) => memory.write("queue", all.length > 0 ? JSON.stringify(all) : null);
  return {
    add: (waiting) => write([...read(), waiting].slice(-mostKept)),
    next: () => {
      const all = read();
      return all.filter((one) => one.visitor === all[0]?.visitor).slice(0, mostAtOnce);
    },
    drop: (sent) => {
      const ids = new Set(sent.map((one) => one.event.id));
      write(read().filter((one) => !ids.has(one.event.id)));
    },
    clear: () => write([]),
  };
}

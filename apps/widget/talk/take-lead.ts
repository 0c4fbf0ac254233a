import { type Memory, newId } from "../../sdk/memory.ts";

const name = "hamdel.chat.lead";
const lease = 9_000;
const renew = 3_000;

/** What one tab does for all of them; it ends when the signal says so. */
type Lead = (stopped: AbortSignal) => Promise<void>;

/**
 * Lets one tab of this browser lead: it runs until the page goes away, then another takes over. `takeOver` is for a leader that has
 * gone silent. Pages without https have no locks; there a lease in the storage stands for one.
 */
export function takeLead(memory: Memory, lead: Lead): { takeOver(): void } {
  // A page without https has none.
  const locks = (navigator as { locks?: LockManager }).locks;
  return locks ? byLock(locks, lead) : byLease(memory, lead);
}

function byLock(locks: LockManager, lead: Lead) {
  let leads = false;
  async function queue(options: LockOptions): Promise<void> {
    const stop = new AbortController();
    try {
      await locks.request(name, options, () => {
        leads = true;
        return lead(stop.signal);
      });
    } catch {
      // Another tab took the lead; this one stands in line again.
      stop.abort();
      leads = false;
      void queue({});
    }
  }
  void queue({});
  return {
    takeOver: () => {
      if (!leads) void queue({ steal: true });
    },
  };
}

function byLease(memory: Memory, lead: Lead) {
  const self = newId();
  let stop: AbortController | null = null;
  function look(forced = false): void {
    const [holder, until] = (memory.read("chat.lead") ?? "").split(" ");
    const free = forced || holder === self || !(Number(until) > Date.now());
    if (free) memory.write("chat.lead", `${self} ${Date.now() + lease}`);
    if (free && !stop) {
      stop = new AbortController();
      void lead(stop.signal);
    } else if (!free && stop) {
      stop.abort();
      stop = null;
    }
  }
  look();
  setInterval(look, renew);
  addEventListener("pagehide", () => {
    if (stop) memory.write("chat.lead", null);
  });
  return { takeOver: () => look(true) };
}

import type { SiteReport } from "../../modules/timeline/contract.ts";
import { newId, openMemory } from "./memory.ts";
import { openQueue, type Waiting } from "./queue.ts";
import { send, sendOnLeaving } from "./send.ts";

type Fields = { [field: string]: unknown };
type Told = { type: string; fields: Fields; claim?: string | undefined };

const gather = 800;
const firstPause = 2_000;
const longestPause = 5 * 60_000;
const mostBeforeConsent = 50;

/** Keeps what happens and sends it: together, in order, again after a failure, and when the page goes away. */
export function startReporter(key: string, host: string, allowed: boolean) {
  const memory = openMemory();
  const queue = openQueue(memory);
  let may = allowed;
  let beforeConsent: Told[] = [];
  let pause = firstPause;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;
  let claimed: string | undefined;

  function visitor(): string {
    const known = memory.read("visitor");
    if (known && /^[\w-]{8,64}$/.test(known)) return known;
    const made = newId();
    memory.write("visitor", made);
    return made;
  }
  function reportOf(waiting: Waiting[]): SiteReport {
    const claim = waiting.findLast((one) => one.claim)?.claim;
    const events = waiting.map((one) => one.event);
    return { key, visitor: waiting[0]?.visitor ?? "", sent_at: Date.now(), events, ...(claim && { claim }) };
  }
  function soon(wait: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), wait);
  }
  async function sendAll(): Promise<void> {
    for (let waiting = queue.next(); waiting.length > 0 && may; waiting = queue.next()) {
      if ((await send(host, reportOf(waiting))) === "later") {
        soon(pause);
        pause = Math.min(pause * 2, longestPause);
        return;
      }
      pause = firstPause;
      queue.drop(waiting);
    }
  }
  function flush(): Promise<void> {
    clearTimeout(timer);
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    return sending;
  }
  function leave(): void {
    // What the beacon carries stays in the queue: whether it arrived is not known, and twice is recorded once.
    const waiting = queue.next();
    if (may && waiting.length > 0 && document.visibilityState === "hidden") sendOnLeaving(host, reportOf(waiting));
  }

  document.addEventListener("visibilitychange", leave);
  window.addEventListener("online", () => void flush());
  if (may && queue.next().length > 0) soon(gather);

  function add(type: string, fields: Fields, claim?: string): void {
    if (claim) claimed = claim;
    if (!may) {
      if (beforeConsent.length < mostBeforeConsent) beforeConsent.push({ type, fields, claim });
      return;
    }
    const event = { id: newId(), type, at: Date.now(), url: location.href.slice(0, 2000), ...fields };
    queue.add({ visitor: visitor(), event, ...(claim && { claim }) });
    soon(gather);
  }
  function consent(given: boolean): void {
    may = given;
    const kept = beforeConsent;
    beforeConsent = [];
    if (given) for (const { type, fields, claim } of kept) add(type, fields, claim);
    else {
      queue.clear();
      memory.write("visitor", null);
    }
  }
  function reset(): void {
    claimed = undefined;
    memory.write("visitor", null);
  }
  return { add, consent, flush, reset, memory, who: { may: () => may, visitor, claim: () => claimed } };
}

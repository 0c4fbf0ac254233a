import type { SiteSurvey } from "../../../modules/surveys/contract.ts";

/** On a phone nobody's pointer leaves the page: whoever scrolls far back, or does nothing for so long, is about to go. */
const idle = 30_000;
const soonest = 3000;

/** Calls once when it is time to ask on this page; gives what takes it back. */
export function waitFor(when: SiteSurvey["when"], pages: () => number, fire: () => void): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const timers: ReturnType<typeof setTimeout>[] = [];
  const after = (wait: number, work: () => void) => void timers.push(setTimeout(work, wait));
  signal.addEventListener("abort", () => timers.forEach(clearTimeout));
  const now = () => {
    if (signal.aborted) return;
    // Nobody is asked on a page that they do not look at.
    if (document.hidden) return document.addEventListener("visibilitychange", now, { once: true, signal });
    ends.abort();
    fire();
  };
  if (when.kind === "seconds") after(when.seconds * 1000, now);
  else if (when.kind === "leaving") after(soonest, () => watchLeaving(now, after, signal));
  else if (pages() >= when.pages) after(1000, now);
  return () => ends.abort();
}

function watchLeaving(leaves: () => void, after: (wait: number, work: () => void) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) {
    const top = ({ clientY }: MouseEvent) => clientY <= 0 && leaves();
    document.documentElement.addEventListener("mouseleave", top, { signal });
    return;
  }
  let deepest = scrollY;
  let moved = Date.now();
  const scrolls = () => {
    moved = Date.now();
    deepest = Math.max(deepest, scrollY);
    if (deepest > innerHeight && deepest - scrollY > innerHeight * 0.6) leaves();
  };
  const still = () => {
    const left = moved + idle - Date.now();
    if (left > 0) after(left, still);
    else leaves();
  };
  addEventListener("scroll", scrolls, { passive: true, signal });
  addEventListener("touchstart", () => (moved = Date.now()), { passive: true, signal });
  still();
}

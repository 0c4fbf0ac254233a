/** One who waits: `over` tells whether the waiting ended without news. */
export type Wait = { over: Promise<boolean>; end(): void };

/**
 * Those who wait for news: woken together, or each alone when its time is over or it is gone. Hundreds wait anew some tens of times a second, so
 * it is a timer and a listener for each, and no signal made of signals.
 */
export class Waiting {
  readonly #ends = new Set<(over: boolean) => void>();

  /** Waits until an instant of `performance.now()`; news that comes from now on is not missed. */
  begin(until: number, stop: AbortSignal): Wait {
    const { promise: over, resolve } = Promise.withResolvers<boolean>();
    const end = (without: boolean) => {
      clearTimeout(timer);
      stop.removeEventListener("abort", gone);
      this.#ends.delete(end);
      resolve(without);
    };
    const gone = () => end(true);
    const timer = setTimeout(gone, Math.max(0, until - performance.now())).unref();
    if (!stop.aborted) stop.addEventListener("abort", gone);
    this.#ends.add(end);
    return { over, end: gone };
  }

  /** Wakes everybody: there is news. */
  news(): void {
    for (const end of [...this.#ends]) end(false);
  }

  /** Lets everybody go without news. */
  letGo(): void {
    for (const end of [...this.#ends]) end(true);
  }
}

import { currentBrand } from "./current-brand.ts";
import { listenToChanges, type Told } from "./listen-to-changes.ts";

/** Hears the topics that changed, or `"all"` where anything may have. */
export type Heard = (topics: readonly string[] | "all") => void;

// As long as an answer counts as fresh in the cache (query-client.ts): a page opened later hears what it missed.
const memory = 65_000;

/**
 * The live feed of one brand in this tab. All tabs of a browser share one connection: whoever holds the lock
 * listens to the server and passes on what it hears; when that tab closes, the next one resumes from the last cursor.
 */
export class ChangesFeed {
  #brand: string;
  #channel: BroadcastChannel;
  #heard = new Set<Heard>();
  #recent: { at: number; topics: readonly string[] | "all" }[] = [];
  #cursor: string | null = null;
  #closed = new AbortController();

  constructor(brand: string) {
    this.#brand = brand;
    this.#channel = new BroadcastChannel(`hamdel.changes.${brand}`);
    this.#channel.onmessage = (event: MessageEvent<Told>) => this.#take(event.data);
    const lead = () =>
      listenToChanges({
        brand: this.#brand,
        cursor: () => this.#cursor,
        tell: (told) => this.#pass(told),
        stop: this.#closed.signal,
      });
    navigator.locks
      .request(`hamdel.changes.${brand}`, { signal: this.#closed.signal }, lead)
      .catch((error: unknown) => {
        if (!this.#closed.signal.aborted) throw error;
      });
  }

  /** Calls back on every change from now on, and at once with what changed during the last minute. */
  follow(heard: Heard): () => void {
    this.#heard.add(heard);
    const since = Date.now() - memory;
    for (const one of this.#recent) if (one.at > since) heard(one.topics);
    return () => this.#heard.delete(heard);
  }

  /** Stops listening. */
  close(): void {
    this.#closed.abort();
    this.#channel.close();
  }

  #pass(told: Told): void {
    // The first word after connecting without a cursor: pages fetched before it may have missed something.
    const first = this.#cursor === null;
    this.#channel.postMessage(told);
    this.#take(first ? { ...told, reset: true } : told);
  }

  #take(told: Told): void {
    this.#cursor = told.cursor;
    const topics = told.reset ? "all" : (told.changes ?? []).map((change) => change.topic);
    if (topics !== "all" && topics.length === 0) return;
    const now = Date.now();
    this.#recent = [...this.#recent.filter((one) => one.at > now - memory).slice(-200), { at: now, topics }];
    for (const heard of this.#heard) heard(topics);
  }
}

let feed: { brand: string; feed: ChangesFeed } | null = null;

/** The live feed of the brand on screen, opened on first use. */
export function currentFeed(): ChangesFeed | null {
  const brand = currentBrand();
  if (feed && feed.brand === brand) return feed.feed;
  feed?.feed.close();
  feed = brand ? { brand, feed: new ChangesFeed(brand) } : null;
  return feed?.feed ?? null;
}

/**
 * Whether a change of `topic` is of interest to one who follows `followed`: `customer` hears of every customer, `customer:123` of one,
 * and a change without a number concerns all of its kind.
 */
export function concerns(followed: string, topic: string): boolean {
  return topic === followed || topic.startsWith(`${followed}:`) || followed.startsWith(`${topic}:`);
}

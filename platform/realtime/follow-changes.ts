import type { Kysely } from "kysely";
import { type NoTables, system, withBrand } from "../db/index.ts";
import { type Change, type Cursor, changesAfter, currentCursor, cursorText, isAfter } from "./change-feed.ts";
import type { ChangeListener } from "./listen.ts";
import { Waiting } from "./waiting.ts";

/** What a follower is told: what changed since its cursor, or (`reset`) that it should fetch everything anew. */
export type News = { cursor: Cursor; changes: Change[]; reset: boolean };
type Ground = { database: { app: Kysely<NoTables> }; changes: ChangeListener };
type Page = News & { more: boolean };

/** Who is further behind is told to fetch anew. */
export const mostBehind = 500;
/** A busy brand is looked at some tens of times a second, however much is written and however many follow: a chat waits for it. */
const pause = 25;

/**
 * Lets any number of followers in this process read the change feed. Those who have seen the same share one look at the database, and
 * all who follow stand at the same place, so a brand costs the same for one screen and for a hundred.
 */
export class ChangeFollowing {
  readonly #ground: Ground;
  readonly #feeds = new Map<number, BrandFeed>();
  #closed = false;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /**
   * What came after `cursor` in this brand, each change once and in commit order (null: only where the feed stands now). Waits up to
   * `milliseconds` for something; when that is over, or the signal is aborted, there is nothing new.
   */
  async after(brandId: number, cursor: Cursor | null, milliseconds: number, stop: AbortSignal): Promise<News> {
    const feed = this.#feedOf(brandId);
    feed.followers++;
    try {
      return await feed.after(cursor, performance.now() + (this.#closed ? 0 : milliseconds), stop);
    } finally {
      if (--feed.followers === 0) this.#forget(brandId, feed);
    }
  }

  /** Lets every waiting follower go; who comes later does not wait. */
  close(): void {
    this.#closed = true;
    for (const feed of this.#feeds.values()) feed.waiting.letGo();
  }

  get closed(): boolean {
    return this.#closed;
  }

  #feedOf(brandId: number): BrandFeed {
    const known = this.#feeds.get(brandId);
    if (known) return known;
    const { database, changes } = this.#ground;
    const feed = new BrandFeed((cursor) => readPage(database.app, brandId, cursor));
    feed.stopListening = changes.onChange(brandId, () => feed.wake());
    this.#feeds.set(brandId, feed);
    return feed;
  }

  #forget(brandId: number, feed: BrandFeed): void {
    this.#feeds.delete(brandId);
    feed.close();
  }
}

class BrandFeed {
  followers = 0;
  stopListening = () => {};
  readonly #read: (cursor: Cursor | null) => Promise<Page>;
  readonly #pages = new Map<string, Promise<Page>>();
  readonly waiting = new Waiting();
  #timer: NodeJS.Timeout | null = null;
  #lookedAt = 0;

  constructor(read: (cursor: Cursor | null) => Promise<Page>) {
    this.#read = read;
  }

  async after(cursor: Cursor | null, until: number, stop: AbortSignal): Promise<News> {
    for (let over = false; ; ) {
      // Listening begins before reading, so what is written in between is not missed.
      const wait = this.waiting.begin(until, stop);
      const page = await this.#page(cursor);
      if (cursor === null || page.reset || page.changes.length > 0 || over || stop.aborted) {
        wait.end();
        return page;
      }
      if (page.more) this.wake();
      over = await wait.over;
      if (over) this.#pages.clear();
    }
  }

  /** Something may be new: look again, at once or after the pause. */
  wake(): void {
    if (this.#timer) return;
    const wait = Math.max(0, this.#lookedAt + pause - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#lookedAt = performance.now();
      this.#pages.clear();
      this.waiting.news();
    }, wait);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.stopListening();
  }

  #page(cursor: Cursor | null): Promise<Page> {
    const key = cursor ? cursorText(cursor) : "";
    const known = this.#pages.get(key);
    if (known) return known;
    const page = this.#read(cursor);
    this.#pages.set(key, page);
    page.catch(() => this.#pages.delete(key));
    return page;
  }
}

/** The next page of a brand's feed. A cursor from another database's future is reset, as after a restored backup. */
function readPage(db: Kysely<NoTables>, brandId: number, after: Cursor | null): Promise<Page> {
  const on = { brandId, actor: system("changes"), now: new Date(), readOnly: true };
  return withBrand(db, on, async (ctx) => {
    const page = after && (await changesAfter(ctx, after, mostBehind + 1));
    if (page && page.changes.length > 0 && page.changes.length <= mostBehind) return { ...page, reset: false };
    const current = await currentCursor(ctx);
    const reset = page !== null && (page.changes.length > 0 || isAfter(after as Cursor, current));
    return { cursor: reset || !after ? current : after, changes: [], reset, more: page?.more ?? false };
  });
}

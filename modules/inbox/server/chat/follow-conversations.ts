import { EventEmitter } from "node:events";
import type { House } from "../../../../platform/house/module.ts";
import { ChangeFollowing, type Cursor } from "../../../../platform/realtime/index.ts";
import { conversationTopic } from "../conversations/hold-conversation.ts";

const longestLook = 30_000;

/**
 * Wakes whoever waits for one conversation. However many visitors wait, a process reads each brand's change feed once: a thousand who
 * wait for something else are not woken.
 */
export class ConversationFollowing {
  readonly #following: ChangeFollowing;
  readonly #brands = new Map<number, Brand>();
  readonly #closing = new AbortController();

  constructor(house: House) {
    this.#following = new ChangeFollowing(house);
  }

  /**
   * From when this resolves on, no change of the brand is missed until `stop` is called: look at the conversation afterwards, then wait.
   */
  async begin(
    brandId: number,
  ): Promise<{ changed(conversationId: number | null, signal: AbortSignal): Promise<void>; stop(): void }> {
    const brand = this.#brands.get(brandId) ?? this.#start(brandId);
    brand.followers++;
    await brand.ready;
    return {
      changed: (conversationId, signal) =>
        waitFor(brand.emitter, conversationId === null ? "any" : String(conversationId), signal),
      stop: () => {
        if (--brand.followers > 0) return;
        brand.stop.abort();
        this.#brands.delete(brandId);
      },
    };
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  close(): void {
    this.#closing.abort();
    this.#following.close();
    for (const { emitter } of this.#brands.values()) wakeAll(emitter);
  }

  #start(brandId: number): Brand {
    const stop = new AbortController();
    const emitter = new EventEmitter().setMaxListeners(0);
    const first = this.#following.after(brandId, null, 0, stop.signal).then(({ cursor }) => cursor);
    const brand: Brand = { followers: 0, emitter, stop, ready: first };
    this.#brands.set(brandId, brand);
    void this.#read(brandId, brand, first);
    return brand;
  }

  async #read(brandId: number, { emitter, stop }: Brand, first: Promise<Cursor>): Promise<void> {
    let cursor = await first;
    while (!stop.signal.aborted && !this.closed) {
      const news = await this.#following.after(brandId, cursor, longestLook, stop.signal).catch(() => null);
      if (!news) {
        // The database is away: whoever waits asks again by themselves, and learns it there.
        wakeAll(emitter);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        continue;
      }
      cursor = news.cursor;
      if (news.reset) wakeAll(emitter);
      else for (const { topic, ref } of news.changes) if (topic === conversationTopic) wake(emitter, ref);
    }
  }
}

type Brand = { followers: number; emitter: EventEmitter; stop: AbortController; ready: Promise<Cursor> };

function wake(emitter: EventEmitter, conversationId: number | null): void {
  emitter.emit(String(conversationId));
  emitter.emit("any");
}

function wakeAll(emitter: EventEmitter): void {
  for (const name of emitter.eventNames()) emitter.emit(name);
}

function waitFor(emitter: EventEmitter, name: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      emitter.off(name, done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    emitter.on(name, done);
    signal.addEventListener("abort", done);
  });
}

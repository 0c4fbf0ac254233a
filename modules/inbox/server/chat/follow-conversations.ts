import { EventEmitter } from "node:events";
import type { House } from "../../../../platform/house/module.ts";
import { begunTopic, conversationTopic } from "../conversations/hold-conversation.ts";

/** One visitor's ear: what came since `heard` is not missed, however long it takes to look at it. */
export type Follower = {
  /** Which conversation to listen to beside a beginning of one with them; what came before is not known, so it counts as news. */
  listenTo(conversationId: number | null): void;
  /** Everything up to now is being looked at. */
  heard(): void;
  /** Waits for what came since; at once where something did. False where the time was over or the signal aborted first. */
  news(milliseconds: number, signal: AbortSignal): Promise<boolean>;
  stop(): void;
};

/**
 * Wakes whoever waits for one conversation, straight from the database's notice: nothing is read for it, and a thousand who wait for
 * something else are not woken.
 */
export class ConversationFollowing {
  readonly #house: House;
  readonly #brands = new Map<number, Brand>();
  readonly #closing = new AbortController();

  constructor(house: House) {
    this.#house = house;
  }

  /** From now on no change is missed until `stop` is called. */
  begin(brandId: number, identityId: number): Follower {
    const brand = this.#brands.get(brandId) ?? this.#start(brandId);
    brand.followers++;
    const { stop, ...follower } = follow(brand.emitter, `begun:${identityId}`);
    return {
      ...follower,
      stop: () => {
        stop();
        if (--brand.followers > 0) return;
        for (const end of brand.ends) end();
        this.#brands.delete(brandId);
      },
    };
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  close(): void {
    this.#closing.abort();
    for (const { emitter } of this.#brands.values()) wakeAll(emitter);
  }

  #start(brandId: number): Brand {
    const emitter = new EventEmitter().setMaxListeners(0);
    const { changes } = this.#house;
    const hear = (prefix: string) => (ref: number | null) =>
      ref === null ? wakeAll(emitter) : void emitter.emit(`${prefix}${ref}`);
    const ends = [
      changes.onTopic(brandId, conversationTopic, hear("")),
      changes.onTopic(brandId, begunTopic, hear("begun:")),
    ];
    const brand: Brand = { followers: 0, emitter, ends };
    this.#brands.set(brandId, brand);
    return brand;
  }
}

type Brand = { followers: number; emitter: EventEmitter; ends: (() => void)[] };

function wakeAll(emitter: EventEmitter): void {
  for (const name of emitter.eventNames()) emitter.emit(name);
}

function follow(emitter: EventEmitter, begun: string): Follower {
  let fresh = false;
  let wake: () => void = () => {};
  const hear = () => {
    fresh = true;
    wake();
  };
  let listening: string | null = null;
  emitter.on(begun, hear);
  return {
    listenTo(conversationId) {
      const name = conversationId === null ? null : String(conversationId);
      if (name === listening) return;
      if (listening !== null) emitter.off(listening, hear);
      if (name !== null) emitter.on(name, hear);
      listening = name;
      fresh = true;
    },
    heard() {
      fresh = false;
    },
    news(milliseconds, signal) {
      if (fresh || signal.aborted) return Promise.resolve(fresh);
      return new Promise((resolve) => {
        const timer = setTimeout(() => wake(), milliseconds);
        wake = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", wake);
          wake = () => {};
          resolve(fresh);
        };
        signal.addEventListener("abort", wake);
      });
    },
    stop() {
      emitter.off(begun, hear);
      if (listening !== null) emitter.off(listening, hear);
      wake();
    },
  };
}

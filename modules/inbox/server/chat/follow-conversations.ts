import { EventEmitter } from "node:events";
import type { House } from "../../../../platform/house/module.ts";
import { begunTopic, conversationTopic } from "../conversations/hold-conversation.ts";

/** What wakes a visitor: changes of the conversation they see, and the beginning of one with them. */
type Watched = { conversationId: number | null; identityId: number };

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

  /** From now on no change of the brand is missed until `stop` is called: listen, look at the conversation, then wait. */
  begin(brandId: number): { changed(watched: Watched, signal: AbortSignal): Promise<void>; stop(): void } {
    const brand = this.#brands.get(brandId) ?? this.#start(brandId);
    brand.followers++;
    return {
      changed: ({ conversationId, identityId }, signal) => {
        const names = [`begun:${identityId}`];
        if (conversationId !== null) names.push(String(conversationId));
        return waitFor(brand.emitter, names, signal);
      },
      stop: () => {
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

function waitFor(emitter: EventEmitter, names: readonly string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      for (const name of names) emitter.off(name, done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    for (const name of names) emitter.on(name, done);
    signal.addEventListener("abort", done);
  });
}

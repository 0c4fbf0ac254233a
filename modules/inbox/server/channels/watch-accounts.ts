import { setTimeout as pause } from "node:timers/promises";
import type { House } from "../../../../platform/house/module.ts";
import type { ChannelAdapter } from "./channel-adapter.ts";
import { channelTools } from "./channel-tools.ts";

/** An account as the loop sees it: `form` changes with whatever a connection is made of. */
export type Watched = { brandId: number; id: number; kind: string; form: string };

type Watch = { form: string; stop: AbortController; listening: boolean; ended: Promise<void> };
type Opened = { adapter: ChannelAdapter; settings: unknown; cursor: unknown };

/** Where the loop reads an account, and looks at it. */
type Deeds = { open(account: Watched): Promise<Opened>; look(account: Watched): Promise<void> };

/** One connection for each account that can be waited for; it looks as soon as there is something. */
export type AccountWatching = {
  /** Watches an account, anew where it has changed. */
  keep(account: Watched): void;
  /** Whether the provider would tell of something new just now. */
  isListening(brandId: number, id: number): boolean;
  /** Stops watching all accounts but these. */
  keepOnly(accounts: readonly Watched[]): void;
  stop(): Promise<void>;
};

const key = ({ brandId, id }: Pick<Watched, "brandId" | "id">) => `${brandId}:${id}`;
/** After a look that did not move on, so that a server which always says "new" is not asked without end. */
const breath = 1_000;

/** Begins with nothing watched. */
export function watchAccounts(house: House, deeds: Deeds): AccountWatching {
  const watches = new Map<string, Watch>();
  const ending = new Set<Promise<void>>();

  function end(name: string): void {
    const watch = watches.get(name);
    if (!watch) return;
    watches.delete(name);
    watch.stop.abort();
    ending.add(watch.ended);
    void watch.ended.finally(() => ending.delete(watch.ended));
  }

  async function follow(account: Watched, watch: Omit<Watch, "ended">): Promise<void> {
    const { signal } = watch.stop;
    const listening = (yes: boolean) => {
      watch.listening = yes;
    };
    while (!signal.aborted) {
      const { adapter, settings, cursor } = await deeds.open(account);
      const tools = channelTools(house, house.clock());
      // Without a cursor nothing is known to be new: the first poll says from where on.
      if (cursor === null) await deeds.look(account);
      const isNew = cursor === null ? true : await adapter.watch?.(settings, cursor, { signal, listening }, tools);
      if (isNew === undefined || signal.aborted) return;
      if (isNew && cursor !== null) await deeds.look(account);
      await pause(breath, undefined, { signal: signal }).catch(() => {});
    }
  }

  return {
    keep(account) {
      const name = key(account);
      const known = watches.get(name);
      if (known?.form === account.form) return;
      end(name);
      const watch: Watch = {
        form: account.form,
        stop: new AbortController(),
        listening: false,
        ended: Promise.resolve(),
      };
      watches.set(name, watch);
      watch.ended = follow(account, watch).catch((error) => {
        house.log.warn({ err: error, accountId: account.id }, "a channel is not watched; it is looked at now and then");
        // The next round begins anew, unless something else has begun meanwhile.
        if (watches.get(name) === watch) watches.delete(name);
      });
    },
    isListening: (brandId, id) => watches.get(key({ brandId, id }))?.listening ?? false,
    keepOnly(accounts) {
      const wanted = new Set(accounts.map(key));
      for (const name of watches.keys()) if (!wanted.has(name)) end(name);
    },
    async stop() {
      for (const name of watches.keys()) end(name);
      await Promise.all(ending);
    },
  };
}

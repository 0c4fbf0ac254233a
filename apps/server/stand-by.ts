import type { Logger } from "pino";
import { type Config, startRefusalOf } from "../../platform/config/index.ts";
import { type Data, holdData } from "../launch/open-data.ts";

export type Standing = {
  /** Settles when our own PostgreSQL cannot be brought back. */
  failed: Promise<Error>;
  leave(): Promise<void>;
};

/**
 * Stands by our own PostgreSQL: when it goes away (killed, out of memory) it is brought back under the same address, and the pools
 * reconnect by themselves. An operator's database is the operator's to keep.
 */
export function standBy(config: Config, data: Data, log: Logger): Standing {
  const { promise: failed, resolve: giveUp } = Promise.withResolvers<Error>();
  let current = data;
  let leaving = false;
  let bringing: Promise<void> | undefined;

  function watch(): void {
    current.hold?.client.once("end", () => {
      if (!leaving) bringing = bringBack();
    });
  }
  async function bringBack(): Promise<void> {
    log.warn("PostgreSQL went away; bringing it back");
    try {
      current = await holdData(config);
      log.warn("PostgreSQL is back");
      watch();
    } catch (error) {
      giveUp(startRefusalOf(error) ?? (error as Error));
    }
  }
  watch();
  return {
    failed,
    async leave() {
      leaving = true;
      await bringing;
      await current.close();
    },
  };
}

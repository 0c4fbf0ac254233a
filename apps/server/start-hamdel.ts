import type { Config } from "../../platform/config/index.ts";
import { blameDisk } from "../launch/blame-disk.ts";
import { bringUpToDate, type Update } from "../launch/bring-up-to-date.ts";
import { migrationSources } from "../launch/migration-sources.ts";
import { type Data, holdData } from "../launch/open-data.ts";
import { openHouse, openLog } from "../launch/open-house.ts";
import { refuseBusyPort } from "./listen.ts";
import { serve } from "./serve.ts";
import { standBy } from "./stand-by.ts";
import { startWork } from "./work.ts";

export type Running = {
  /** Where it listens; undefined for a worker. */
  address?: string;
  update: Update;
  /** Settles when Hamdel cannot go on, with the reason. */
  failed: Promise<Error>;
  /** Takes no more, finishes what is begun, leaves the data folder. */
  stop(): Promise<void>;
};

/** Starts what the role asks for; `say` hears of slow steps. What was begun is ended again when a later step refuses. */
export async function startHamdel(config: Config, say: (line: string) => void): Promise<Running> {
  const ends: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  let data: Data | undefined;
  try {
    const log = openLog(config);
    data = await holdData(config, say);
    const standing = standBy(config, data, log);
    ends.push(standing.leave);
    if (config.role !== "worker") await refuseBusyPort(config);
    const update = await bringUpToDate(data.url, config, migrationSources());
    const { house, close } = await openHouse(config, data.url, log);
    ends.push(close);
    if (config.role !== "server") ends.push(await startWork(house));
    if (config.role === "worker") return { update, failed: standing.failed, stop };
    const serving = await serve(house);
    ends.push(serving.close);
    return { address: serving.address, update, failed: standing.failed, stop };
  } catch (error) {
    const reason = await blameDisk(error, config.dataDir, data);
    await stop();
    throw reason;
  }
}

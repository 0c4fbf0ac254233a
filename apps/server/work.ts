import type { Runner } from "graphile-worker";
import type { House } from "../../platform/house/module.ts";
import { releaseAbandonedJobs } from "../../platform/jobs/release-abandoned-jobs.ts";
import { startJobs } from "../../platform/jobs/run-jobs.ts";
import { modules } from "../modules.ts";

/** Starts the worker: jobs and the modules' standing loops. Gives how to end it, which waits for the jobs under way. */
export async function startWork(house: House): Promise<() => Promise<void>> {
  let ending = false;
  let runner: Runner;
  async function runJobs(): Promise<void> {
    runner = await startJobs(house, modules, { life });
    // The runner gives up when the database stays away; begin again until it is back.
    runner.promise.catch((error) => {
      if (ending) return;
      house.log.error({ err: error }, "the worker stopped; starting it again");
      again();
    });
  }
  function again(): void {
    setTimeout(() => {
      if (!ending) runJobs().catch(again);
    }, 1000).unref();
  }
  const life = await releaseAbandonedJobs(house.database.url);
  await runJobs();
  const loops: (() => Promise<void>)[] = [];
  for (const module of modules) {
    const stop = await module.start?.(house);
    if (stop) loops.push(stop);
  }
  return async () => {
    ending = true;
    for (const stop of loops) await stop();
    await runner.stop().catch(() => {}); // it had stopped by itself
    await life.leave();
  };
}

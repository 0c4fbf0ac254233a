import { Logger, type Runner, run, runOnce, type TaskList } from "graphile-worker";
import { system, withBrand } from "../db/index.ts";
import { hearEvent } from "../events/index.ts";
import type { House, Module } from "../house/module.ts";
import type { Job, JobRun } from "./index.ts";
import type { SignOfLife } from "./sign-of-life.ts";

// Failures are logged once, by the task itself, with their cause.
const quietLogger = new Logger(() => () => {});

function jobRun(house: House, task: string, brandId: number): JobRun {
  const actor = system(task);
  const on = { brandId, actor };
  return {
    house,
    brandId,
    actor,
    write: (work) => withBrand(house.database.app, { ...on, now: house.clock() }, work),
    read: (work) => withBrand(house.database.app, { ...on, now: house.clock(), readOnly: true }, work),
  };
}

function taskList(house: House, modules: readonly Module[]): TaskList {
  const jobs: Record<string, Job> = Object.assign({}, ...modules.map((module) => module.jobs ?? {}));
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  jobs["hear-event"] = (job, payload) => hearEvent(job, payload, subscribers);
  const tasks: TaskList = {};
  for (const [task, job] of Object.entries(jobs)) {
    tasks[task] = async (payload) => {
      const body = payload as { brandId: number };
      try {
        await job(jobRun(house, task, body.brandId), body);
      } catch (error) {
        house.log.error({ err: error, task, brandId: body.brandId }, "job failed");
        throw error;
      }
    };
  }
  for (const cron of modules.flatMap((module) => module.cron ?? [])) {
    tasks[`cron:${cron.name}`] = () => cron.run(house);
  }
  return tasks;
}

export type JobsOptions = {
  concurrency?: number;
  /** Where it is said that these workers live, before they take their first job. */
  life?: Pick<SignOfLife, "hold" | "drop">;
};

/** Starts working off jobs until `stop()`. The house's `url` is the owner's: job tables are outside row-level security. */
export async function startJobs(
  house: House,
  modules: readonly Module[],
  { concurrency = 4, life }: JobsOptions = {},
): Promise<Runner> {
  const crontab = modules
    .flatMap((module) => module.cron ?? [])
    .map((cron) => `${cron.pattern} cron:${cron.name}`)
    .join("\n");
  const pools = new Set<string>();
  const runner = await run({
    connectionString: unhurried(house.database.url),
    concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    taskList: taskList(house, modules),
    crontab,
    logger: quietLogger,
    preset: { plugins: life ? [sayingThatItLives(life, pools)] : [] },
  });
  const dropped = () => Promise.all([...pools].map((pool) => life?.drop(pool)));
  void runner.promise.then(dropped, dropped);
  return runner;
}

/**
 * The worker's own connections do not wait for the disk when a job is taken or done: where the server itself falls over within that blink,
 * the job runs once more, as it may at any time. What a job does is committed on the house's connections, and waits.
 */
function unhurried(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get("options");
  address.searchParams.set("options", [given, "-c synchronous_commit=off"].filter(Boolean).join(" "));
  return address.href;
}

/** A job is locked by its pool of workers, whose id graphile-worker makes. */
function sayingThatItLives(life: Pick<SignOfLife, "hold">, pools: Set<string>): GraphileConfig.Plugin {
  return {
    name: "sign-of-life",
    version: "0.0.0",
    worker: {
      hooks: {
        startWorker(_ctx, { worker }) {
          pools.add(worker.workerPool.id);
          return life.hold(worker.workerPool.id);
        },
      },
    },
  };
}

/**
 * Runs every job that is due now and returns when none is left (for tests and the command line). A worker does not wait until what it did is
 * written down before it asks for the next job, nor before it ends: by one connection the writing comes first. Else jobs of a lane found it
 * taken by their own forerunner and stayed, and a job that was done was still on the table for a moment.
 */
export async function runDueJobs(house: House, modules: readonly Module[]): Promise<void> {
  await runOnce({
    connectionString: house.database.url,
    maxPoolSize: 1,
    noHandleSignals: true,
    concurrency: 2,
    taskList: taskList(house, modules),
    logger: quietLogger,
  });
}

import { type RawBuilder, sql } from "kysely";
import { type Actor, atEnd, type Context } from "../db/index.ts";
import type { House } from "../house/module.ts";

export type JobOptions = {
  /** A waiting job with the same key is replaced, so a burst leaves one. */
  key?: string;
  runAt?: Date;
  /** Jobs of one queue run one after another. */
  queue?: string;
};

/**
 * Adds a job at the end of this transaction: it exists exactly when the transaction commits. At least once: handlers must be idempotent.
 * Payloads carry ids, never personal data, since they outlive an erasure in logs.
 */
export async function enqueue(
  ctx: Context,
  task: string,
  payload: Record<string, unknown>,
  options: JobOptions = {},
): Promise<void> {
  const { key = null, runAt = null, queue = null } = options;
  await atEnd(ctx, addJobs, { task, body: JSON.stringify({ ...payload, brandId: ctx.brandId }), key, runAt, queue });
}

type Waiting = { task: string; body: string; key: string | null; runAt: Date | null; queue: string | null };

function addJobs(_ctx: Context, jobs: readonly Waiting[]): RawBuilder<unknown> {
  return sql`select enqueue(task, body::json, key, run_at, queue)
    from unnest(${jobs.map((job) => job.task)}::text[], ${jobs.map((job) => job.body)}::text[], ${jobs.map((job) => job.key)}::text[],
      ${jobs.map((job) => job.runAt)}::timestamptz[], ${jobs.map((job) => job.queue)}::text[])
      with ordinality as job (task, body, key, run_at, queue, n) order by n`;
}

/**
 * Brings the jobs that wait under these keys forward to now; leaves alone what runs already, and keys that no job has. No worker is woken by it:
 * whoever ends a job looks for the next one.
 */
export async function hurry(ctx: Context, keys: readonly string[]): Promise<void> {
  await sql`select hurry(${keys}::text[])`.execute(ctx.db);
}

/** What a job gets: the house, its brand, and a way to open transactions of that brand (none is open when it starts). */
export type JobRun = {
  house: House;
  brandId: number;
  actor: Actor;
  write<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  read<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
};

// biome-ignore lint/suspicious/noExplicitAny: each job parses its own payload; the registry holds them all
export type Job = (run: JobRun, payload: any) => Promise<void>;

/** A house-wide duty at a fixed time (crontab pattern, UTC); it opens its own transactions. */
export type CronJob = { name: string; pattern: string; run(house: House): Promise<void> };

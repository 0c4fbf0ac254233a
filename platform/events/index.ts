import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../db/index.ts";
import type { JobRun } from "../jobs/index.ts";

/** A fact that a module announces. The schema is the wire shape; payloads carry ids and facts as they were, no text of persons. */
export type DomainEvent<T> = { name: string; schema: z.ZodType<T> };

export function defineEvent<T>(name: string, schema: z.ZodType<T>): DomainEvent<T> {
  return { name, schema };
}

/** One module's ear for one event. Hearing twice must change nothing. */
export type Subscriber = { name: string; event: string; hear(job: JobRun, payload: unknown): Promise<void> };

/** Subscribes under a name that stays the same over versions: it is part of waiting jobs. */
export function on<T>(
  event: DomainEvent<T>,
  name: string,
  hear: (job: JobRun, payload: T) => Promise<void>,
): Subscriber {
  return { name, event: event.name, hear: (job, payload) => hear(job, event.schema.parse(payload)) };
}

/** Announces a fact in this transaction; subscribers hear it after commit, at least once. */
export async function announce<T>(ctx: Context, event: DomainEvent<T>, payload: T): Promise<void> {
  const body = JSON.stringify({ brandId: ctx.brandId, event: event.name, payload });
  await sql`select enqueue('hear-event', ${body}::json)`.execute(ctx.db);
}

/** Announces several facts of one kind in one statement, each heard by itself. */
export async function announceAll<T>(ctx: Context, event: DomainEvent<T>, payloads: readonly T[]): Promise<void> {
  if (payloads.length === 0) return;
  const bodies = payloads.map((payload) => JSON.stringify({ brandId: ctx.brandId, event: event.name, payload }));
  await sql`select enqueue('hear-event', body::json) from unnest(${bodies}::text[]) as body`.execute(ctx.db);
}

type Announced = { brandId: number; event: string; payload: unknown; subscriber?: string };

/**
 * Delivers one announced event. With several subscribers each gets a job of its own, so that one that fails is retried alone.
 */
export async function hearEvent(job: JobRun, announced: Announced, subscribers: readonly Subscriber[]): Promise<void> {
  const ears = subscribers.filter(
    (ear) => ear.event === announced.event && (!announced.subscriber || ear.name === announced.subscriber),
  );
  if (ears.length <= 1) {
    await ears[0]?.hear(job, announced.payload);
    return;
  }
  await job.write(async (ctx) => {
    for (const ear of ears) {
      const body = JSON.stringify({ ...announced, subscriber: ear.name });
      await sql`select enqueue('hear-event', ${body}::json)`.execute(ctx.db);
    }
  });
}

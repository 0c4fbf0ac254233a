import type * as z from "zod";
import { atEnd, type Context } from "../db/index.ts";
import { enqueue, type JobRun } from "../jobs/index.ts";
import { writeAnnounced } from "./announced.ts";

export {
  type Announced,
  announcedAfter,
  announcedDays,
  announcedTopic,
  forgetAnnounced,
} from "./announced.ts";
export { bringsHistory, isNews } from "./news.ts";

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

/** Announces a fact in this transaction; subscribers hear it after commit, at least once, and it is kept for those who read in order. */
export async function announce<T>(ctx: Context, event: DomainEvent<T>, payload: T): Promise<void> {
  await enqueue(ctx, "hear-event", { event: event.name, payload });
  await atEnd(ctx, writeAnnounced, { event: event.name, payload });
}

type Heard = { brandId: number; event: string; payload: unknown; subscriber?: string };

/**
 * Delivers one announced event. With several subscribers each gets a job of its own, so that one that fails is retried alone.
 */
export async function hearEvent(job: JobRun, announced: Heard, subscribers: readonly Subscriber[]): Promise<void> {
  const ears = subscribers.filter(
    (ear) => ear.event === announced.event && (!announced.subscriber || ear.name === announced.subscriber),
  );
  if (ears.length <= 1) {
    await ears[0]?.hear(job, announced.payload);
    return;
  }
  await job.write(async (ctx) => {
    for (const ear of ears) {
      await enqueue(ctx, "hear-event", { ...announced, subscriber: ear.name });
    }
  });
}

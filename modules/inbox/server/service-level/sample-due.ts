import type { Context } from "../../../../platform/db/index.ts";
import { type SampleAnswer, type ServiceLevelBody, serviceTargets } from "../../contract.ts";
import { brandHours } from "./brand-hours.ts";
import type { ConversationFact } from "./facts-of-conversation.ts";
import { calendarOf, promiseOf } from "./rounds-of.ts";
import { serviceClock } from "./service-clock.ts";
import { isOpen, nextOpening, type WorkingCalendar } from "./working-time.ts";

const halfHour = 1_800_000;

/**
 * When a message would be due under a level, saved or not: one of the instant asked for, or, since it tells most, one of half an hour
 * before the next closing.
 */
export async function sampleDue(ctx: Context, level: ServiceLevelBody, asked: Date | null): Promise<SampleAnswer> {
  const calendar = calendarOf({ calendar: await brandHours(ctx), levels: [] }, level);
  const at = asked ?? beforeClosing(calendar, ctx.now);
  const due = serviceTargets.flatMap((target) => {
    const promise = promiseOf(level, target);
    if (!promise) return [];
    const clock = serviceClock(promise, calendar, factsFor(target, at), at);
    return [{ target, warn_at: clock.warnAt?.toISOString() ?? null, due_at: clock.dueAt?.toISOString() ?? null }];
  });
  return { at: at.toISOString(), due };
}

/** A further message is one after we have spoken. */
function factsFor(target: string, at: Date): ConversationFact[] {
  const spoken = target === "next_reply" ? [{ at, kind: "agent_reply" as const, channel: null }] : [];
  return [...spoken, { at, kind: "customer_message", channel: null }];
}

/** Half an hour before people next go home, on a half hour of the clock. */
function beforeClosing(calendar: WorkingCalendar, now: Date): Date {
  const opens = nextOpening(calendar, now);
  if (!opens) return now;
  let at = Math.ceil(opens.getTime() / halfHour) * halfHour;
  // Where it never closes within a week there is no closing to tell of.
  for (const week = at + 7 * 86_400_000; at < week && isOpen(calendar, new Date(at)); ) at += halfHour;
  return new Date(at - halfHour);
}

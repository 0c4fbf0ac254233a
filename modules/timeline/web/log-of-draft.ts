import { instantOf, parseIsoDay, toLatinDigits, wallClock } from "../../../platform/i18n/index.ts";
import type { QuickLog } from "../contract.ts";
import type { Draft } from "./use-quick-log.ts";

/** `14:05` from what somebody typed (۱۴:۰۵, 1405, 9), or null. */
export function readTime(text: string): { hour: number; minute: number } | null {
  const found = /^(\d{1,2})(?:[:.٫/ ]?(\d{2}))?$/.exec(toLatinDigits(text).trim());
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2] ?? 0)];
  return found && hour < 24 && minute < 60 ? { hour, minute } : null;
}

/** When a draft says it happened, on the brand's clock; undefined means now. A day without a time is its noon, today's is now. */
export function whenOf({ day, time }: Pick<Draft, "day" | "time">, timeZone: string, now: Date): Date | undefined {
  const clock = time.trim() ? readTime(time) : null;
  if (!day && !clock) return undefined;
  const today = wallClock(now, timeZone);
  const chosen = (day ? parseIsoDay(day) : null) ?? today;
  const isToday = sameDay(chosen, today);
  if (!clock && isToday) return undefined;
  return instantOf({ ...dayOnly(chosen), ...(clock ?? { hour: 12, minute: 0 }) }, timeZone);
}

/** A draft as it is sent. */
export function logOf(draft: Draft, timeZone: string, now: Date): QuickLog {
  const when = whenOf(draft, timeZone, now);
  return {
    what: draft.what,
    text: draft.text.trim(),
    direction: draft.direction,
    ...(draft.feeling === null ? {} : { feeling: draft.feeling }),
    ...(draft.partner.trim() ? { partner: draft.partner.trim() } : {}),
    ...(draft.channel ? { channel: draft.channel } : {}),
    ...(draft.touchpoint ? { touchpoint: draft.touchpoint } : {}),
    ...draft.extra,
    ...(when ? { occurred_at: when.toISOString() } : {}),
  };
}

type Day = { year: number; month: number; day: number };
const sameDay = (a: Day, b: Day) => a.year === b.year && a.month === b.month && a.day === b.day;
const dayOnly = ({ year, month, day }: Day) => ({ year, month, day });

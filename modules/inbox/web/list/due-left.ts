import type { ConversationDue } from "../../contract.ts";

/** How far away a promised moment is, in the largest unit that says enough, and how it is told: `bad` once it is over. */
export type DueLeft = {
  count: number;
  unit: "minutes" | "hours" | "days";
  late: boolean;
  tone: "calm" | "warning" | "bad";
  seconds: number;
};

const minute = 60_000;

/** What is left of a promise, on the clock: minutes up to two hours, hours up to two days, then days; at least one. */
export function dueLeft(due: Pick<ConversationDue, "due_at" | "warn_at">, now: number): DueLeft {
  const distance = Date.parse(due.due_at) - now;
  const late = distance < 0;
  const tone = late ? "bad" : now >= Date.parse(due.warn_at) ? "warning" : "calm";
  const minutes = Math.max(1, Math.ceil(Math.abs(distance) / minute));
  const base = { late, tone, seconds: Math.round(Math.abs(distance) / 1000) } as const;
  if (minutes < 120) return { ...base, count: minutes, unit: "minutes" };
  if (minutes < 48 * 60) return { ...base, count: Math.floor(minutes / 60), unit: "hours" };
  return { ...base, count: Math.floor(minutes / 1440), unit: "days" };
}

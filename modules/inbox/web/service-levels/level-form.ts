import type { ServiceLevelBody } from "../../contract.ts";

/** A level as the form begins it. */
export const blankLevel: ServiceLevelBody = {
  name: "",
  channels: [],
  priorities: [],
  teams: [],
  segments: [],
  first_reply: 60,
  next_reply: null,
  resolution: null,
  counts: "working",
  hours: null,
  pauses_while_snoozed: true,
  warn_percent: 80,
};

/** Units in which a form asks for time, and how many minutes each has. */
export const unitMinutes = { minutes: 1, hours: 60, days: 1440 } as const;
export type TimeUnit = keyof typeof unitMinutes;

/** The largest unit in which so many minutes are a whole number. */
export function unitOf(minutes: number | null): TimeUnit {
  if (minutes === null || minutes % 60 !== 0) return "minutes";
  return minutes % 1440 === 0 ? "days" : "hours";
}

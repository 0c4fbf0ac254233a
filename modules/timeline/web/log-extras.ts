import type { ComponentType } from "react";
import type { QuickLog } from "../contract.ts";

/** What a higher module adds to a log as it is written. */
export type LogExtra = Pick<QuickLog, "outcome" | "duration_seconds" | "follow">;
export type LogExtraProps = {
  what: QuickLog["what"];
  value: LogExtra;
  onChange: (value: LogExtra) => void;
};
type Registered = { permission: string; component: ComponentType<LogExtraProps> };

const extras: Registered[] = [];

/** Lets a higher module show fields of its own in the quick log, to those who hold the permission. */
export function registerLogExtra(extra: Registered): void {
  extras.push(extra);
}

/** What higher modules show in the quick log. */
export function logExtras(): readonly Registered[] {
  return extras;
}

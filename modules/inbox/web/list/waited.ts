/** How long somebody has waited: the number to show, its unit, and whether that is long. */
export type Waited = {
  count: number;
  unit: "minutes" | "hours" | "days";
  tone: "calm" | "warning" | "bad";
  seconds: number;
};

const minute = 60_000;

/** How long it is since `since`: from half an hour on it is worth a warning, from four hours on it is bad. */
export function waited(since: string, now: number): Waited {
  const passed = Math.max(0, now - Date.parse(since));
  const minutes = Math.floor(passed / minute);
  const tone = minutes >= 240 ? "bad" : minutes >= 30 ? "warning" : "calm";
  const base = { tone, seconds: Math.round(passed / 1000) } as const;
  if (minutes < 60) return { ...base, count: minutes, unit: "minutes" };
  if (minutes < 48 * 60) return { ...base, count: Math.floor(minutes / 60), unit: "hours" };
  return { ...base, count: Math.floor(minutes / 1440), unit: "days" };
}

const dayLength = 86_400_000;

/** Turns what a zone's clock shows, as if it were UTC (ms), into the instant (ms). */
export type ZoneClock = (wall: number) => number;

const clocks = new Map<string, ZoneClock>();

/**
 * The clock of an IANA time zone, made for bulk work: `Intl` is asked about a day once, not per row. An hour that summer
 * time skips is read one hour later, one that comes twice as its first. Throws a RangeError for an unknown zone.
 */
export function zoneClock(timeZone: string): ZoneClock {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = makeClock(timeZone);
  clocks.set(timeZone, made);
  return made;
}

function makeClock(timeZone: string): ZoneClock {
  const offsetAt = offsetReader(timeZone);
  // Days between 1900 and 2200, so at most 110,000 of them; NaN marks a day on which the clock changes.
  const offsets = new Map<number, number>();
  const offsetOfDay = (day: number): number => {
    const before = offsetAt((day - 1) * dayLength);
    const found = before === offsetAt((day + 2) * dayLength) ? before : Number.NaN;
    offsets.set(day, found);
    return found;
  };
  return (wall) => {
    const day = Math.floor(wall / dayLength);
    const offset = offsets.get(day) ?? offsetOfDay(day);
    return Number.isNaN(offset) ? exactInstant(wall, offsetAt) : wall - offset;
  };
}

function exactInstant(wall: number, offsetAt: (instant: number) => number): number {
  const before = offsetAt(wall - dayLength);
  const after = offsetAt(wall + dayLength);
  for (const offset of [before, after]) if (offsetAt(wall - offset) === offset) return wall - offset;
  return wall - before;
}

/** How far a zone is ahead of UTC at an instant, in ms. */
function offsetReader(timeZone: string): (instant: number) => number {
  const formatter = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instant) => {
    const shown: Record<string, number> = {};
    for (const { type, value } of formatter.formatToParts(instant)) shown[type] = Number(value);
    const { year, month, day, hour, minute, second } = shown as Record<string, number>;
    return Date.UTC(year!, month! - 1, day!, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };
}

import { wallClock } from "../i18n/calendar.ts";

const minute = 60_000;

/**
 * An instant as ISO 8601 on the clock of a time zone, with its offset: `2026-01-25T00:00:00+03:30`. Milliseconds stand there where
 * they are not zero. Where the zone's offset has seconds (before zones were agreed on), in UTC.
 */
export function writeInstant(instant: Date, timeZone: string): string {
  const { year, month, day, hour, minute: minutes, second } = wallClock(instant, timeZone);
  const milliseconds = instant.getUTCMilliseconds();
  const wall = Date.UTC(year, month - 1, day, hour, minutes, second, milliseconds);
  const ahead = wall - instant.getTime();
  if (ahead % minute !== 0) return instant.toISOString();
  const shown = new Date(wall).toISOString().slice(0, milliseconds === 0 ? -5 : -1);
  const [hours, rest] = [Math.floor(Math.abs(ahead) / minute / 60), (Math.abs(ahead) / minute) % 60];
  return `${shown}${ahead < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
}

const two = (number: number) => String(number).padStart(2, "0");

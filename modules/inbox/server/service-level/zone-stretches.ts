import { dayNumberOf } from "../../../../platform/calendar/index.ts";
import { wallClock } from "../../../../platform/i18n/index.ts";

/** A stretch of time in which a zone's clock runs `offset` milliseconds ahead of UTC; `start` is in it, `end` is not. */
export type ZoneStretch = { start: number; end: number; offset: number };

const dayLength = 86_400_000;
const blockLength = 64 * dayLength;
// Asking Intl costs more than all other work here, so a block is asked for once and kept.
const blocks = new Map<string, ZoneStretch[]>();

/**
 * The stretches of one offset between two instants (milliseconds since 1970), in order and without holes; one stretch may
 * come in parts. Source: the time zone data of ICU, through Intl.
 */
export function* zoneStretches(timeZone: string, from: number, to: number): Generator<ZoneStretch> {
  for (let block = Math.floor(from / blockLength); block * blockLength < to; block++) {
    for (const { start, end, offset } of stretchesOfBlock(timeZone, block)) {
      if (end > from && start < to) yield { start: Math.max(start, from), end: Math.min(end, to), offset };
    }
  }
}

function stretchesOfBlock(timeZone: string, block: number): ZoneStretch[] {
  const key = `${timeZone} ${block}`;
  const known = blocks.get(key);
  if (known) return known;
  const start = block * blockLength;
  const found = [{ start, end: start + blockLength, offset: offsetAt(timeZone, start) }];
  for (let day = start; day < start + blockLength; day += dayLength) {
    const before = found.at(-1)!;
    const offset = offsetAt(timeZone, day + dayLength);
    if (offset === before.offset) continue;
    before.end = changeBetween(timeZone, day, day + dayLength);
    found.push({ start: before.end, end: start + blockLength, offset });
  }
  blocks.set(key, found);
  return found;
}

/** The first second after `low` at which the offset is no longer that of `low`; one change lies between them. */
function changeBetween(timeZone: string, low: number, high: number): number {
  const offset = offsetAt(timeZone, low);
  let [before, after] = [low, high];
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (offsetAt(timeZone, middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}

function offsetAt(timeZone: string, time: number): number {
  const { year, month, day, hour, minute, second } = wallClock(new Date(time), timeZone);
  return dayNumberOf(year, month, day) * dayLength + ((hour * 60 + minute) * 60 + second) * 1000 - time;
}

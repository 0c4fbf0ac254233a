import fc from "fast-check";
import { expect, test } from "vitest";
import { type WorkingWeek, weekdays } from "../../../admin/contract.ts";
import { addWorkingTime, isOpen, nextOpening, type WorkingCalendar, workingMilliseconds } from "./working-time.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

// Days on which a clock somewhere changes, and two on which none does.
const places: [timeZone: string, around: string][] = [
  ["Asia/Tehran", "2022-03-21T20:30Z"],
  ["Asia/Tehran", "2022-09-21T19:30Z"],
  ["Asia/Tehran", "2026-03-21T00:00Z"],
  ["Europe/Berlin", "2026-03-29T01:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00Z"],
  ["America/New_York", "2026-03-08T07:00Z"],
  ["America/New_York", "2026-11-01T06:00Z"],
  ["America/St_Johns", "2006-10-29T02:31Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30Z"],
  ["Africa/Casablanca", "2026-02-15T02:00Z"],
  ["Pacific/Apia", "2011-12-30T10:00Z"],
  ["Asia/Kathmandu", "2026-06-01T00:00Z"],
];

const clockTime = fc
  .integer({ min: 0, max: 96 })
  .map((quarter) => `${String(quarter >> 2).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`);
const workingDay = fc.array(fc.record({ from: clockTime, to: clockTime }), { maxLength: 3 });
const week: fc.Arbitrary<WorkingWeek> = fc.record(
  Object.fromEntries(weekdays.map((name) => [name, workingDay])) as Record<keyof WorkingWeek, typeof workingDay>,
);

/** A calendar and a few minutes, in order, around a day on which its clock may change. */
const scene = fc.constantFrom(...places).chain(([timeZone, around]) => {
  const middle = Date.parse(around);
  const instant = fc.integer({ min: -1440, max: 1440 }).map((minutes) => new Date(middle + minutes * minute));
  const isoDay = fc
    .integer({ min: -2, max: 2 })
    .map((days) => new Date(middle + days * day).toISOString().slice(0, 10));
  return fc.record({
    calendar: fc.record({
      timeZone: fc.constant(timeZone),
      week,
      holidays: fc.array(isoDay).map((days) => new Set(days)),
    }),
    instants: fc.tuple(instant, instant, instant).map((all) => all.sort((a, b) => Number(a) - Number(b))),
  });
});

/** Whether the clock on the wall stands within a period, straight from Intl. */
function clockReader({ timeZone, week, holidays }: WorkingCalendar): (time: number) => boolean {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const named = new Intl.DateTimeFormat("en-US", { timeZone, weekday: "long" });
  return (time) => {
    const [date, clock] = shown.format(time).split(" ") as [string, string];
    const periods = week[named.format(time).toLowerCase() as keyof WorkingWeek];
    return !holidays.has(date) && periods.some(({ from, to }) => from <= clock && clock < to);
  };
}

test("working time is what one counts minute by minute on the clock", () => {
  fc.assert(
    fc.property(scene, ({ calendar, instants: [from, , to] }) => {
      const open = clockReader(calendar);
      let counted = 0;
      for (let at = from!.getTime(); at < to!.getTime(); at += minute) if (open(at)) counted++;
      expect(workingMilliseconds(calendar, from!, to!) / minute).toBe(counted);
      expect(isOpen(calendar, from!)).toBe(open(from!.getTime()));
    }),
    { numRuns: 150 },
  );
});

test("working time adds up, never runs backwards and never faster than time", () => {
  fc.assert(
    fc.property(scene, ({ calendar, instants }) => {
      const [a, b, c] = instants as [Date, Date, Date];
      const whole = workingMilliseconds(calendar, a, c);
      expect(workingMilliseconds(calendar, a, b) + workingMilliseconds(calendar, b, c)).toBe(whole);
      expect(whole).toBeLessThanOrEqual(c.getTime() - a.getTime());
      expect(workingMilliseconds(calendar, a, b)).toBeLessThanOrEqual(whole);
    }),
  );
});

test("time added is time worked, to the earliest instant; more time ends no earlier", () => {
  const length = fc.integer({ min: 1, max: 3 * day });
  fc.assert(
    fc.property(scene, length, length, ({ calendar, instants: [from] }, one, other) => {
      const end = addWorkingTime(calendar, from!, one);
      if (!end) {
        expect(nextOpening(calendar, from!)).toBeNull();
        return;
      }
      expect(workingMilliseconds(calendar, from!, end)).toBe(one);
      expect(workingMilliseconds(calendar, from!, new Date(end.getTime() - 1))).toBe(one - 1);
      const later = addWorkingTime(calendar, from!, one + other)!;
      expect(later.getTime()).toBeGreaterThanOrEqual(end.getTime() + other);
      expect(addWorkingTime(calendar, end, other)).toEqual(later);
    }),
  );
});

test("the next opening is open, and nothing is worked before it", () => {
  fc.assert(
    fc.property(scene, ({ calendar, instants: [at] }) => {
      const opening = nextOpening(calendar, at!);
      if (!opening) return;
      expect(isOpen(calendar, opening)).toBe(true);
      expect(workingMilliseconds(calendar, at!, opening)).toBe(0);
    }),
  );
});

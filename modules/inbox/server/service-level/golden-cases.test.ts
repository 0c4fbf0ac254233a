import { expect, test } from "vitest";
import type { ServiceFact } from "./conversation-rounds.ts";
import { goldenCalendars } from "./golden-calendars.ts";
import { afterCases, betweenCases, openingCases } from "./golden-cases.ts";
import { clockCases } from "./golden-clock-cases.ts";
import { type ServiceTarget, serviceClock } from "./service-clock.ts";
import { addWorkingTime, isOpen, nextOpening, workingMilliseconds } from "./working-time.ts";

const linesOf = (table: string) =>
  table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()) as [string, string, ...string[]]);

const calendarOf = (name: string) => goldenCalendars[name]!;
const millisecondsOf = (text: string) => {
  const [hours, minutes] = text.split(":").map(Number) as [number, number];
  return (hours * 60 + minutes) * 60_000;
};
const instantOf = (text: string) => new Date(text.length > 8 ? text : `2026-11-${text.replace(" ", "T")}+03:30`);
const orNull = (text: string) => (text === "-" ? null : instantOf(text));

test.each(linesOf(betweenCases))("working time in %s: %s", (calendar, _story, from, to, expected) => {
  const spent = workingMilliseconds(calendarOf(calendar), instantOf(from!), instantOf(to!));
  expect(spent / 60_000).toBe(millisecondsOf(expected!) / 60_000);
});

test.each(linesOf(afterCases))("time added in %s: %s", (calendar, _story, from, time, expected) => {
  expect(addWorkingTime(calendarOf(calendar), instantOf(from!), millisecondsOf(time!))).toEqual(orNull(expected!));
});

test.each(linesOf(openingCases))("opening in %s: %s", (calendar, _story, at, open, expected) => {
  expect(isOpen(calendarOf(calendar), instantOf(at!))).toBe(open === "open");
  expect(nextOpening(calendarOf(calendar), instantOf(at!))).toEqual(orNull(expected!));
});

function targetOf(text: string): ServiceTarget {
  const [kind, length, time, asleep] = text.split(" ");
  return {
    kind: kind as ServiceTarget["kind"],
    milliseconds: millisecondsOf(length!),
    time: time as ServiceTarget["time"],
    warnShare: 0.75,
    pausesWhileSnoozed: asleep !== "asleep",
  };
}

function factsOf(text: string): ServiceFact[] {
  return text
    .split(", ")
    .filter(Boolean)
    .map((fact) => {
      const gap = fact.lastIndexOf(" ");
      return { at: instantOf(fact.slice(0, gap)), kind: fact.slice(gap + 1) as ServiceFact["kind"] };
    });
}

test.each(linesOf(clockCases))("a clock: %s (%s, %s)", (_story, calendar, target, facts, now, ...expected) => {
  const clock = serviceClock(targetOf(target!), calendarOf(calendar), factsOf(facts!), instantOf(now!));
  const [state, due, warn, spent, met, breached] = expected;
  expect(clock).toEqual({
    state,
    dueAt: orNull(due!),
    warnAt: orNull(warn!),
    spentMs: millisecondsOf(spent!),
    metAt: orNull(met!),
    breachedAt: orNull(breached!),
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { ServiceFact } from "./conversation-rounds.ts";
import { goldenCalendars } from "./golden-calendars.ts";
import { type ServiceTarget, serviceClock, serviceRounds } from "./service-clock.ts";

const minute = 60_000;
const began = Date.parse("2026-11-21T04:00Z");
const calendar = fc.constantFrom(goldenCalendars["office"]!, goldenCalendars["bazaar"]!, goldenCalendars["always"]!);
const kinds: ServiceFact["kind"][] = [
  "customer_message",
  "agent_reply",
  "bot_reply",
  "waiting_for_customer",
  "snoozed",
  "unsnoozed",
  "reassigned",
  "resolved",
  "reopened",
];
const target: fc.Arbitrary<ServiceTarget> = fc.record({
  kind: fc.constantFrom("first_reply", "next_reply", "resolution"),
  milliseconds: fc.integer({ min: 1, max: 1000 }).map((minutes) => minutes * minute),
  time: fc.constantFrom("working", "calendar"),
  warnShare: fc.constantFrom(0.5, 0.75, 1),
  pausesWhileSnoozed: fc.boolean(),
});
const facts: fc.Arbitrary<ServiceFact[]> = fc
  .array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 300 })), { maxLength: 14 })
  .map((steps) => {
    let at = began;
    return steps.map(([kind, minutes]) => {
      at += minutes * minute;
      return { kind, at: new Date(at) };
    });
  });
const later = fc.integer({ min: 0, max: 5000 }).map((minutes) => new Date(began + minutes * minute));

test("a clock says the same thing in all its parts, whatever happens in whatever order", () => {
  fc.assert(
    fc.property(target, calendar, facts, later, (promise, hours, happened, now) => {
      const clock = serviceClock(promise, hours, happened, now);
      expect(clock.breachedAt !== null).toBe(clock.state === "breached");
      expect(clock.dueAt !== null).toBe(clock.state === "running" || clock.state === "breached");
      if (clock.state === "met") expect(clock.metAt).not.toBeNull();
      if (clock.state === "running") expect(Number(clock.dueAt)).toBeGreaterThanOrEqual(Number(now));
      if (clock.state === "breached") expect(clock.spentMs).toBeGreaterThanOrEqual(promise.milliseconds);
      else expect(clock.spentMs).toBeLessThanOrEqual(promise.milliseconds);
      if (clock.dueAt) expect(Number(clock.warnAt)).toBeLessThanOrEqual(Number(clock.dueAt));
    }),
    { numRuns: 1000 },
  );
});

test("rounds follow each other: each begins when the one before is over, and only the last can run", () => {
  fc.assert(
    fc.property(target, calendar, facts, later, (promise, hours, happened, now) => {
      const rounds = serviceRounds(promise, hours, happened, now);
      if (promise.kind !== "next_reply") expect(rounds.length).toBeLessThanOrEqual(1);
      for (const round of rounds.slice(0, -1)) expect(["met", "breached", "none"]).toContain(round.state);
      const starts = rounds.map(({ startedAt }) => Number(startedAt));
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }),
    { numRuns: 500 },
  );
});

test("left alone, a running clock breaches just after it was due, and no earlier", () => {
  fc.assert(
    fc.property(target, calendar, facts, (promise, hours, happened) => {
      const end = happened.at(-1)?.at ?? new Date(began);
      const { state, dueAt } = serviceClock(promise, hours, happened, end);
      if (state !== "running") return;
      const then = (added: number) => serviceClock(promise, hours, happened, new Date(dueAt!.getTime() + added));
      expect(then(0).state).toBe("running");
      expect(then(1)).toMatchObject({ state: "breached", breachedAt: dueAt });
    }),
    { numRuns: 500 },
  );
});

test("a promise once broken stays broken, except for the customer's next turn", () => {
  fc.assert(
    fc.property(target, calendar, facts, later, later, (promise, hours, happened, one, other) => {
      const [before, after] = one < other ? [one, other] : [other, one];
      const broken = serviceRounds(promise, hours, happened, before).filter(({ breachedAt }) => breachedAt);
      const still = serviceRounds(promise, hours, happened, after).filter(({ breachedAt }) => breachedAt);
      expect(still.map(({ breachedAt }) => breachedAt)).toEqual(
        expect.arrayContaining(broken.map(({ breachedAt }) => breachedAt)),
      );
    }),
    { numRuns: 500 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import "../metrics/index.ts";
import { testDatabase } from "../../../../platform/testing/index.ts";
import { type ToldConversation, type ToldEvent, tellConversations } from "../../../inbox/testing.ts";
import { askShop, openSmallShop } from "../../testing.ts";

const database = await testDatabase();
const start = Date.parse("2026-10-01T00:00:00Z");
const now = new Date("2026-11-01T00:00:00Z");
const nowMinute = (now.getTime() - start) / 60_000;
const period = { from: "2026-09-30", to: "2026-11-01" };

// The naive count: straight from the list of what happened, knowing nothing of rounds or tables.
type Wait = { minutes: number; over: boolean; by: string | undefined };

function naiveFirst({ events, spam, assignee }: ToldConversation): Wait | null {
  if (spam) return null;
  const asked = events.find(({ what }) => what === "customer");
  if (!asked) return null;
  const spokeBefore = events.slice(0, events.indexOf(asked)).some(({ what }) => what === "agent");
  if (spokeBefore) return null;
  const answer = events.slice(events.indexOf(asked)).find(({ what }) => what === "agent");
  if (answer) return { minutes: answer.minute - asked.minute, over: true, by: answer.user };
  const last = events.findLast(({ what }) => what === "resolved" || what === "reopened");
  if (last?.what === "resolved" && events.indexOf(last) > events.indexOf(asked)) return null;
  return { minutes: nowMinute - asked.minute, over: false, by: assignee ?? undefined };
}

/** The product over all ends up to t, written as it stands in the book. */
function naiveQuantile(waits: readonly Wait[], share: number): number | null {
  const survival = (t: number) =>
    [...new Set(waits.filter(({ over, minutes }) => over && minutes <= t).map(({ minutes }) => minutes))].reduce(
      (product, end) =>
        product *
        (1 -
          waits.filter(({ over, minutes }) => over && minutes === end).length /
            waits.filter(({ minutes }) => minutes >= end).length),
      1,
    );
  const ends = [...new Set(waits.filter(({ over }) => over).map(({ minutes }) => minutes))].sort((a, b) => a - b);
  return ends.find((t) => survival(t) <= 1 - share + 1e-12) ?? null;
}

const what = fc.constantFrom<ToldEvent["what"]>(
  "customer",
  "customer",
  "agent",
  "bot",
  "machine",
  "note",
  "withdrawn",
  "resolved",
);
const events = fc.array(
  fc.record({ gap: fc.integer({ min: 1, max: 3000 }), what, user: fc.constantFrom("u1", "u2") }),
  {
    minLength: 1,
    maxLength: 7,
  },
);
const conversation = fc.record({
  begins: fc.integer({ min: 0, max: 20_000 }),
  events,
  spam: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  channel: fc.constantFrom("chat", "email"),
  assignee: fc.constantFrom("u1", "u3", null),
});

/** Events in their order; what is resolved is reopened before anything else is resolved. */
function toldOf(begins: number, drawn: readonly { gap: number; what: ToldEvent["what"]; user: string }[]): ToldEvent[] {
  let [minute, resolved] = [begins, false];
  return drawn.flatMap(({ gap, what, user }) => {
    minute += gap;
    const human = what === "agent" || what === "withdrawn" || what === "note" || what === "resolved";
    const event: ToldEvent = { minute, what, ...(human && { user }) };
    if (what === "resolved" && resolved) return [];
    const again: ToldEvent[] = resolved && what === "customer" ? [{ minute, what: "reopened" }] : [];
    resolved = what === "resolved" || (resolved && again.length === 0);
    return [...again, event];
  });
}

test("first responses equal a naive count, whoever waits, answers, withdraws or resolves", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(conversation, { minLength: 1, maxLength: 12 }), async (drawn) => {
      const shop = await openSmallShop(database, 12, "Asia/Tehran", "gregorian");
      const told = drawn.map(({ begins, events, ...rest }, place) => ({
        ...rest,
        identity: place + 1,
        events: toldOf(begins, events),
      }));
      await tellConversations(database, shop.brandId, start, told, now);
      const waits = told.flatMap((one) => naiveFirst(one) ?? []);
      const ask = (metric: string, more: Record<string, string> = {}) =>
        askShop(database, shop, metric, { ...period, ...more }, now);
      const [group] = await ask("first-response-time", { time: "calendar" });
      const seconds = (share: number) => {
        const minutes = naiveQuantile(waits, share);
        return minutes === null ? null : minutes * 60;
      };
      expect(group).toMatchObject({
        n: waits.length,
        waiting: waits.filter(({ over }) => !over).length,
        value: seconds(0.5),
        p90: seconds(0.9),
      });
      const byAgent = await ask("first-response-time", { time: "calendar", by: "agent" });
      for (const { key, n } of byAgent) expect(n).toBe(waits.filter(({ by }) => (by ?? null) === key["agent"]).length);
      const real = told.filter(({ spam }) => !spam);
      const said = real
        .flatMap((one) => one.events)
        .filter((one) => ["customer", "machine", "agent", "bot"].includes(one.what));
      expect((await ask("messages"))[0]!.n).toBe(said.length);
      expect((await ask("new-conversations"))[0]!.n).toBe(real.length);
      const resolved = real.filter((one) => one.events.some((event) => event.what === "resolved"));
      const again = resolved.filter((one) => one.events.some((event) => event.what === "reopened"));
      expect((await ask("reopen-rate"))[0]).toMatchObject({ n: resolved.length, hits: again.length });
    }),
    { numRuns: 20 },
  );
});

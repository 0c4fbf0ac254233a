import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "../../../../platform/testing/index.ts";
import { adviseChannel, registerReachEvidence } from "../../index.ts";
import { claim, customersOf, noon, testBrand } from "../../testing.ts";
import { recordConsent } from "../profile/consents.ts";
import { type Candidate, rankChannels } from "./rank-channels.ts";

const database = await testDatabase();
const open = (channel: string, more: Partial<Candidate> = {}): Candidate => ({
  channel,
  gate: { allowed: true, address: "x" },
  preferred: false,
  evidence: [],
  ...more,
});
const all = ["sms", "email", "phone", "telegram"].map((channel) => open(channel));
const first = (...asked: Parameters<typeof rankChannels>) => rankChannels(...asked)[0]!;

test("what is wished for decides where nothing else is known", () => {
  expect(first(all, { urgency: "any", formality: "formal" })).toMatchObject({ channel: "email" });
  expect(first(all, { urgency: "now", formality: "informal" })).toMatchObject({ channel: "telegram" });
  const long = rankChannels(all, { urgency: "any", length: 900 });
  expect(long.find(({ channel }) => channel === "sms")?.reasons).toContain("too_long");
  const files = rankChannels(all, { urgency: "now", attachments: true });
  expect(files.slice(0, 2).map(({ channel }) => channel)).toEqual(["telegram", "email"]);
  const dear = rankChannels(all, { urgency: "now", costs: { telegram: 900, sms: 0 } });
  expect(dear.find(({ channel }) => channel === "telegram")?.reasons).toContain("costly");
});

test("what the customer likes and where they answered before outweighs what is usual", () => {
  const liked = [open("sms"), open("email", { preferred: true })];
  expect(first(liked, { urgency: "any" })).toMatchObject({
    channel: "email",
    reasons: expect.arrayContaining(["preferred"]),
  });
  const answered = { channel: "email", sent: 20, answered: 18, medianAnswerSeconds: 900 };
  const silent = { channel: "sms", sent: 20, answered: 0, medianAnswerSeconds: null };
  const known = [open("sms", { evidence: [silent] }), open("email", { evidence: [answered] })];
  const [best, other] = rankChannels(known, { urgency: "today" });
  expect(best).toMatchObject({ channel: "email", reasons: expect.arrayContaining(["answers_quickly"]) });
  expect(other).toMatchObject({ channel: "sms", reasons: expect.arrayContaining(["rarely_answers"]) });
});

test("a channel that the gate holds back never comes before an open one", () => {
  const gate = fc.constantFrom<Candidate["gate"]>(
    { allowed: true, address: null },
    { allowed: false, reason: "refused", detail: {} },
    { allowed: false, reason: "quiet_hours", until: noon, detail: {} },
  );
  const candidate = fc.record({
    channel: fc.constantFrom("sms", "email", "phone", "bale", "constructor", "pigeon"),
    gate,
    preferred: fc.boolean(),
    evidence: fc.array(
      fc.record({
        channel: fc.constant("sms"),
        sent: fc.nat(50),
        answered: fc.nat(80),
        medianAnswerSeconds: fc.option(fc.nat(100_000)),
      }),
      { maxLength: 3 },
    ),
  });
  const wish = fc.record(
    {
      urgency: fc.constantFrom("now", "today", "any"),
      length: fc.nat(9000),
      attachments: fc.boolean(),
      costs: fc.dictionary(fc.constantFrom("sms", "email", "phone"), fc.nat(900)),
    },
    { requiredKeys: ["urgency"] },
  );
  fc.assert(
    fc.property(fc.array(candidate), wish, (candidates, wished) => {
      const ranked = rankChannels(candidates, wished as Parameters<typeof rankChannels>[1]);
      expect(ranked).toHaveLength(candidates.length);
      const blocks = ranked.map((one) => one.blocked !== null);
      expect(blocks).toEqual([...blocks].sort());
      for (const { score, blocked } of ranked) {
        expect(Number.isInteger(score) && score <= 100).toBe(true);
        expect(score === 0).toBe(blocked !== null);
      }
    }),
  );
});

test("a customer's channels are ranked by what the gate, their wish and other modules say", async () => {
  const on = await testBrand(database.app);
  const [id] = await on.in((ctx) =>
    customersOf(ctx, claim("phone:+989121234567", "email:a@example.com", "bale:@sara_bale")),
  );
  await on.in((ctx) => recordConsent(ctx, id!, { channel: "sms", purpose: "service", granted: false, source: "form" }));
  registerReachEvidence("test", async (_ctx, { customerId, identityIds }) => {
    expect([customerId, identityIds.length]).toEqual([id, 3]);
    return [{ channel: "bale", sent: 9, answered: 9, medianAnswerSeconds: 60 }];
  });
  const advice = await on.in((ctx) => adviseChannel(ctx, { customerId: id!, purpose: "service", urgency: "today" }));
  expect(advice.map(({ channel }) => channel).sort()).toEqual(["bale", "email", "phone", "sms"]);
  expect(advice[0]).toMatchObject({ channel: "bale", reasons: expect.arrayContaining(["answers_quickly"]) });
  expect(advice.at(-1)).toMatchObject({ channel: "sms", score: 0, blocked: "refused" });
});

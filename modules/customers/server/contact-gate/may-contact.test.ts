import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "../../../../platform/testing/index.ts";
import {
  claimContact,
  eraseCustomer,
  mayContact,
  mayContactMany,
  recordContact,
  suppressAddress,
} from "../../index.ts";
import { claim, customersOf, noon, testBrand } from "../../testing.ts";
import { mergeByHand } from "../people/merge-by-hand.ts";
import { undoMerge } from "../people/undo-merge.ts";
import { exportPerson } from "../privacy/export-person.ts";
import { recordConsent } from "../profile/consents.ts";
import { changeContactRules, contactRulesOf } from "./contact-rules.ts";
import { registerContactErasure } from "./forget-contact.ts";
import { listSuppressions } from "./list-suppressions.ts";
import { removeSuppression, restoreSuppression } from "./suppressions.ts";

const database = await testDatabase();
registerContactErasure();
const night = new Date("2026-11-22T19:30:00Z"); // 23:00 in Tehran
const phone = "+989121234567";
const sms = { channel: "sms", purpose: "marketing" } as const;

async function given() {
  const on = await testBrand(database.app);
  const id = await on.in(
    async (ctx) => (await customersOf(ctx, claim(`phone:${phone}`, "email:sara@example.com")))[0]!,
  );
  const say = (
    granted: boolean,
    purpose: "service" | "marketing" | "survey" = "marketing",
    now = noon,
    customer = id,
  ) => on.in((ctx) => recordConsent(ctx, customer, { channel: "sms", purpose, granted, source: "form" }), now);
  return { on, id, say };
}

test("offers need a yes, questions and answers go out until somebody says no", async () => {
  const { on, id, say } = await given();
  const ask = (purpose: "service" | "marketing" | "survey") =>
    on.in((ctx) => mayContact(ctx, { customerId: id, channel: "sms", purpose }));
  expect(await ask("marketing")).toEqual({ allowed: false, reason: "no_consent", detail: {} });
  expect(await ask("survey")).toEqual({ allowed: true, address: phone });
  expect(await ask("service")).toEqual({ allowed: true, address: phone });
  await say(true);
  expect(await ask("marketing")).toEqual({ allowed: true, address: phone });
  for (const purpose of ["service", "marketing", "survey"] as const) {
    await say(false, purpose);
    expect(await ask(purpose)).toMatchObject({
      allowed: false,
      reason: "refused",
      detail: { said: { source: "form" } },
    });
  }
  await on.in(async (ctx) => changeContactRules(ctx, { ...(await contactRulesOf(ctx)), surveyNeedsConsent: true }));
  expect(await on.in((ctx) => mayContact(ctx, { customerId: id, channel: "email", purpose: "survey" }))).toMatchObject({
    reason: "no_consent",
  });
  expect(
    await on.in((ctx) => mayContact(ctx, { customerId: id, channel: "telegram", purpose: "service" })),
  ).toMatchObject({
    reason: "no_address",
  });
  await expect(
    on.in((ctx) => mayContact(ctx, { customerId: 999_999_999, channel: "sms", purpose: "service" })),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("an address stays suppressed however it is written, on its channel and line, until the suppression is removed", async () => {
  const { on, id } = await given();
  const ask = (more: object = {}) =>
    on.in((ctx) => mayContact(ctx, { customerId: id, channel: "sms", purpose: "service", ...more }));
  const stop = {
    channel: "sms",
    address: "۰۹۱۲ ۱۲۳ ۴۵۶۷",
    line: "3000",
    reason: "stop_word",
    source: "لغو۱۱",
  } as const;
  const { id: suppressed } = await on.in((ctx) => suppressAddress(ctx, stop));
  expect(await on.in((ctx) => suppressAddress(ctx, stop))).toEqual({ id: suppressed, made: false });
  expect(await ask()).toMatchObject({
    reason: "suppressed",
    detail: { suppression: { id: suppressed, reason: "stop_word" } },
  });
  expect(await ask({ line: "3000", reply: true })).toMatchObject({ reason: "suppressed" });
  expect(await ask({ line: "5000" })).toEqual({ allowed: true, address: phone });
  expect(await ask({ channel: "phone" })).toEqual({ allowed: true, address: phone });
  expect(await ask({ address: "0912-123-4567" })).toMatchObject({ reason: "suppressed" });
  expect(await ask({ address: "09350000000" })).toMatchObject({ allowed: true });
  for (const search of ["09121234567", "1234", "٠٩١٢ ١٢٣"]) {
    const { rows } = await on.in((ctx) => listSuppressions(ctx, { search, limit: 50 }));
    expect(rows).toMatchObject([{ id: suppressed, customer_id: id, address: phone }]);
  }
  await on.in((ctx) => removeSuppression(ctx, suppressed));
  expect(await ask()).toMatchObject({ allowed: true });
  await on.in((ctx) => restoreSuppression(ctx, suppressed));
  expect(await ask()).toMatchObject({ reason: "suppressed" });
  const second = await on.in((ctx) => customersOf(ctx, claim("phone:+989121111111", "crm:two")));
  await on.in((ctx) => mergeByHand(ctx, id, second[0]!));
  expect(await ask()).toEqual({ allowed: true, address: "+989121111111" });
});

test("at night only an answer goes out, and a gate that is shut says until when", async () => {
  const { on, id, say } = await given();
  await say(true);
  const ask = (more: object) => on.in((ctx) => mayContact(ctx, { customerId: id, ...sms, now: night, ...more }));
  const morning = new Date("2026-11-23T04:30:00Z");
  expect(await ask({})).toEqual({
    allowed: false,
    reason: "quiet_hours",
    until: morning,
    detail: { quiet: { from: "21:00", to: "08:00" } },
  });
  expect(await ask({ now: morning })).toMatchObject({ allowed: true });
  expect(await ask({ reply: true })).toMatchObject({ reason: "quiet_hours" });
  expect(await ask({ purpose: "service" })).toMatchObject({ reason: "quiet_hours" });
  expect(await ask({ purpose: "service", reply: true })).toMatchObject({ allowed: true });
  const wrote = (minutes: number) => new Date(night.getTime() - minutes * 60_000);
  expect(await ask({ purpose: "service", reply: wrote(59) })).toMatchObject({ allowed: true });
  expect(await ask({ purpose: "service", reply: wrote(61) })).toMatchObject({ reason: "quiet_hours" });
  await on.in(async (ctx) =>
    changeContactRules(ctx, { ...(await contactRulesOf(ctx)), quietByChannel: { sms: null } }),
  );
  expect(await ask({})).toMatchObject({ allowed: true });
});

test("what went out is counted, also for whoever is merged, and given back when the merge is undone", async () => {
  const { on, id, say } = await given();
  const [other] = await on.in((ctx) => customersOf(ctx, claim("phone:+989350000000")));
  await say(true);
  await say(true, "marketing", noon, other);
  const sent = (customerId: number, days: number) =>
    on.in((ctx) => recordContact(ctx, { customerId, ...sms, at: new Date(noon.getTime() - days * 86_400_000) }));
  await sent(id, 6);
  await sent(other!, 3);
  const ask = (customerId: number) => on.in((ctx) => mayContact(ctx, { customerId, ...sms }));
  expect([(await ask(id)).allowed, (await ask(other!)).allowed]).toEqual([true, true]);
  const mergeId = await on.in((ctx) => mergeByHand(ctx, id, other!));
  const tomorrow = new Date(noon.getTime() + 86_400_000);
  const reached = { allowed: false, reason: "cap_reached", until: tomorrow, detail: { cap: { most: 2, days: 7 } } };
  expect([await ask(id), await ask(other!)]).toMatchObject([reached, reached]);
  const both = await on.in((ctx) => mayContactMany(ctx, [id, other!], sms));
  expect([...both.values()]).toMatchObject([reached, reached]);
  await on.in((ctx) => undoMerge(ctx, mergeId));
  expect([(await ask(id)).allowed, (await ask(other!)).allowed]).toEqual([true, true]);
});

test("two senders at once cannot both take the last place under a cap", async () => {
  const { on, id, say } = await given();
  await say(true);
  const claims = Array.from({ length: 5 }, () => on.in((ctx) => claimContact(ctx, { customerId: id, ...sms })));
  const answers = await Promise.all(claims);
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(2);
});

test("an erased person is reached no more, their address stays suppressed without being known", async () => {
  const { on, id, say } = await given();
  await say(true);
  await on.in((ctx) =>
    suppressAddress(ctx, { channel: "email", address: "Sara@Example.com", reason: "bounce", source: "smtp" }),
  );
  await on.in((ctx) => recordContact(ctx, { customerId: id, ...sms }));
  const { contact } = (await on.in((ctx) => exportPerson(ctx, id))) as { contact: unknown };
  expect(contact).toMatchObject({ suppressions: [{ address: "sara@example.com" }], sent: [{ channel: "sms" }] });
  await on.in((ctx) => eraseCustomer(ctx, id));
  expect(await on.in((ctx) => mayContact(ctx, { customerId: id, ...sms }))).toMatchObject({ reason: "erased" });
  const [other] = await on.in((ctx) => customersOf(ctx, claim("phone:+989350000000")));
  const ask = { customerId: other!, channel: "sms", purpose: "service", address: phone } as const;
  expect(await on.in((ctx) => mayContact(ctx, ask))).toMatchObject({ reason: "erased" });
  await on.in((ctx) => suppressAddress(ctx, { channel: "sms", address: phone, reason: "complaint", source: "api" }));
  const stored = await database.owner.query("select * from contact_suppression where brand_id = $1", [on.id]);
  expect(stored.rows).toHaveLength(2);
  expect(JSON.stringify(stored.rows)).not.toMatch(/sara|9121234567/);
});

test("what one brand suppresses, counts and rules leaves another alone", async () => {
  const [one, two] = [await given(), await given()];
  await one.on.in((ctx) => suppressAddress(ctx, { channel: "sms", address: phone, reason: "hand", source: "staff" }));
  await one.on.in(async (ctx) => changeContactRules(ctx, { ...(await contactRulesOf(ctx)), quietHours: null }));
  const ask = { channel: "sms", purpose: "service" } as const;
  expect(await two.on.in((ctx) => mayContact(ctx, { customerId: two.id, ...ask }))).toMatchObject({ allowed: true });
  expect((await two.on.in(contactRulesOf)).quietHours).not.toBeNull();
  expect((await two.on.in((ctx) => listSuppressions(ctx, { limit: 50 }))).rows).toEqual([]);
  const theirs = two.on.in((ctx) => mayContact(ctx, { customerId: one.id, ...ask }));
  await expect(theirs).rejects.toMatchObject({ code: "not_found" });
});

test("whatever happens before, nobody is reached whose last word was no", async () => {
  const { on, id } = await given();
  const purposes = ["service", "marketing", "survey"] as const;
  const step = fc.oneof(
    fc.record({ kind: fc.constant("say"), granted: fc.boolean(), purpose: fc.constantFrom(...purposes) }),
    fc.record({ kind: fc.constant("sent"), granted: fc.boolean(), purpose: fc.constantFrom(...purposes) }),
    fc.record({ kind: fc.constant("stop"), granted: fc.boolean(), purpose: fc.constantFrom(...purposes) }),
  );
  let time = noon.getTime();
  const last = new Map<string, boolean>();
  const run = async (steps: { kind: string; granted: boolean; purpose: (typeof purposes)[number] }[]) => {
    let stopped = 0;
    for (const { kind, granted, purpose } of steps) {
      time += 1000;
      const now = new Date(time);
      if (kind === "say") last.set(purpose, granted);
      await on.in(async (ctx) => {
        if (kind === "say") await recordConsent(ctx, id, { channel: "sms", purpose, granted, source: "form" });
        else if (kind === "sent") await recordContact(ctx, { customerId: id, channel: "sms", purpose });
        else if (granted)
          ({ id: stopped } = await suppressAddress(ctx, {
            channel: "sms",
            address: phone,
            reason: "hand",
            source: "staff",
          }));
        else if (stopped) await removeSuppression(ctx, stopped).catch(() => {});
      }, now);
    }
    for (const purpose of purposes) {
      for (const reply of [true, false]) {
        const answer = await on.in((ctx) => mayContact(ctx, { customerId: id, channel: "sms", purpose, reply }));
        if (last.get(purpose) === false) expect(answer).toMatchObject({ allowed: false, reason: "refused" });
        if (purpose === "marketing" && last.get(purpose) !== true) expect(answer.allowed).toBe(false);
      }
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 6 }), run), { numRuns: 25 });
});

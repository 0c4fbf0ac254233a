import fc from "fast-check";
import { expect, test } from "vitest";
import { afterTry, deadAfter, deadAfterDeliveries, pauseAfter, pauses } from "./delivery-plan.ts";
import { matchesFilters } from "./matches-filter.ts";
import { signWebhook } from "./sign-webhook.ts";

test("signatures are these, byte for byte", () => {
  const at = new Date("2026-11-26T08:00:00.900Z");
  const body = '{"id":1,"type":"trial","data":{"name":"سلام"}}';
  expect(signWebhook(["whsec_one"], at, body)).toBe(
    "t=1795680000,v1=8ff4b63d7be2fe959109767f8873e01fd1a60601cf221ffb9450eec356e1c568",
  );
  expect(signWebhook(["whsec_two", "whsec_one"], at, body).split(",")).toEqual([
    "t=1795680000",
    expect.stringMatching(/^v1=[0-9a-f]{64}$/),
    signWebhook(["whsec_one"], at, body).split(",")[1],
  ]);
});

test("nine tries go over a day, and never sooner than a receiver asks", () => {
  const day = 24 * 3_600_000;
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThanOrEqual(day);
  expect(pauseAfter(pauses.length + 1)).toBeNull();
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: pauses.length }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.option(fc.integer({ min: 0, max: 100_000 })),
      (tried, chance, retryAfter) => {
        const wait = pauseAfter(tried, { chance, retryAfter })!;
        expect(wait).toBeGreaterThanOrEqual(pauses[tried - 1]!);
        expect(wait).toBeGreaterThanOrEqual(Math.min((retryAfter ?? 0) * 1000, 6 * 3_600_000));
      },
    ),
  );
});

test("an address is given up after three days without a success, or twenty deliveries in a row", () => {
  const failed = { ok: false, gone: false, givenUp: true };
  const now = new Date("2026-11-26T08:00:00Z");
  let health = { failingSince: null as Date | null, failedTries: 0, failedDeliveries: 0 };
  for (let n = 1; n < deadAfterDeliveries; n++) {
    const next = afterTry(health, failed, now);
    expect(next.paused).toBeNull();
    health = next;
  }
  expect(afterTry(health, failed, now).paused).toBe("dead");
  expect(afterTry(health, { ...failed, ok: true }, now)).toMatchObject({ failingSince: null, failedDeliveries: 0 });
  const since = { failingSince: new Date(now.getTime() - deadAfter), failedTries: 3, failedDeliveries: 0 };
  expect(afterTry(since, { ...failed, givenUp: false }, now).paused).toBe("dead");
  expect(afterTry(health, { ...failed, gone: true }, now).paused).toBe("gone");
});

test("filters look through lists, and a field that is not there fits nothing", () => {
  const data = { channel: "sms", responses: [{ mode: "web" }, { mode: "phone", customer_id: null }] };
  const fits = (field: string, ...values: string[]) => matchesFilters(data, [{ field, values }]);
  expect(fits("channel", "email", "sms")).toBe(true);
  expect(fits("responses.mode", "phone")).toBe(true);
  expect(fits("responses.customer_id", "null")).toBe(false);
  expect(fits("constructor.name", "Object")).toBe(false);
  expect(fits("nothing.here", "x")).toBe(false);
  expect(matchesFilters(data, [])).toBe(true);
});

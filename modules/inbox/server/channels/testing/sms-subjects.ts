import type { ChannelAdapter, Outgoing } from "../channel-adapter.ts";
import { gatewayAccount } from "../fakes/fake-gateway.ts";
import { fakeGhasedak } from "../fakes/fake-ghasedak.ts";
import { fakeIppanel } from "../fakes/fake-ippanel.ts";
import { fakeKavenegar, kavenegarAccount } from "../fakes/fake-kavenegar.ts";
import { fakeMelipayamak } from "../fakes/fake-melipayamak.ts";
import type { Provider } from "../fakes/fake-server.ts";
import { fakeSmsIr } from "../fakes/fake-smsir.ts";
import { ghasedakNumbers } from "../sms/ghasedak/call-ghasedak.ts";
import { ghasedak } from "../sms/ghasedak/ghasedak.ts";
import { ippanel } from "../sms/ippanel/ippanel.ts";
import { kavenegar } from "../sms/kavenegar.ts";
import { kavenegarNumbers } from "../sms/kavenegar-errors.ts";
import { melipayamakNumbers } from "../sms/melipayamak/call-melipayamak.ts";
import { melipayamak } from "../sms/melipayamak/melipayamak.ts";
import { smsIrNumbers } from "../sms/smsir/call-smsir.ts";
import { smsIr } from "../sms/smsir/smsir.ts";

/** One SMS adapter with its fake, and what the provider's own numbers are for what can go wrong. */
export type SmsSubject = {
  adapter: ChannelAdapter;
  provider(): Provider;
  account: Record<string, unknown>;
  /** Settings with which a call brings the message, where it does not by itself. */
  called?: Record<string, unknown>;
  /** The setting that holds the key. */
  secret: string;
  faults: { credit: number; quota: number; recipient: number | null };
  /** Every number we know of. */
  numbers: readonly number[];
  /** A template that the fake knows, with values that fit, and those that do not with the code that says so. */
  pattern: NonNullable<Outgoing["pattern"]>;
  wrongValues: { tokens: Record<string, string>; code: string };
  states: { delivered: unknown; undelivered: unknown; blocked: unknown; waiting: unknown };
};

const { key, user, from: sender } = gatewayAccount;

/** Every adapter of one SMS provider; the contract holds for each. */
export const smsSubjects: readonly SmsSubject[] = [
  {
    adapter: kavenegar as unknown as ChannelAdapter,
    provider: fakeKavenegar,
    account: kavenegarAccount,
    secret: "apiKey",
    faults: { credit: 418, quota: 451, recipient: 411 },
    numbers: kavenegarNumbers,
    pattern: { template: "welcome", tokens: { token: "aB3x" } },
    wrongValues: { tokens: { token: "a_b" }, code: "token_has_underscore" },
    states: { delivered: 10, undelivered: 11, blocked: 14, waiting: 1 },
  },
  {
    adapter: smsIr as unknown as ChannelAdapter,
    provider: fakeSmsIr,
    account: { apiKey: key, sender },
    secret: "apiKey",
    faults: { credit: 102, quota: 20, recipient: 104 },
    numbers: smsIrNumbers,
    pattern: { template: "100000", tokens: { name: "مریم", code: "۱۲۳۴" } },
    wrongValues: { tokens: { name: "ب".repeat(26) }, code: "template_value_long" },
    states: { delivered: 1, undelivered: 2, blocked: 7, waiting: null },
  },
  {
    adapter: ippanel as unknown as ChannelAdapter,
    provider: fakeIppanel,
    account: { apiKey: key, sender },
    secret: "apiKey",
    // Its refusals are told by words; the fake says "insufficient credit" for 422.
    faults: { credit: 422, quota: 429, recipient: null },
    numbers: [400, 401, 404, 422, 429],
    pattern: { template: "welcome", tokens: { name: "مریم", code: "۱۲۳۴" } },
    wrongValues: { tokens: { name: "یک\nدو" }, code: "token_has_separator" },
    states: { delivered: 2, undelivered: 3, blocked: 4, waiting: 1 },
  },
  {
    adapter: melipayamak as unknown as ChannelAdapter,
    provider: fakeMelipayamak,
    account: { user, password: key, sender },
    called: { inbound: "call" },
    secret: "password",
    faults: { credit: 2, quota: 3, recipient: 16 },
    numbers: melipayamakNumbers,
    pattern: { template: "5001", tokens: { "0": "مریم", "1": "۱۲۳۴" } },
    wrongValues: { tokens: { "0": "یک;دو" }, code: "token_has_separator" },
    states: { delivered: 1, undelivered: 2, blocked: 35, waiting: 400 },
  },
  {
    adapter: ghasedak as unknown as ChannelAdapter,
    provider: fakeGhasedak,
    account: { apiKey: key, sender },
    secret: "apiKey",
    faults: { credit: 418, quota: 429, recipient: 411 },
    numbers: ghasedakNumbers,
    pattern: { template: "welcome", tokens: { name: "مریم", code: "۱۲۳۴" } },
    wrongValues: { tokens: { name: "" }, code: "template_values" },
    states: { delivered: 1, undelivered: 2, blocked: 5, waiting: 0 },
  },
];

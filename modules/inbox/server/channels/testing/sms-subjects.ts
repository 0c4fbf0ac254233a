import type { ChannelAdapter, Outgoing } from "../channel-adapter.ts";
import { gatewayAccount } from "../fakes/fake-gateway.ts";
import { fakeKavenegar, kavenegarAccount } from "../fakes/fake-kavenegar.ts";
import type { Provider } from "../fakes/fake-server.ts";
import { fakeSmsIr } from "../fakes/fake-smsir.ts";
import { kavenegar } from "../sms/kavenegar.ts";
import { kavenegarNumbers } from "../sms/kavenegar-errors.ts";
import { smsIrNumbers } from "../sms/smsir/call-smsir.ts";
import { smsIr } from "../sms/smsir/smsir.ts";

/** One SMS adapter with its fake, and what the provider's own numbers are for what can go wrong. */
export type SmsSubject = {
  adapter: ChannelAdapter;
  provider(): Provider;
  account: Record<string, unknown>;
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

const { key, from: sender } = gatewayAccount;

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
];

import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Refusal } from "../../../../../platform/errors/index.ts";
import { gatewayAccount } from "../fakes/fake-gateway.ts";
import { fakeGhasedak } from "../fakes/fake-ghasedak.ts";
import { fakeIppanel } from "../fakes/fake-ippanel.ts";
import { fakeMelipayamak } from "../fakes/fake-melipayamak.ts";
import { startFake } from "../fakes/fake-server.ts";
import { fakeSmsIr } from "../fakes/fake-smsir.ts";
import { fakeTools, hookRequest, outgoing } from "../fakes/try-adapter.ts";
import { fillForm, fillJson, fillUrl } from "./fill-places.ts";
import { gatewaySettings } from "./gateway-settings.ts";
import { genericSms } from "./generic-sms.ts";
import { fits, isTamePattern, textAt } from "./json-path.ts";
import { presets } from "./presets.ts";
import { genericSmsProblems } from "./problems.ts";

const tools = fakeTools();
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const providers = [
  { preset: presets.smsir, provider: fakeSmsIr(), to: "09123456789", wrong: 10, code: "request_refused" },
  { preset: presets.ippanel, provider: fakeIppanel(), to: "+989123456789", wrong: 422, code: "request_refused" },
  { preset: presets.melipayamak, provider: fakeMelipayamak(), to: "09123456789", wrong: 2, code: "provider_credit" },
  { preset: presets.ghasedak, provider: fakeGhasedak(), to: "09123456789", wrong: 418, code: "provider_credit" },
];

describe.each(providers)("$provider.name", async ({ preset, provider, to, wrong, code }) => {
  const fake = await startFake(provider);
  afterAll(() => fake.close());
  beforeEach(() => {
    fake.fault = {};
    fake.sent.length = 0;
  });
  const settings = genericSms.settings.parse({ ...preset.settings, ...gatewayAccount, baseUrl: fake.url });

  test("a text arrives as it was written, whatever it holds", async () => {
    for (const text of ["سلام", `"},{"x":"`, "a&b=c #%+ {to} {key}", "خط یک\nخط دو\\", "🙂'<>"]) {
      expect(await genericSms.send(settings, outgoing({ text }), tools)).toMatchObject({ state: "sent" });
      expect(fake.sent.at(-1)).toMatchObject({ to, text });
    }
  });

  test("refusals by their codes", async () => {
    const stranger = { ...settings, key: "another" };
    expect(await genericSms.send(stranger, outgoing({}), tools)).toEqual({
      state: "failed",
      code: "key_refused",
      again: null,
    });
    fake.fault = { error: wrong };
    expect(await genericSms.send(settings, outgoing({}), tools)).toMatchObject({ state: "failed", code });
    expect(fake.sent).toEqual([]);
  });

  test("after a silence nobody knows", async () => {
    fake.fault = { silent: true };
    expect(await genericSms.send(settings, outgoing({}), tools)).toEqual({ state: "unknown", code: "no_answer" });
    expect(fake.sent).toHaveLength(1);
  });

  test.runIf(preset.settings.hook)("a received message is read, and told twice it has one id", async () => {
    fake.fault = { twice: true };
    const calls = await fake.hear({ from: "989351234567", text: "کجاست؟" });
    const read = await Promise.all(calls.map((call) => genericSms.readHook!(settings, hookRequest(call), tools)));
    expect(read[0]!.messages[0]).toMatchObject({ from: { type: "phone", value: "+989351234567" }, text: "کجاست؟" });
    expect(read[1]).toEqual(read[0]);
    const [other] = await fake.hear({ from: "989351234567", text: "پس کجاست؟" });
    const another = await genericSms.readHook!(settings, hookRequest(other!), tools);
    expect(another.messages[0]!.externalId).not.toBe(read[0]!.messages[0]!.externalId);
  });
});

const plain = {
  baseUrl: "https://sms.example.com",
  from: "3000",
  send: { method: "GET" as const, path: "/send", bodyKind: "query" as const, body: "to={to}&text={text}" },
};
const hook = { place: "json" as const, from: "from", text: "text", to: "to", id: "id", at: "at" };

test("every code of the presets has its sentences", () => {
  for (const { settings } of Object.values(presets)) {
    for (const { code } of gatewaySettings.parse(settings).failures) expect(genericSmsProblems).toHaveProperty(code);
  }
});

test("a limit with its time is kept to", async () => {
  const answer = () => new Response("slow down", { status: 429, headers: { "retry-after": "17" } });
  const outcome = await genericSms.send(gatewaySettings.parse(plain), outgoing({}), {
    ...tools,
    fetch: async () => answer(),
  });
  expect(outcome).toEqual({ state: "failed", code: "rate_limited", again: 17 });
});

test("settings that could do harm are refused", () => {
  const bad = [
    { ...plain, send: { ...plain.send, path: "@evil.example/" } },
    { ...plain, send: { ...plain.send, path: "/{secret}" } },
    { ...plain, send: { ...plain.send, headers: { "X-Text": "{text}" } } },
    { ...plain, send: { ...plain.send, headers: { "X-Key": "a\r\nb: c" } } },
    { ...plain, send: { ...plain.send, bodyKind: "json", body: "{to}" } },
    { ...plain, success: { path: "a", matches: "(a+)+$" } },
    { ...plain, failures: [{ code: "no_such_code" }] },
    { ...plain, baseUrl: "file:///etc/passwd" },
    { ...plain, extra: true },
  ];
  for (const one of bad) expect(gatewaySettings.safeParse(one).success, JSON.stringify(one)).toBe(false);
  expect(gatewaySettings.safeParse(plain).success).toBe(true);
});

test("a hook with a secret: forged is a bad signature", async () => {
  const settings = gatewaySettings.parse({ ...plain, hook, hookSecret: "open-sesame" });
  const body = Buffer.from(JSON.stringify({ from: "09123456789", text: "سلام", to: "3000", id: 7, at: 1_772_000_000 }));
  const request = { method: "POST", headers: {}, query: {}, body };
  const read = (headers: Record<string, string>, query = {}) =>
    genericSms.readHook!(settings, { ...request, headers, query }, tools);
  await expect(read({})).rejects.toEqual(refusal("bad_signature"));
  await expect(read({ "x-hook-secret": "open-sesam" })).rejects.toEqual(refusal("bad_signature"));
  const { messages } = await read({ "x-hook-secret": "open-sesame" });
  expect(messages).toMatchObject([{ externalId: "7", at: new Date(1_772_000_000_000) }]);
  expect((await read({}, { "x-hook-secret": "open-sesame" })).messages).toHaveLength(1);
});

test("any garbage is not understood", async () => {
  const bodies = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({ from: fc.anything(), text: fc.anything(), at: fc.string() })
      .map((one) => JSON.stringify(one, (_name, value) => (typeof value === "bigint" ? 1 : value))),
  );
  await fc.assert(
    fc.asyncProperty(bodies, fc.constantFrom("json", "form", "query"), async (body, place) => {
      const settings = gatewaySettings.parse({ ...plain, hook: { ...hook, place } });
      const request = { method: "POST", headers: {}, query: { from: body }, body: Buffer.from(body ?? "") };
      const thrown = await genericSms.readHook!(settings, request, tools).catch((error: unknown) => error);
      if (thrown instanceof Error) expect((thrown as Refusal).code).toBe("not_understood");
    }),
  );
  const none = { method: "POST", headers: {}, query: {}, body: Buffer.alloc(0) };
  await expect(genericSms.readHook!(gatewaySettings.parse(plain), none, tools)).rejects.toEqual(
    refusal("not_understood"),
  );
});

test("any value stays where it was put", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const values = { text, to: "+98", from: "1", key: "k", user: "u", id: "i" };
      expect(JSON.parse(fillJson('{"a":["{text}"],"b":"{text}!"}', values))).toEqual({ a: [text], b: `${text}!` });
      expect(Object.fromEntries(fillForm("a={text}&b=2", values))).toEqual({ a: text, b: "2" });
      const url = new URL(`https://sms.example.com${fillUrl("/x?t={text}&b=2", values)}`);
      expect([url.host, url.searchParams.get("t"), url.searchParams.get("b")]).toEqual(["sms.example.com", text, "2"]);
    }),
  );
});

test("values of an answer are found by path, and patterns that could hang are refused", () => {
  expect(textAt({ data: { ids: [17] } }, "data.ids.0")).toBe("17");
  expect(textAt({ data: null }, "data.ids.0")).toBeNull();
  expect(textAt({}, "constructor.name")).toBeNull();
  expect(fits("OK 123", "^OK \\d+$")).toBe(true);
  for (const pattern of ["(a+)+", "(?:a|a)*", "a*a*a*", "["]) expect(isTamePattern(pattern), pattern).toBe(false);
  for (const pattern of ["^OK", "^\\(ok\\)$", "[()]+", "^\\d{3,}"]) expect(isTamePattern(pattern), pattern).toBe(true);
});

import * as z from "zod";

export const exchangeKinds = ["simotel", "asterisk"] as const;
export type ExchangeKind = (typeof exchangeKinds)[number];

/** What may be wrong with an exchange, or with a call that it was asked for. Each has its sentence on screen. */
export const exchangeProblems = [
  "wrong_credentials",
  "unreachable",
  "no_answer",
  "address_refused",
  "not_allowed",
  "extension_unknown",
  "provider_error",
  "not_understood",
  "no_api",
] as const;
export const exchangeProblem = z.enum(exchangeProblems);
export type ExchangeProblem = z.infer<typeof exchangeProblem>;

const text = (most: number) => z.string().trim().max(most);
const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[\p{L}\p{N}._:[\]-]+$/u);

/** What every exchange has. */
export const usualSettings = {
  survey_key: text(100).default("").describe("The survey whose question keys after a call answer"),
  call_back_hours: z
    .number()
    .int()
    .min(1)
    .max(72)
    .default(4)
    .describe("Working hours within which a missed call is called back"),
  longest_extension: z.number().int().min(2).max(8).default(5).describe("Digits; longer numbers are outside"),
  recording_base: z
    .union([z.literal(""), z.url({ protocol: /^https?$/ }).max(500)])
    .default("")
    .describe("Where recordings lie that are named by a file alone"),
  recording_hosts: z.array(host).max(10).default([]).describe("Hosts to which a recording's link may lead"),
};

export const simotelSettings = z.strictObject({
  ...usualSettings,
  api_url: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(500)]).default(""),
  api_user: text(100).default(""),
  api_password: text(200).optional(),
  api_key: text(500).optional(),
  originate_path: text(200).default("api/v4/call/originate/act"),
  test_path: text(200).default("api/v4/pbx/users/search"),
  context: text(100).default("main_routing"),
  trunk: text(100).default(""),
  hook_user: text(60)
    .min(1)
    .regex(/^[^:]+$/)
    .default("hamdel"),
});
export type SimotelSettings = z.infer<typeof simotelSettings>;

/** No line break may slip into what is said to an exchange line by line. */
const line = (most: number) => text(most).regex(/^[^\r\n]*$/);

export const asteriskSettings = z.strictObject({
  ...usualSettings,
  host,
  port: z.number().int().min(1).max(65_535).default(5038),
  tls: z.boolean().default(false),
  user: line(100).min(1),
  password: line(200).min(1),
  channel: line(100)
    .regex(/\{extension\}/)
    .default("PJSIP/{extension}"),
  context: line(100).min(1).default("from-internal"),
  ring_seconds: z.number().int().min(5).max(120).default(30),
});
export type AsteriskSettings = z.infer<typeof asteriskSettings>;

export const exchangeBody = z.object({
  kind: z.enum(exchangeKinds),
  name: z.string().trim().min(1).max(100),
  settings: z.record(z.string(), z.unknown()).default({}),
});
export type ExchangeBody = z.infer<typeof exchangeBody>;
export const exchangePatch = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  settings: z.record(z.string(), z.unknown()).optional().describe("What is left out stays, secrets too"),
  paused: z.boolean().optional(),
});
export type ExchangePatch = z.infer<typeof exchangePatch>;

export const exchange = z.object({
  id: z.number(),
  kind: z.enum(exchangeKinds),
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.array(z.string()).describe("Names of secrets that are kept"),
  hook_path: z.string().nullable().describe("Where the exchange calls in, with user and password"),
  paused: z.boolean(),
  checked_at: z.iso.datetime().nullable(),
  problem: exchangeProblem.nullable(),
  key_problem: z.string().nullable().describe("Why the last key after a call was not taken, as a code of refusals"),
  heard_at: z.iso.datetime().nullable().describe("When it last told of something"),
});
export type Exchange = z.infer<typeof exchange>;
export const exchangeList = z.object({ rows: z.array(exchange) });
export const exchangeMade = exchange.extend({
  hook_password: z.string().nullable().describe("Shown this once"),
});
export type ExchangeMade = z.infer<typeof exchangeMade>;
export const hookRenewed = z.object({ hook_password: z.string().describe("Shown this once; the old one is over") });
export const exchangeTest = z.object({ problem: exchangeProblem.nullable() });

export const extensionNumber = z
  .string()
  .trim()
  .transform((typed) => typed.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 15)))
  .pipe(z.string().regex(/^\d{1,8}$/));
export const extension = z.object({
  id: z.number(),
  exchange: z.number(),
  number: z.string(),
  user: z.object({ id: z.string(), name: z.string() }),
});
export type Extension = z.infer<typeof extension>;
export const extensionList = z.object({ rows: z.array(extension) });
export const extensionBody = z.object({ number: extensionNumber, user: z.string().min(1).max(100) });

export const idParams = z.object({ id: z.coerce.number().int().positive() });
export const partParams = idParams.extend({ part: z.coerce.number().int().positive() });

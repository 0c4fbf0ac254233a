import * as z from "zod";
import { type SmsProblem, smsProblems } from "../sms/sms-problems.ts";
import { placesIn } from "./fill-places.ts";
import { isTamePattern } from "./json-path.ts";

const httpUrl = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ""));
const template = z
  .string()
  .max(4000)
  .refine((text) => placesIn(text) !== null, "unknown place");
// A header ends where its line does, and holds no text of people.
const headerTemplate = template.refine((text) => /^[\x20-\x7e]*$/.test(text) && !placesIn(text)?.includes("text"));
const path = z.string().max(200);
const status = z.number().int().min(200).max(599);
const problem = z.enum(Object.keys(smsProblems) as [SmsProblem, ...SmsProblem[]]);

/** How one message goes out. */
const send = z.strictObject({
  method: z.enum(["GET", "POST", "PUT"]),
  /** Behind `baseUrl`, with a query if there is one: `/send?to={to}`. Values are escaped for addresses. */
  path: template.refine((text) => text === "" || text.startsWith("/")),
  headers: z.record(z.string().regex(/^[\w-]{1,80}$/), headerTemplate).default({}),
  /** `query` adds the body's pairs to the address. */
  bodyKind: z.enum(["none", "json", "form", "query"]),
  /** json: a JSON text whose strings hold places; `"{from:number}"` becomes a number. form, query: `to={to}&text={text}`. */
  body: template.default(""),
});

/** What counts as sent: an HTTP status, and one value of a JSON answer where `path` is given (`data.0.id`; `$` is the whole text). */
const success = z.strictObject({
  statuses: z.array(status).min(1).default([200]),
  path: path.nullable().default(null),
  equals: z.string().max(200).nullable().default(null),
  matches: z.string().max(200).refine(isTamePattern).nullable().default(null),
});

/** The first line that fits tells why: by HTTP status, by the value at `errorPath`, or by both. */
const failure = z.strictObject({
  status: status.optional(),
  value: z.string().max(200).optional(),
  code: problem,
  /** Seconds until another attempt. */
  again: z.number().int().min(1).max(86_400).optional(),
});

/** How a call of the gateway tells of a received message: where it stands and what the fields are called. */
const hook = z.strictObject({
  place: z.enum(["json", "form", "query"]),
  from: path.min(1),
  text: path.min(1),
  to: path.nullable().default(null),
  /** Without an id, one is made of what was said and when. */
  id: path.nullable().default(null),
  at: path.nullable().default(null),
});

/** An SMS gateway, described by a form. `{key}`, `{user}`, `{from}`, `{to}`, `{text}` and `{id}` are the places of its templates. */
export const gatewaySettings = z
  .strictObject({
    baseUrl: httpUrl,
    key: z.string().max(500).default(""),
    user: z.string().max(200).default(""),
    from: z.string().max(40).default(""),
    /** How `{to}` is written: +98912…, 98912…, or 0912…. */
    numbers: z.enum(["plus", "bare", "national"]).default("national"),
    line: z.enum(["service", "advertising"]).default("service"),
    partLength: z.union([z.literal(66), z.literal(67)]).default(67),
    most: z.number().int().min(70).max(5000).default(900),
    send,
    success: success.prefault({}),
    messageId: path.nullable().default(null),
    errorPath: path.nullable().default(null),
    failures: z.array(failure).max(100).default([]),
    hook: hook.nullable().default(null),
    /** A word that calls of the gateway carry in their header or query of this name; without one the address is the secret. */
    hookSecret: z.string().max(200).default(""),
    hookSecretName: z.string().max(80).default("x-hook-secret"),
  })
  .refine(({ send }) => send.bodyKind !== "json" || isJson(send.body), { path: ["send", "body"] });
export type GatewaySettings = z.infer<typeof gatewaySettings>;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

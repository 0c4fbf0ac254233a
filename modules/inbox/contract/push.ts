import * as z from "zod";

/** Ways to reach a device: a browser, an app by Firebase, an app by Apple. */
export const pushKinds = ["web", "fcm", "apns"] as const;
export type PushKind = (typeof pushKinds)[number];
const language = z.enum(["fa", "en"]).default("fa");
const token = z
  .string()
  .trim()
  .regex(/^[\w:.+/=-]{8,4096}$/);
const browserKey = z.string().regex(/^[\w-]{1,200}=*$/);

/** Where a visitor's browser or app is reached: a subscription of the Push API, or what Firebase or Apple gave the app. */
export const pushDevice = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("web"),
    endpoint: z.url({ protocol: /^https?$/ }).max(1500),
    keys: z.object({ p256dh: browserKey, auth: browserKey }),
    language,
  }),
  z.object({ kind: z.literal("fcm"), token, language }),
  z.object({ kind: z.literal("apns"), token, language }),
]);
export type PushDevice = z.infer<typeof pushDevice>;

/** How a brand sends in one way. Secrets are never among it. */
export const pushSender = z.object({
  kind: z.enum(pushKinds),
  on: z.boolean(),
  settings: z.record(z.string(), z.unknown()),
  devices: z.number().int(),
  told: z.number().int().describe("Notices of the last two days"),
  problem: z.string().nullable(),
  problem_text: z.string().nullable().describe("The problem in the reader's language"),
});
export type PushSender = z.infer<typeof pushSender>;
export const pushSenders = z.object({
  rows: z.array(pushSender),
  worker_line: z.string().describe("The one line of the site's file hamdel-push.js"),
});

/** What a way to push is given: Firebase's file as it is, Apple's key with its names, nothing for browsers. */
export const pushSettings = z.record(z.string(), z.unknown());
export const pushTried = z.object({ ok: z.boolean(), code: z.string().nullable(), text: z.string().nullable() });
/** Whether a site has the file that browsers need. */
export const pushWorkerCheck = z.object({ address: z.url({ protocol: /^https?$/ }).max(300) });
export const pushWorkerFound = z.object({
  found: z.enum(["ready", "missing", "other", "unreachable"]),
  address: z.string(),
});

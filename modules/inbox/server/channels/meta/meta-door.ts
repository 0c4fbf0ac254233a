import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { Refusal } from "../../../../../platform/errors/index.ts";
import type { HookRequest, Received } from "../channel-adapter.ts";
import type { MetaSettings } from "./meta-settings.ts";

const change = z.object({ field: z.string(), value: z.unknown() });
const envelope = z.object({
  object: z.string(),
  entry: z
    .array(
      z.object({
        id: z.union([z.string(), z.number()]).transform(String),
        time: z.number().optional().catch(undefined),
        changes: z.array(change.nullable().catch(null)).optional().catch(undefined),
        messaging: z.array(z.unknown()).optional().catch(undefined),
      }),
    )
    .max(2000),
});
/** What happened at one account, several things at a time. */
export type MetaEntry = z.infer<typeof envelope>["entry"][number];

/**
 * The one door by which Meta calls in, for all its channels. A GET is Meta asking whether the address is ours: given back is what it is to
 * be answered. A POST is signed over its very bytes with the app secret, the one before while it is changed. Refuses `bad_signature` for a
 * wrong token or signature, and `not_understood`; gives no entries for another kind of object.
 */
export function openDoor(
  settings: MetaSettings,
  request: HookRequest,
  object: string,
): { entries: MetaEntry[] } | { received: Received } {
  if (request.method === "GET")
    return { received: { messages: [], reports: [], answer: challenge(settings, request) } };
  if (!isSigned(settings, request)) throw new Refusal("bad_signature");
  const read = envelope.safeParse(readJson(request.body));
  if (!read.success) throw new Refusal("not_understood");
  return { entries: read.data.object === object ? read.data.entry : [] };
}

function challenge({ verifyToken }: MetaSettings, { query }: HookRequest): string {
  const { "hub.mode": mode, "hub.verify_token": given = "", "hub.challenge": answer = "" } = query;
  if (mode !== "subscribe" || !isSame(given, verifyToken)) throw new Refusal("bad_signature");
  // It is given back on a page of ours: nothing that a browser could take for more than a word.
  if (!/^[\w-]{1,200}$/.test(answer)) throw new Refusal("not_understood");
  return answer;
}

function isSigned({ appSecret, appSecretBefore }: MetaSettings, { headers, body }: HookRequest): boolean {
  const given = headers["x-hub-signature-256"] ?? "";
  // Both are counted whichever fits, so that the time tells nothing.
  return [appSecret, appSecretBefore ?? appSecret]
    .map((secret) => isSame(given, `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`))
    .includes(true);
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal("not_understood");
  }
}

import { createHash, createPrivateKey } from "node:crypto";
import * as z from "zod";
import { isAway, overQuota } from "../after-answer.ts";
import { fitNotice } from "../fit-notice.ts";
import { pushProblems } from "../problems.ts";
import type { Notice, PushAdapter, Pushed, PushTools } from "../push-adapter.ts";
import { signJwt } from "../sign-jwt.ts";
import { askHttp2, type Told } from "./ask-http2.ts";

const hosts = { production: "https://api.push.apple.com", sandbox: "https://api.sandbox.push.apple.com" };

const settings = z.strictObject({
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** The file AuthKey_….p8, as Apple gives it once. */
  key: z.string().max(2000).refine(isKey, "not a private key"),
  keyId: z.string().regex(/^\w{10}$/),
  teamId: z.string().regex(/^\w{10}$/),
  /** The app's bundle id. */
  topic: z.string().regex(/^[\w.-]{3,155}$/),
  place: z.enum(["production", "sandbox"]).default("production"),
});
type Settings = z.infer<typeof settings>;

function isKey(text: string): boolean {
  try {
    return createPrivateKey(text).asymmetricKeyDetails?.namedCurve === "prime256v1";
  } catch {
    return false;
  }
}

/** Apple's push notifications by a provider token: iPhone, iPad, Mac. */
export const apns: PushAdapter<Settings> = {
  kind: "apns",
  settings,
  secrets: ["key"],
  most: 4096,
  abilities: { pictures: true, actions: true, replaces: true },
  problems: pushProblems,
  async send(given, { address }, notice, tools) {
    const body = fitNotice(notice, apns.most, payloadOf);
    const first = await post(given, address, { notice, body }, tools);
    if (first.reason !== "ExpiredProviderToken") return outcomeOf(first);
    kept.delete(nameOf(given));
    return outcomeOf(await post(given, address, { notice, body }, tools));
  },
};

type Letter = { notice: Notice; body: string };

function post(given: Settings, address: string, { notice, body }: Letter, tools: PushTools): Promise<Told> {
  const expires = Math.floor(tools.now.getTime() / 1000) + notice.lasts;
  return askHttp2(given.baseUrl ?? hosts[given.place], tools, {
    path: `/3/device/${encodeURIComponent(address)}`,
    headers: {
      authorization: `bearer ${tokenFor(given, tools.now)}`,
      "apns-topic": given.topic,
      "apns-push-type": "alert",
      "apns-priority": "10",
      "apns-expiration": String(expires),
      "apns-collapse-id": notice.tag,
    },
    body,
  });
}

/** An app shows the picture in its notification service extension, which `mutable-content` wakes. */
function payloadOf({ tag, title, body, image, url, later, conversation, message, actions }: Notice): string {
  const alert = { title, body };
  return JSON.stringify({
    aps: { alert, sound: "default", category: "HAMDEL_ANSWER", "thread-id": tag, "mutable-content": 1 },
    hamdel: { conversation, message, later, actions, ...(image && { image }), ...(url && { url }) },
  });
}

/** Apple wants a token that is between twenty minutes and an hour old. */
const kept = new Map<string, { token: string; until: number }>();

function tokenFor(given: Settings, now: Date): string {
  const name = nameOf(given);
  const known = kept.get(name);
  if (known && known.until > now.getTime()) return known.token;
  const iat = Math.floor(now.getTime() / 1000);
  const token = signJwt(createPrivateKey(given.key), { iss: given.teamId, iat }, { kid: given.keyId });
  kept.set(name, { token, until: now.getTime() + 40 * 60_000 });
  return token;
}

function nameOf({ key, keyId, teamId }: Settings): string {
  return createHash("sha256").update(`${keyId} ${teamId} ${key}`).digest("base64url");
}

const gone = ["Unregistered", "BadDeviceToken", "ExpiredToken"];
const ofTheKey = [
  "InvalidProviderToken",
  "ExpiredProviderToken",
  "MissingProviderToken",
  "BadCertificate",
  "Forbidden",
];
const ofTheApp = ["DeviceTokenNotForTopic", "TopicDisallowed", "BadTopic", "MissingTopic", "BadEnvironmentKeyInToken"];

function outcomeOf({ status, reason, refused, retryAfter }: Told): Pushed {
  if (refused) return { state: "refused", code: "address_refused" };
  if (status === 200) return { state: "sent" };
  if (status === 410 || gone.includes(reason)) return { state: "gone" };
  if (status === 429) return overQuota(retryAfter);
  if (status === 0 || status >= 500) return isAway(retryAfter);
  if (ofTheApp.includes(reason)) return { state: "refused", code: "other_app" };
  return { state: "refused", code: status === 403 || ofTheKey.includes(reason) ? "bad_credentials" : "refused" };
}

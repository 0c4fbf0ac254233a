import { createHash } from "node:crypto";
import * as z from "zod";
import { ask } from "../../../../../platform/outgoing/index.ts";
import { afterPushSilence, isAway, overQuota } from "../after-answer.ts";
import { fitNotice } from "../fit-notice.ts";
import { pushProblems } from "../problems.ts";
import type { Notice, PushAdapter } from "../push-adapter.ts";
import { encryptFor, mostPlain } from "./encrypt.ts";
import { vapidHeader } from "./vapid.ts";

const base64url = z.string().regex(/^[\w-]+$/);
const settings = z.strictObject({
  publicKey: base64url,
  privateKey: base64url,
  /** Whom a push service may write to: an address of the web or of mail. */
  subject: z.string().regex(/^(https|mailto):/),
});

/** Browsers, by the Push API: RFC 8030, encrypted by RFC 8291, signed by RFC 8292. */
export const webPush: PushAdapter<z.infer<typeof settings>> = {
  kind: "web",
  settings,
  secrets: ["privateKey"],
  most: mostPlain,
  abilities: { pictures: true, actions: true, replaces: true },
  problems: pushProblems,
  async send({ subject, ...pair }, { address, keys }, notice, { fetch, mayBePlain, now }) {
    const { protocol, hostname } = new URL(address);
    // The address was given by a browser: anybody may have written it.
    if (protocol !== "https:" && !mayBePlain(hostname)) return { state: "refused", code: "address_refused" };
    const { p256dh = "", auth = "" } = keys;
    const said = await ask(fetch, address, {
      method: "POST",
      headers: {
        authorization: vapidHeader(pair, address, subject, now),
        "content-encoding": "aes128gcm",
        "content-type": "application/octet-stream",
        ttl: String(notice.lasts),
        urgency: "high",
        topic: topicOf(notice),
      },
      body: new Uint8Array(encryptFor({ p256dh, auth }, fitNotice(notice, mostPlain, wordsOf))),
    });
    if (!said.answered) return afterPushSilence(said);
    const { status, retryAfter } = said;
    if (status >= 200 && status < 300) return { state: "sent" };
    if (status === 404 || status === 410) return { state: "gone" };
    if (status === 429) return overQuota(retryAfter);
    if (status >= 500 || status === 408) return isAway(retryAfter);
    const ofUs = status === 401 || status === 403;
    return { state: "refused", code: ofUs ? "bad_credentials" : "refused" };
  },
};

/** What waits at the push service under the same topic is replaced; at most 32 letters of base64url (RFC 8030, section 5.4). */
function topicOf({ tag }: Notice): string {
  return createHash("sha256").update(tag).digest("base64url").slice(0, 32);
}

/** As the worker of the page reads it (apps/widget/push-worker.ts). */
function wordsOf({ lasts: _, ...notice }: Notice): string {
  return JSON.stringify(notice);
}

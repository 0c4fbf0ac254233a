import * as z from "zod";
import { type Asked, ask } from "../../../../../platform/outgoing/index.ts";
import { afterPushSilence, isAway, overQuota } from "../after-answer.ts";
import { fitNotice } from "../fit-notice.ts";
import { pushProblems } from "../problems.ts";
import type { Device, Notice, PushAdapter, Pushed, PushTools } from "../push-adapter.ts";
import { dropToken, type ServiceAccount, serviceAccount, tokenFor } from "./service-account.ts";

const settings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .transform((text) => text.replace(/\/+$/, ""))
    .default("https://fcm.googleapis.com"),
  account: serviceAccount,
});
type Settings = z.infer<typeof settings>;

/** Firebase Cloud Messaging, HTTP v1: Android, and whatever else an app registers with Firebase. */
export const fcm: PushAdapter<Settings> = {
  kind: "fcm",
  settings,
  secrets: ["account"],
  // 4096 is the most of a message's data; addresses and names of fields count as well.
  most: 3800,
  abilities: { pictures: true, actions: true, replaces: true },
  problems: pushProblems,
  async send({ baseUrl, account }, device, notice, tools) {
    const body = fitNotice(notice, fcm.most, (fitted) => JSON.stringify({ message: messageOf(fitted, device) }));
    const first = await post({ baseUrl, account }, body, tools);
    if (first.answered !== true || first.status !== 401) return outcomeOf(first, account);
    // The token was of an account that changed since, or was taken back.
    dropToken(account);
    return outcomeOf(await post({ baseUrl, account }, body, tools), account);
  },
};

type Said = Asked & { ofToken?: boolean };

async function post({ baseUrl, account }: Settings, body: string, tools: PushTools): Promise<Said> {
  const known = await tokenFor(account, tools);
  if (known.token === null) return { ...known.said, ofToken: true };
  return ask(tools.fetch, `${baseUrl}/v1/projects/${encodeURIComponent(account.project_id)}/messages:send`, {
    method: "POST",
    headers: { authorization: `Bearer ${known.token}`, "content-type": "application/json" },
    body,
  });
}

/** What an app gets: shown by the system, with what it needs to open the conversation. */
function messageOf(notice: Notice, { address: token }: Device): object {
  const { tag, title, body, image, url, later, actions, lasts } = notice;
  const data = {
    conversation: String(notice.conversation),
    message: String(notice.message),
    tag,
    later,
    actions: JSON.stringify(actions),
    ...(url && { url }),
  };
  return {
    token,
    data,
    notification: { title, body, ...(image && { image }) },
    android: {
      priority: "HIGH",
      collapse_key: tag,
      ttl: `${lasts}s`,
      notification: { tag, click_action: "HAMDEL_ANSWER" },
    },
    apns: {
      headers: { "apns-collapse-id": tag },
      payload: { aps: { category: "HAMDEL_ANSWER", "thread-id": tag, sound: "default", "mutable-content": 1 } },
    },
  };
}

const failure = z.object({
  error: z.object({
    status: z.string().optional(),
    details: z.array(z.object({ errorCode: z.string().optional() })).optional(),
  }),
});

function outcomeOf(said: Said, account: ServiceAccount): Pushed {
  if (!said.answered) return afterPushSilence(said);
  const { status, retryAfter, json, ofToken } = said;
  if (status >= 200 && status < 300 && !ofToken) return { state: "sent" };
  const read = failure.safeParse(json).data?.error;
  const code = read?.details?.find(({ errorCode }) => errorCode)?.errorCode ?? read?.status ?? "";
  if (status === 429 || code === "QUOTA_EXCEEDED" || code === "RESOURCE_EXHAUSTED") return overQuota(retryAfter);
  if (status >= 500 || (status >= 200 && status < 300)) return isAway(retryAfter);
  if (!ofToken && (code === "UNREGISTERED" || status === 404)) return { state: "gone" };
  if (ofToken || status === 401 || status === 403) {
    dropToken(account);
    return { state: "refused", code: code === "SENDER_ID_MISMATCH" ? "other_app" : "bad_credentials" };
  }
  return { state: "refused", code: "refused" };
}

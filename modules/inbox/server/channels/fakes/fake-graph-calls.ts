import { createHmac } from "node:crypto";
import type { Hooked, Inbound } from "./fake-server.ts";
import { metaApp, metaIds } from "./meta-app.ts";

export type GraphKind = "whatsapp" | "instagram" | "messenger";

const objects: Record<GraphKind, string> = {
  whatsapp: "whatsapp_business_account",
  instagram: "instagram",
  messenger: "page",
};
let counted = 0;

/**
 * A signed call of Meta's about something that a customer did. `update` adds to the message, or is another event of a direct talk where it
 * holds one (`read`, `postback` …); `statuses` tells what became of messages; `comment` is one under a post; `value` replaces everything.
 */
export function graphCall(kind: GraphKind, inbound: Inbound): Hooked {
  const entry = kind === "whatsapp" ? whatsappEntry(inbound) : pageEntry(kind, inbound);
  return signedCall({ object: objects[kind], entry: [entry] });
}

/** Any call of Meta's, signed with the app secret or another one. */
export function signedCall(content: unknown, secret: string = metaApp.appSecret): Hooked {
  const body = JSON.stringify(content);
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  const headers = { "content-type": "application/json", "x-hub-signature-256": signature };
  return { method: "POST", headers, query: "", body };
}

function secondsOf({ at }: Inbound): number {
  return Math.floor((typeof at === "string" ? Date.parse(at) : Date.now()) / 1000);
}

function whatsappEntry(inbound: Inbound) {
  const { from, text, update = {}, statuses } = inbound;
  const seconds = String(secondsOf(inbound));
  const message = {
    id: `wamid.in${++counted}`,
    from: from.replace(/^\+/, ""),
    timestamp: seconds,
    type: "text",
    ...(!(update as { type?: string }).type && { text: { body: text } }),
  };
  const said = {
    contacts: [{ profile: { name: "مریم رضایی" }, wa_id: from.replace(/^\+/, "") }],
    messages: [{ ...message, ...(update as object) }],
  };
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "982191000000", phone_number_id: metaIds.phoneNumberId },
    ...(statuses ? { statuses } : said),
  };
  return { id: metaIds.wabaId, changes: [{ field: "messages", value }] };
}

const events = ["postback", "reaction", "read", "delivery", "referral", "message_edit", "message"];

function pageEntry(kind: "instagram" | "messenger", inbound: Inbound) {
  const { from, text, update = {}, comment } = inbound;
  const id = kind === "instagram" ? metaIds.accountId : metaIds.pageId;
  const seconds = secondsOf(inbound);
  if (comment) return { id, time: seconds, changes: [commentOf(kind, inbound, comment as Record<string, unknown>)] };
  const given = update as Record<string, unknown>;
  const echo = given["is_echo"] === true;
  const ends = echo ? { sender: { id }, recipient: { id: from } } : { sender: { id: from }, recipient: { id } };
  const event = Object.keys(given).some((name) => events.includes(name));
  const message = { mid: `mid.in${++counted}`, text, ...given };
  return {
    id,
    time: seconds * 1000,
    messaging: [{ ...ends, timestamp: seconds * 1000, ...(event ? given : { message }) }],
  };
}

function commentOf(kind: "instagram" | "messenger", { from, text, at }: Inbound, comment: Record<string, unknown>) {
  const id = `comment_${++counted}`;
  if (kind === "instagram") {
    const who = { id: from, username: `maryam_${from}` };
    return { field: "comments", value: { id, text, from: who, media: { id: "media_77" }, ...comment } };
  }
  const value = {
    ...{ item: "comment", verb: "add", comment_id: id, post_id: "post_77", parent_id: "post_77", message: text },
    ...{ from: { id: from, name: "مریم رضایی" }, created_time: secondsOf({ from, text, at }) },
    ...comment,
  };
  return { field: "feed", value };
}

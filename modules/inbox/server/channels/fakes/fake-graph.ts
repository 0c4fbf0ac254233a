import { createHmac } from "node:crypto";
import { type GraphKind, graphCall } from "./fake-graph-calls.ts";
import type { Fake, FakeCall, FakeReply, Provider } from "./fake-server.ts";
import { metaApp, metaIds } from "./meta-app.ts";

const messages: Record<number, string> = {
  4: "Application request limit reached",
  10: "Application does not have permission for this action",
  100: "Invalid parameter",
  190: "Error validating access token: Session has expired",
  130429: "Rate limit hit",
  131026: "Message undeliverable",
  131047: "Re-engagement message",
  131056: "Pair rate limit hit",
};
const statuses: Record<number, number> = { 190: 401, 10: 403, 4: 403, 131000: 500, 131016: 500, 1: 500, 2: 500 };

/**
 * The Graph for one of Meta's channels: numbers, pages and Instagram accounts send alike, and it calls in signed. It refuses a wrong token,
 * a proof by another secret, and free words on WhatsApp to whoever has not written, where `fault` is nothing else.
 */
export function fakeGraph(kind: GraphKind): Provider {
  const graph = { kind, sent: 0 };
  return {
    name: kind,
    answer: (call, fake) => {
      if (call.path === "/files/picture") return { headers: { "content-type": "image/jpeg" }, body: metaApp.file };
      const token = fake.key ?? metaApp.token;
      if (call.headers.authorization !== `Bearer ${token}`) return refused(190);
      const proof = createHmac("sha256", metaApp.appSecret).update(token).digest("hex");
      if (call.values["appsecret_proof"] !== proof) return refused(100, "Invalid appsecret_proof provided");
      if (fake.fault.error) return refused(fake.fault.error);
      const path = call.path.replace(/^\/v\d+\.\d\//, "");
      const found = answers.find(([words]) => words.test(path));
      return found ? found[1]({ ...call, path }, fake, graph) : refused(100, "Unsupported request", 33);
    },
    // Files that a customer sent lie with the fake itself.
    call: (inbound, fake) => graphCall(kind, JSON.parse(JSON.stringify(inbound).replaceAll("fake://", `${fake.url}/`))),
  };
}

type Graph = { kind: GraphKind; sent: number };
type Answer = (call: FakeCall, fake: Fake, graph: Graph) => FakeReply;

const { phoneNumberId, wabaId, pageId, accountId } = metaIds;
const answers: [RegExp, Answer][] = [
  [new RegExp(`^${phoneNumberId}/messages$`), sendWhatsapp],
  [new RegExp(`^${pageId}/messages$`), sendDirect],
  [new RegExp(`^${phoneNumberId}/media$`), (call) => done({ id: `media-${String(call.values["file"])}` })],
  [
    new RegExp(`^${pageId}/message_attachments$`),
    (call) => done({ attachment_id: `kept-${String(call.values["filedata"])}` }),
  ],
  [
    /^(?:media-|incoming-)/,
    (_call, fake) =>
      done({ url: `${fake.url}/files/picture`, mime_type: "image/jpeg", file_size: metaApp.file.length }),
  ],
  [/^debug_token$/, () => done({ data: { app_id: metaApp.appId, is_valid: true, scopes: everyScope } })],
  [/\/subscribed_apps$/, subscribed],
  [new RegExp(`^${wabaId}/message_templates$`), () => done({ data: templates })],
  [
    new RegExp(`^${phoneNumberId}$`),
    () => done({ display_phone_number: "+98 21 9100 0000", verified_name: "خانهٔ آفتاب" }),
  ],
  [new RegExp(`^(?:${pageId}|${accountId})$`), () => done({ id: pageId, name: "خانهٔ آفتاب", username: "khane.aftab" })],
  [
    /^(?:post|media)_/,
    (call) =>
      done({
        permalink: `https://www.instagram.com/p/${call.path}/`,
        permalink_url: `https://www.facebook.com/${call.path}`,
        caption: "فنجان‌های تازه رسید",
        message: "فنجان‌های تازه رسید",
      }),
  ],
  [/^[\w.:-]+\/(?:replies|comments)$/, answerComment],
  [
    /^\d+$/,
    (call) =>
      done({
        id: call.path,
        name: "مریم رضایی",
        first_name: "مریم",
        last_name: "رضایی",
        username: `maryam_${call.path}`,
      }),
  ],
];

const everyScope = [
  "whatsapp_business_messaging",
  "whatsapp_business_management",
  "pages_messaging",
  "pages_manage_metadata",
].concat([
  "pages_read_engagement",
  "pages_manage_engagement",
  "instagram_basic",
  "instagram_manage_messages",
  "instagram_manage_comments",
]);

function subscribed({ method, values }: FakeCall, fake: Fake): FakeReply {
  if (method === "POST") {
    fake.pressed.push(`subscribed ${String(values["subscribed_fields"] ?? "")}`);
    return done({ success: true });
  }
  return done({ data: [] });
}

type Said = {
  to?: string;
  type?: string;
  text?: { body?: string };
  template?: { name: string; components?: { parameters: unknown[] }[] };
};

function sendWhatsapp({ values }: FakeCall, fake: Fake, graph: Graph): FakeReply {
  const said = values as Said;
  if (said.type === "text" && !said.text?.body) return refused(100, "Param text['body'] cannot be an empty string.");
  if ((said.text?.body?.length ?? 0) > 4096)
    return refused(100, "Param text['body'] must be at most 4096 characters long.");
  const template = said.template && templates.find(({ name }) => name === said.template?.name);
  if (said.template && !template) return refused(132001);
  const gaps = new Set(JSON.stringify(template?.components ?? []).match(/\{\{\w+\}\}|"IMAGE"/g)).size;
  const given = said.template?.components?.reduce((sum, { parameters }) => sum + parameters.length, 0) ?? 0;
  if (said.template && gaps !== given) return refused(132000);
  const id = `wamid.fake${++graph.sent}`;
  fake.sent.push({ ...values, id });
  return done({ messaging_product: "whatsapp", contacts: [{ input: said.to, wa_id: said.to }], messages: [{ id }] });
}

function sendDirect({ values }: FakeCall, fake: Fake, graph: Graph): FakeReply {
  const { recipient, message } = values as {
    recipient: { id?: string; comment_id?: string };
    message: { text?: string };
  };
  const longest =
    graph.kind === "instagram" ? Buffer.byteLength(message.text ?? "") > 1000 : (message.text?.length ?? 0) > 2000;
  if (longest) return refused(100, "Length of param message[text] is too long", 2018109);
  const before = fake.sent.some(
    (one) => (one["recipient"] as typeof recipient | undefined)?.comment_id === recipient.comment_id,
  );
  if (recipient.comment_id && before) return refused(10900, "Activity already replied to");
  const message_id = `mid.fake${++graph.sent}`;
  fake.sent.push({ ...values, message_id });
  return done({ recipient_id: recipient.id ?? "4242", message_id });
}

function answerComment({ path, values }: FakeCall, fake: Fake, graph: Graph): FakeReply {
  if (!values["message"]) return refused(100, "message is required");
  const id = `answer_${++graph.sent}`;
  fake.sent.push({ comment: path.split("/")[0], message: values["message"], id });
  return done({ id });
}

/** Two that are approved, one of them with a picture, and one that is not. */
const templates = [
  {
    ...{ name: "order_ready", language: "fa", status: "APPROVED", category: "UTILITY" },
    components: [
      { type: "BODY", text: "سلام {{1}}، سفارش {{2}} آماده است.", example: { body_text: [["مریم", "۱۲۳۴"]] } },
      { type: "FOOTER", text: "خانهٔ آفتاب" },
    ],
  },
  {
    ...{ name: "new_catalogue", language: "fa", status: "APPROVED", category: "MARKETING" },
    components: [
      { type: "HEADER", format: "IMAGE" },
      { type: "BODY", text: "کاتالوگ تازه رسید." },
    ],
  },
  {
    ...{ name: "rejected_one", language: "fa", status: "REJECTED", category: "MARKETING" },
    components: [{ type: "BODY", text: "تخفیف" }],
  },
];

function done(body: Record<string, unknown>): FakeReply {
  return { body };
}

function refused(code: number, message = messages[code] ?? "An error", subcode?: number): FakeReply {
  const error = {
    message: `(#${code}) ${message}`,
    type: "OAuthException",
    code,
    ...(subcode && { error_subcode: subcode }),
    fbtrace_id: "fake",
  };
  return { status: statuses[code] ?? (code >= 500 && code <= 599 ? code : 400), body: { error } };
}

import type { fa } from "./messages.fa.ts";
import { metaKinds } from "./meta-kinds.ts";

/** One field of a channel's form; `key` is its path in the settings, `a.b` for one inside another. */
export type ChannelField = {
  key: string;
  label: keyof typeof fa.fields;
  /** words, numbers: lists with commas between. flag: yes or no. json: as it is stored. */
  kind: "text" | "secret" | "number" | "area" | "choice" | "words" | "numbers" | "flag" | "json";
  note?: keyof typeof fa.fields;
  needed?: boolean;
  /** Under «more»: most people leave it as it is. */
  more?: boolean;
  begin?: string | number;
  /** Whether a choice is stored as a number. */
  numeric?: boolean;
  options?: readonly { value: string; label?: keyof typeof fa.fields }[];
};
export type ChannelKind = keyof typeof fa.kinds;

const line: ChannelField = {
  key: "line",
  label: "line",
  kind: "choice",
  begin: "service",
  options: [
    { value: "service", label: "lineService" },
    { value: "advertising", label: "lineAdvertising" },
  ],
};
const choice = (key: string, label: ChannelField["label"], begin: string, values: readonly string[]): ChannelField => ({
  key,
  label,
  kind: "choice",
  begin,
  options: values.map((value) => ({ value })),
});
const more = (
  key: string,
  label: ChannelField["label"],
  kind: ChannelField["kind"],
  rest: object = {},
): ChannelField => ({
  key,
  label,
  kind,
  more: true,
  ...rest,
});
const baseUrl = more("baseUrl", "baseUrl", "text", { note: "baseUrlNote" });
const partLength = more("partLength", "partLength", "choice", {
  numeric: true,
  begin: 67,
  options: [{ value: "67" }, { value: "66" }],
});
/** A line of a provider with an adapter of its own: what opens its account, then what all of them ask. */
const smsLine = (...first: ChannelField[]): ChannelField[] => [
  ...first,
  { key: "sender", label: "sender", kind: "text", needed: true },
  line,
  more("lowCredit", "lowCredit", "number", { note: "lowCreditNote" }),
  more("templates", "templates", "json", { note: "templatesNote" }),
  baseUrl,
  partLength,
];
const hookPlaces = {
  begin: "",
  options: [{ value: "", label: "none" }, ...["json", "form", "query"].map((value) => ({ value }))],
};
const token: ChannelField = { key: "token", label: "token", kind: "secret", needed: true };

/** What each kind of channel asks for when it is connected. Secrets are written and never shown. */
export const channelKinds: Record<ChannelKind, readonly ChannelField[]> = {
  kavenegar: smsLine({ key: "apiKey", label: "apiKey", kind: "secret", needed: true }),
  ippanel: smsLine({ key: "apiKey", label: "apiKey", kind: "secret", needed: true }),
  ghasedak: smsLine({ key: "apiKey", label: "apiKey", kind: "secret", needed: true }),
  smsir: smsLine({ key: "apiKey", label: "apiKey", kind: "secret", needed: true }),
  melipayamak: smsLine(
    { key: "user", label: "user", kind: "text", needed: true },
    { key: "password", label: "key", kind: "secret", needed: true },
    {
      key: "inbound",
      label: "inbound",
      kind: "choice",
      begin: "ask",
      options: [
        { value: "ask", label: "inboundAsk" },
        { value: "call", label: "inboundCall" },
      ],
    },
  ),
  generic_sms: [
    { key: "baseUrl", label: "baseUrl", kind: "text", needed: true },
    { key: "user", label: "user", kind: "text" },
    { key: "key", label: "key", kind: "secret" },
    { key: "from", label: "from", kind: "text" },
    line,
    choice("send.method", "method", "POST", ["GET", "POST", "PUT"]),
    { key: "send.path", label: "path", kind: "text", needed: true, begin: "/", note: "pathNote" },
    choice("send.bodyKind", "bodyKind", "json", ["none", "json", "form", "query"]),
    { key: "send.body", label: "body", kind: "area", begin: '{"from":"{from}","to":"{to}","text":"{text}"}' },
    more("send.headers", "headers", "json", { note: "headersNote" }),
    more("numbers", "numbers", "choice", {
      begin: "national",
      options: [
        { value: "national", label: "numbersNational" },
        { value: "bare", label: "numbersBare" },
        { value: "plus", label: "numbersPlus" },
      ],
    }),
    more("success.statuses", "successStatuses", "numbers", { begin: "200" }),
    more("success.path", "successPath", "text", { note: "pathInAnswer" }),
    more("success.equals", "successEquals", "text"),
    more("messageId", "messageId", "text", { note: "pathInAnswer" }),
    more("errorPath", "errorPath", "text", { note: "pathInAnswer" }),
    more("failures", "failures", "json", { note: "failuresNote" }),
    more("hook.place", "hookPlace", "choice", hookPlaces),
    more("hook.from", "hookFrom", "text"),
    more("hook.text", "hookText", "text"),
    more("hook.to", "hookTo", "text"),
    more("hook.id", "hookId", "text"),
    more("hook.at", "hookAt", "text"),
    more("hookSecret", "hookSecret", "secret", { note: "hookSecretNote" }),
    more("hookSecretName", "hookSecretName", "text", { begin: "x-hook-secret" }),
    more("most", "most", "number", { begin: 900 }),
    partLength,
  ],
  telegram: [token, baseUrl],
  bale: [token, baseUrl],
  bale_safir: [
    { key: "accessKey", label: "accessKey", kind: "secret", needed: true },
    { key: "botId", label: "botId", kind: "number", needed: true, note: "botIdNote" },
    baseUrl,
  ],
  rubika: [token, baseUrl],
  eitaa: [
    { key: "token", label: "eitaaToken", kind: "secret", needed: true },
    { key: "chat", label: "eitaaChat", kind: "text", needed: true, note: "eitaaChatNote" },
    baseUrl,
  ],
  ...metaKinds,
  email: [
    { key: "address", label: "address", kind: "text", needed: true },
    { key: "name", label: "senderName", kind: "text" },
    { key: "smtpHost", label: "smtpHost", kind: "text", needed: true },
    { key: "smtpPort", label: "smtpPort", kind: "number", begin: 587 },
    choice("smtpSecurity", "smtpSecurity", "starttls", ["tls", "starttls", "none"]),
    { key: "smtpUser", label: "smtpUser", kind: "text" },
    { key: "smtpPassword", label: "smtpPassword", kind: "secret" },
    { key: "imapHost", label: "imapHost", kind: "text" },
    { key: "imapPort", label: "imapPort", kind: "number", begin: 993 },
    choice("imapSecurity", "imapSecurity", "tls", ["tls", "starttls", "none"]),
    { key: "imapUser", label: "imapUser", kind: "text" },
    { key: "imapPassword", label: "imapPassword", kind: "secret" },
    { key: "signature", label: "signature", kind: "area", note: "signatureNote" },
    more("imapFolder", "imapFolder", "text", { begin: "INBOX" }),
    more("addresses", "addresses", "words", { note: "addressesNote" }),
    more("markedReplies", "markedReplies", "flag", { begin: "true", note: "markedRepliesNote" }),
    more("markRead", "markRead", "flag", { begin: "false" }),
  ],
};

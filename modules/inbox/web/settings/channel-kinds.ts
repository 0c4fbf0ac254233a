import type { fa } from "./messages.fa.ts";

/** One field of a channel's form; `key` is its path in the settings, `a.b` for one inside another. */
export type ChannelField = {
  key: string;
  label: keyof typeof fa.fields;
  kind: "text" | "secret" | "number" | "area" | "choice";
  note?: keyof typeof fa.fields;
  needed?: boolean;
  begin?: string | number;
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
const token: ChannelField = { key: "token", label: "token", kind: "secret", needed: true };

/** What each kind of channel asks for when it is connected. Secrets are written and never shown. */
export const channelKinds: Record<ChannelKind, readonly ChannelField[]> = {
  kavenegar: [
    { key: "apiKey", label: "apiKey", kind: "secret", needed: true },
    { key: "sender", label: "sender", kind: "text", needed: true },
    line,
  ],
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
  ],
  telegram: [token],
  bale: [token],
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
    { key: "imapUser", label: "imapUser", kind: "text" },
    { key: "imapPassword", label: "imapPassword", kind: "secret" },
    { key: "signature", label: "signature", kind: "area" },
  ],
};

import type { DeliveryReport } from "../../channel-adapter.ts";
import { refusalOf, statusIn } from "../out/refusal-code.ts";

/** What a report says of one letter: which one (its Message-ID), to whom, and what became of it. */
export type Bounce = {
  messageId: string | null;
  recipient: string | null;
  state: DeliveryReport["state"];
  code: string | null;
};

/** The parts of a letter that a report is read from. */
export type ReportParts = {
  from: string;
  subject: string;
  headers: ReadonlyMap<string, string>;
  text: string;
  status: string | null;
  notice: string | null;
  original: string | null;
};

function field(text: string, name: string): string | null {
  const flat = text.replace(/\r?\n[ \t]+/g, " ");
  return new RegExp(`^${name}[ \\t]*:[ \\t]*(.+)$`, "im").exec(flat)?.[1]?.trim() ?? null;
}

const address = /[^\s<>"';,:()]+@[^\s<>"';,:()]+\.[^\s<>"';,:()]+/;
const idOf = (text: string | null) => (text && /<[^<>\s]+@[^<>\s]+>/.exec(text)?.[0]) || null;

function fromStatus(status: string, parts: ReportParts): Bounce | null {
  const action = field(status, "action")?.toLowerCase() ?? "failed";
  const recipient =
    address.exec(field(status, "final-recipient") ?? field(status, "original-recipient") ?? "")?.[0] ?? null;
  const messageId = originalId(parts);
  if (action.startsWith("delivered") || action.startsWith("relayed") || action.startsWith("expanded"))
    return { messageId, recipient, state: action.startsWith("delivered") ? "delivered" : "sent", code: null };
  // Delayed: it is still on its way, and another report will come.
  if (action.startsWith("delayed")) return null;
  const why = field(status, "diagnostic-code") ?? "";
  const code = refusalOf(
    field(status, "status")?.match(/[245]\.\d+\.\d+/)?.[0] ?? statusIn(why),
    why || parts.text.slice(0, 3000),
  );
  return { messageId, recipient, state: "failed", code };
}

function originalId({ original, notice, text, headers }: ReportParts): string | null {
  return (
    idOf(original && field(original, "message-id")) ??
    idOf(notice && field(notice, "original-message-id")) ??
    idOf(field(text, ">?\\s*message-id")) ??
    idOf(headers.get("in-reply-to") ?? null)
  );
}

const failures =
  /undeliver|delivery (?:status notification|failure|has failed)|failure notice|returned mail|mail delivery (?:failed|system|subsystem)|could ?n.t be delivered|could not be delivered|برگشت|تحویل (?:داده )?نشد/i;
const daemons = /^(?:mailer-daemon|postmaster|mail-?daemon)@/i;

/** Bounces of servers that write to people alone: qmail, Exim, old Exchange. */
function fromWords(parts: ReportParts): Bounce | null {
  const { from, subject, text, headers } = parts;
  const failed = headers.get("x-failed-recipients");
  if (!failed && !(daemons.test(from) && failures.test(`${subject}\n${text.slice(0, 2000)}`))) return null;
  if (/\b(?:delayed|warning: message)\b/i.test(subject)) return null;
  const recipient = address.exec(failed ?? text.replace(/[^\n]*(?:mailer-daemon|postmaster)[^\n]*/gi, ""))?.[0] ?? null;
  const said = /^.*\b[45]\d\d[ -].*$/m.exec(text)?.[0] ?? text.slice(0, 3000);
  return { messageId: originalId(parts), recipient, state: "failed", code: refusalOf(statusIn(said), said) };
}

/**
 * What a bounce, a delivery report (RFC 3464) or a read receipt (RFC 8098) says; null for any other letter, and for one that only says
 * that delivery takes longer.
 */
export function readBounce(parts: ReportParts): Bounce | null {
  if (parts.notice) {
    const shown = /displayed/i.test(field(parts.notice, "disposition") ?? "");
    if (!shown) return null;
    const recipient = address.exec(field(parts.notice, "final-recipient") ?? "")?.[0] ?? null;
    return { messageId: originalId(parts), recipient, state: "read", code: null };
  }
  return parts.status ? fromStatus(parts.status, parts) : fromWords(parts);
}

import type { SendMailOptions } from "nodemailer";
import type { Outgoing } from "../../channel-adapter.ts";
import type { EmailSettings } from "../settings.ts";
import { markedAddress, messageIdOf } from "../threading/marks.ts";
import { htmlOfText } from "./text-html.ts";

/** References may not grow without end: the first and the latest twenty, which is what clients thread by. */
function references(ids: readonly string[]): string[] {
  const known = ids.filter((id) => /^<[^<>\s]{1,900}>$/.test(id));
  return known.length > 21 ? [known[0]!, ...known.slice(-20)] : known;
}

function subjectOf({ thread }: Outgoing): string {
  const subject = (thread.subject ?? "").replace(/[\r\n]+/g, " ").trim();
  if (thread.externalIds.length === 0 || /^(re|پاسخ)\s*:/i.test(subject)) return subject;
  return subject === "" ? "" : `Re: ${subject}`;
}

function listHeaders({ unsubscribe }: Outgoing): Record<string, string> {
  if (!unsubscribe || /[<>\s]/.test(unsubscribe)) return {};
  const oneClick = unsubscribe.startsWith("https:") && { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
  return { "List-Unsubscribe": `<${unsubscribe}>`, ...oneClick };
}

/** The id under which a letter of ours goes out, the same for every attempt. */
export function outgoingId(outgoing: Outgoing, settings: EmailSettings, secretKey: Buffer): string {
  const domain = settings.address.slice(settings.address.lastIndexOf("@") + 1);
  return messageIdOf(outgoing.key, outgoing.thread.conversationId, domain, secretKey);
}

/** What stands below each letter, with the name of whoever wrote it; a line that is only a missing name is left out. */
function signatureOf({ signature }: EmailSettings, writer: string | undefined): string {
  const lines = signature.trim().split("\n");
  const kept = writer ? lines : lines.filter((line) => line.trim() !== "{{agent.name}}");
  return kept
    .join("\n")
    .replaceAll("{{agent.name}}", () => writer ?? "")
    .trim();
}

/**
 * The letter as nodemailer takes it: text with a simple HTML beside it, our own Message-ID, what it answers, and a reply address that
 * names the conversation. Only a machine's answer carries Auto-Submitted.
 */
export async function composeMail(
  outgoing: Outgoing,
  settings: EmailSettings,
  secretKey: Buffer,
): Promise<SendMailOptions> {
  const { to, thread, automatic = false } = outgoing;
  const ids = references(thread.externalIds);
  const last = ids.at(-1);
  const marked = settings.markedReplies ? markedAddress(settings.address, thread.conversationId, secretKey) : null;
  const signature = signatureOf(settings, outgoing.writer);
  const text = signature ? `${outgoing.text.trimEnd()}\n\n-- \n${signature}` : outgoing.text;
  const html = outgoing.html ?? htmlOfText(outgoing.text);
  const attachments = await Promise.all(
    outgoing.files.map(async (file) => ({
      filename: file.name,
      contentType: file.contentType,
      content: await file.open(),
    })),
  );
  return {
    from: { name: settings.name, address: settings.address },
    to: { name: "", address: to },
    ...(marked && { replyTo: { name: settings.name, address: marked } }),
    subject: subjectOf(outgoing),
    messageId: outgoingId(outgoing, settings, secretKey),
    ...(last && { inReplyTo: last, references: ids }),
    text,
    html: signature ? `${html}\n${htmlOfText(signature)}` : html,
    attachments,
    // Beside the text, so that mail programs offer yes and no, and as a file for those that do not.
    ...(outgoing.calendar && {
      icalEvent: { method: outgoing.calendar.method, filename: "invite.ics", content: outgoing.calendar.text },
    }),
    headers: { ...listHeaders(outgoing), ...(automatic && { "Auto-Submitted": "auto-replied" }) },
    // Nothing a member wrote is read from this machine's disk or fetched from an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

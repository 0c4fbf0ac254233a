import { normalise } from "../../../../../../platform/identifiers/index.ts";
import type { DeliveryReport, Incoming, IncomingNote } from "../../channel-adapter.ts";
import { foldQuotes } from "../threading/fold-quotes.ts";
import type { Mark } from "../threading/marks.ts";
import { isAutomatic } from "./automatic.ts";
import { type Bounce, readBounce } from "./bounce.ts";
import { channelFile, keepFiles } from "./letter-files.ts";
import { type Letter, letterParts } from "./letter-parts.ts";
import { isShared, type Sender, senderOf } from "./letter-sender.ts";
import { letterText } from "./letter-text.ts";
import { answeredIds, marksOf, messageIdOrHash, ownConversation } from "./letter-threads.ts";
import { repairLetter } from "./repair-letter.ts";

/** What reading needs to know: whose mailbox it is, the key our marks are signed with, and when the letter came in. */
export type Reading = { own: readonly string[]; secretKey: Buffer; received: Date };

/** A letter as it was understood: the message itself, the marks it was sent to, and what it reports of an earlier one. */
export type ParsedLetter = { incoming: Incoming; marks: Mark[]; report: DeliveryReport | null };

/** No letter is older than e-mail; one from the future counts from when it came. */
const earliest = Date.UTC(1990, 0, 1);

function writtenAt(date: Date | undefined, received: Date): Date {
  const time = date?.getTime() ?? Number.NaN;
  return Number.isNaN(time) || time < earliest || time > received.getTime() ? received : new Date(time);
}

/** A letter that no parser takes: kept, with as much of its text as can be shown. */
function unread(raw: Buffer, received: Date): ParsedLetter {
  const text = raw.subarray(0, 100_000).toString("utf8").replaceAll("\0", "");
  const from = { type: "email" as const, value: "unknown@sender.invalid", shown: "unknown@sender.invalid" };
  const notes = [{ code: "not_parsed" }];
  const incoming = {
    externalId: messageIdOrHash(undefined, raw),
    from,
    name: null,
    at: received,
    text,
    subject: null,
    fresh: text,
    raw,
    notes,
    automatic: true,
  };
  return { incoming, marks: [], report: null };
}

/**
 * Reads one raw letter (RFC 5322), whatever state it is in: it never throws. A letter without a Message-ID gets one of its bytes, one
 * whose text says the wrong charset is read as it was meant. A bounce of a letter of ours counts as from whom it was for.
 */
export async function parseMail(raw: Buffer, reading: Reading): Promise<ParsedLetter> {
  try {
    return await read(raw, reading);
  } catch {
    return unread(raw, reading.received);
  }
}

async function read(raw: Buffer, { own, secretKey, received }: Reading): Promise<ParsedLetter> {
  const letter = await letterParts(repairLetter(raw));
  const { mail, headers } = letter;
  const notes: IncomingNote[] = [];
  const subject = mail.subject?.replace(/\s+/g, " ").trim().slice(0, 500) || null;
  const sender = senderOf(mail, headers, own);
  if (!sender.known) notes.push({ code: "sender_unknown" });
  const { kept, more } = keepFiles(letter.files, notes);
  const words = letterText(letter, kept, more, notes);
  const text = words.text || (await wordsOfForwarded(letter));
  const calendarAnswer = calendarAnswerIn(letter);
  const bounce = readBounce({
    from: sender.value,
    subject: subject ?? "",
    headers,
    text,
    status: letter.status,
    notice: letter.notice,
    original: letter.original,
  });
  const ids = [...new Set([...(bounce?.messageId ? [bounce.messageId] : []), ...answeredIds(headers)])];
  const marks = marksOf(headers);
  const conversationId = ownConversation(marks, ids, secretKey);
  const author = bounce && conversationId !== undefined ? recipientOf(bounce, sender) : sender;
  const at = writtenAt(mail.date, received);
  const incoming: Incoming = {
    externalId: messageIdOrHash(headers.get("message-id"), raw),
    from: { type: "email", value: author.value, shown: author.shown },
    name: author.name,
    at,
    text,
    html: words.html,
    subject,
    files: kept.map(channelFile),
    thread: { ...(conversationId !== undefined && { conversationId }), replyTo: ids },
    automatic:
      bounce !== null ||
      letter.status !== null ||
      own.includes(sender.value) ||
      isAutomatic(headers, sender.value, subject ?? ""),
    fresh: foldQuotes(text).fresh,
    raw,
    ...(calendarAnswer && { calendarAnswer }),
    ...(isShared(mail, sender, own) && { shared: true }),
    ...(notes.length > 0 && { notes }),
  };
  return { incoming, marks, report: reportOf(bounce, at) };
}

/** A calendar program's answer to an event of ours; nobody else's letters carry one. */
function calendarAnswerIn({ files }: Letter): string | undefined {
  return files
    .filter(({ contentType }) => contentType === "text/calendar")
    .map(({ bytes }) => bytes.subarray(0, 200_000).toString("utf8"))
    .find((text) => /^METHOD:REPLY\s*$/im.test(text));
}

function reportOf(bounce: Bounce | null, at: Date): DeliveryReport | null {
  if (!bounce?.messageId) return null;
  const { messageId: externalId, state, code } = bounce;
  return { externalId, state, at, ...(code && { code }) };
}

function recipientOf({ recipient }: Bounce, sender: Sender): Sender {
  const read = recipient ? normalise("email", recipient) : null;
  return read && "value" in read ? { ...read, name: null, known: true } : sender;
}

/** A letter that only hands on others by attaching them: their words, each under its subject. */
async function wordsOfForwarded({ files }: Letter): Promise<string> {
  const nested = files.filter((file) => file.nested).slice(0, 3);
  const texts = await Promise.all(
    nested.map(async ({ bytes }) => {
      const inner = await letterParts(repairLetter(bytes));
      const { text } = letterText(inner, [], null, []);
      const from = inner.mail.from?.text ?? "";
      return `---------- Forwarded message ----------\nFrom: ${from}\nSubject: ${inner.mail.subject ?? ""}\n\n${text.slice(0, 100_000)}`;
    }),
  );
  return texts.join("\n\n");
}

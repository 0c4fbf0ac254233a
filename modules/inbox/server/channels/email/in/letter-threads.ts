import { createHash } from "node:crypto";
import { conversationOfMessageId, isOurMark, type Mark, markOf } from "../threading/marks.ts";

/** Ids in a header, as they stand there: some clients leave out brackets, put commas between or fold within one. */
export function idsOf(header: string | undefined): string[] {
  const flat = (header ?? "").replace(/\s+/g, " ");
  const bracketed = flat.match(/<[^<>]{1,990}>/g)?.map((id) => id.replace(/\s/g, ""));
  const found =
    bracketed ??
    flat
      .split(/[\s,;]+/)
      .filter((id) => /^[^\s@<>]+@[^\s@<>]+$/.test(id))
      .map((id) => `<${id}>`);
  return [...new Set(found.filter((id) => id.includes("@") || id.length > 10))].slice(0, 200);
}

/**
 * The Message-ID of a letter; for one without, a name made of its own bytes that is the same whenever it is read. Trace headers are left
 * out of it: each copy of a letter has its own.
 */
export function messageIdOrHash(header: string | undefined, raw: Buffer): string {
  const [id] = idsOf(header);
  if (id) return id;
  const text = raw.toString("latin1").replace(/^\s+/, "").replace(/\r\n/g, "\n");
  const end = text.indexOf("\n\n");
  const head = text
    .slice(0, end < 0 ? text.length : end)
    .replace(
      /^(?:received|return-path|delivered-to|x-[\w-]*|authentication-results|arc-[\w-]*|status):.*(?:\n[ \t].*)*\n?/gim,
      "",
    );
  return `<${createHash("sha256")
    .update(head)
    .update(text.slice(Math.max(0, end)))
    .digest("hex")
    .slice(0, 40)}@no-id.invalid>`;
}

/** The ids that a letter answers, the nearest first. */
export function answeredIds(headers: ReadonlyMap<string, string>): string[] {
  const references = idsOf(headers.get("references")).reverse();
  return [...new Set([...idsOf(headers.get("in-reply-to")), ...references])];
}

const recipients = [
  "to",
  "cc",
  "delivered-to",
  "x-original-to",
  "envelope-to",
  "x-envelope-to",
  "x-forwarded-to",
  "resent-to",
  "x-rcpt-to",
];

/** Every signed address that a letter was sent to, as it stands there. */
export function marksOf(headers: ReadonlyMap<string, string>): Mark[] {
  const addresses = recipients.flatMap(
    (name) => (headers.get(name) ?? "").match(/[^\s<>,;:"]+\+c\d+\.[0-9a-f]{20}@/gi) ?? [],
  );
  const marks = addresses.map(markOf).filter((mark) => mark !== null);
  return [...new Map(marks.map((mark) => [`${mark.conversationId}.${mark.signature}`, mark])).values()];
}

/** The conversation that a letter names by something only we can have made: a reply address, else a Message-ID. */
export function ownConversation(marks: readonly Mark[], ids: readonly string[], secretKey: Buffer): number | undefined {
  const mark = marks.find((each) => isOurMark(each, secretKey));
  if (mark) return mark.conversationId;
  for (const id of ids) {
    const conversation = conversationOfMessageId(id, secretKey);
    if (conversation !== null) return conversation;
  }
  return undefined;
}

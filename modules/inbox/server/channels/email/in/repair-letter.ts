import { guessCharset, knownCharset } from "./guess-charset.ts";
import { repairHeader } from "./header-words.ts";
import { allParts, type MimePart, mimeParts, parameter } from "./mime-parts.ts";

type Edit = { at: number; end: number; text: string };

/** How much of a text is looked at to see how it is written. */
const sample = 256 * 1024;

function bodyBytes(raw: string, part: MimePart): Buffer {
  const body = raw.slice(part.bodyAt, Math.min(part.end, part.bodyAt + sample));
  const encoding = (part.headers.get("content-transfer-encoding") ?? "").toLowerCase();
  if (encoding.includes("base64")) return Buffer.from(body.replace(/[^A-Za-z0-9+/]/g, ""), "base64");
  if (!encoding.includes("quoted")) return Buffer.from(body, "latin1");
  const plain = body.replace(/=[ \t]*\r?\n/g, "");
  return Buffer.from(
    plain.replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

/** The Content-Type that a text should have had, or null where it is right. */
function rightType(raw: string, part: MimePart): string | null {
  if (part.type !== "text/plain" && part.type !== "text/html") return null;
  const declared = parameter(part.headers.get("content-type") ?? "", "charset");
  const charset = guessCharset(bodyBytes(raw, part), declared);
  if (declared !== null && charset === knownCharset(declared)) return null;
  const rest = (part.headers.get("content-type") ?? "")
    .replace(/^[^;]*/, "")
    .replace(/;\s*charset\s*=\s*(?:"[^"]*"|[^\s;]*)/i, "");
  return `${part.type}; charset=${charset}${rest}`;
}

/** A multipart whose boundary never comes: what really parts it, else it is text. */
function foundBoundary(raw: string, part: MimePart): string {
  const body = raw.slice(part.bodyAt, part.end);
  const real = /(?:^|\n)--([^\r\n]{1,200}?)[ \t]*\r?\n(?=content-)/i.exec(body)?.[1];
  return real ? `${part.type}; boundary="${real}"` : "text/plain";
}

function headerEdit(raw: string, part: MimePart): Edit | null {
  const block = raw.slice(part.at, part.bodyAt);
  const type = part.lost ? foundBoundary(raw, part) : rightType(raw, part);
  let text = block;
  if (type !== null) {
    const line = `Content-Type: ${type}\r\n`;
    const known = /^content-type[ \t]*:.*(?:\r?\n[ \t].*)*\r?\n?/im;
    text = known.test(text) ? text.replace(known, () => line) : `${line}${text}`;
  }
  if (/[\x80-\xff]|=\?/.test(text)) {
    const lines = text.split(/\r?\n(?![ \t]|$)/);
    text = lines.map((line) => (/[\x80-\xff]|=\?/.test(line) ? repairHeader(line) : line)).join("\r\n");
  }
  return text === block ? null : { at: part.at, end: part.bodyAt, text };
}

/** A line of the file it was kept in, and empty lines, are no headers. */
function withoutEnvelope(raw: string): string {
  return raw.replace(/^(?:[ \t]*\r?\n)+(?=>?From |[!-9;-~]+[ \t]*:)/, "").replace(/^>?From [^\r\n]*\r?\n/, "");
}

/** How often a lost boundary is looked for within one that was found. */
const rounds = 3;

/**
 * A letter whose headers are ASCII, whose texts say in which charset they really are and whose parts can be found: what a parser needs
 * and many senders do not keep. A letter that is in order comes back as it is.
 */
export function repairLetter(bytes: Buffer): Buffer {
  const before = bytes.toString("latin1");
  let raw = withoutEnvelope(before);
  for (let round = 0; round < rounds; round++) {
    const parts = allParts(mimeParts(raw));
    const edits = parts.map((part) => headerEdit(raw, part)).filter((edit) => edit !== null);
    edits.sort((a, b) => a.at - b.at);
    let [written, from] = ["", 0];
    for (const { at, end, text } of edits) {
      written += raw.slice(from, at) + text;
      from = end;
    }
    raw = written + raw.slice(from);
    if (!parts.some((part) => part.lost)) break;
  }
  return raw === before ? bytes : Buffer.from(raw, "latin1");
}

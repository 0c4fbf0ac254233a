import { Refusal } from "../../../../platform/errors/index.ts";
import { mostBytes } from "../attachments/attachments.ts";

/** What a browser sent: texts by their names, and files. */
export type Posting = { texts: Map<string, string>; files: { name: string; said: string; bytes: Buffer }[] };

/** So many files go along with one form. */
const mostFiles = 5;
/** The largest sending: files with what stands around them; and of words alone. */
export const mostPosting = mostBytes + 200_000;
export const mostWords = 200_000;
/** More parts than any form has. */
const mostParts = 300;

/**
 * Reads the body of a sent form, urlencoded or multipart. Several answers of one name are set one below the other. Refuses `invalid`
 * for what is no form, and `too_large` for more than five files or three hundred fields.
 */
export async function readPosting(contentType: string, body: unknown): Promise<Posting> {
  const bytes = Buffer.isBuffer(body) ? new Uint8Array(body) : new Uint8Array();
  if (countParts(contentType, body) > mostParts) throw new Refusal("too_large");
  const form = await new Response(bytes, { headers: { "content-type": contentType } }).formData().catch(() => {
    throw new Refusal("invalid", "body");
  });
  const posting: Posting = { texts: new Map(), files: [] };
  for (const [name, value] of form) {
    if (typeof value === "string") {
      const before = posting.texts.get(name);
      posting.texts.set(name, before ? `${before}\n${plain(value)}` : plain(value));
    } else if (value.size > 0) {
      posting.files.push({ name: value.name, said: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
    }
  }
  if (posting.files.length > mostFiles) throw new Refusal("too_large");
  return posting;
}

/** How many fields there are at most, before anything is taken apart; stops at one too many. */
function countParts(contentType: string, body: unknown): number {
  if (!Buffer.isBuffer(body)) return 0;
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1];
  const mark = boundary ? `--${boundary}` : "&";
  let parts = 0;
  for (let at = body.indexOf(mark); at >= 0 && parts <= mostParts; at = body.indexOf(mark, at + mark.length)) parts++;
  return parts;
}

/** Without what a database cannot keep. */
function plain(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}

import { decodeBytes, guessCharset, undoMojibake } from "./guess-charset.ts";

type Word = { charset: string; encoding: string; bytes: Buffer; at: number; end: number };

/** Encoded words (RFC 2047) as clients really write them: spaces and line breaks within, no padding, nothing between two of them. */
const word = /=\?\s*([\w.:+-]*?)(?:\*[\w-]*)?\s*\?\s*([bq])\s*\?([^?]*(?:\?(?!=)[^?]*)*)\?=/gi;

function quotedBytes(text: string): Buffer {
  const plain = text.replace(/\r?\n[ \t]*/g, "").replace(/_/g, " ");
  return Buffer.from(
    plain.replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

function wordsOf(header: string): Word[] {
  return [...header.matchAll(word)].map(({ 0: whole, 1: charset, 2: encoding, 3: text, index }) => ({
    charset: charset!.toLowerCase(),
    encoding: encoding!.toLowerCase(),
    bytes:
      encoding!.toLowerCase() === "b"
        ? Buffer.from(text!.replace(/[^A-Za-z0-9+/_-]/g, ""), "base64")
        : quotedBytes(text!),
    at: index,
    end: index + whole.length,
  }));
}

function read(bytes: Buffer, charset: string | null): string {
  return undoMojibake(decodeBytes(bytes, guessCharset(bytes, charset || null))).replace(/[\r\n]+/g, " ");
}

function utf8Words(text: string): string {
  const words: string[] = [];
  let piece = "";
  for (const sign of text) {
    if (Buffer.byteLength(piece + sign) > 45) {
      words.push(piece);
      piece = "";
    }
    piece += sign;
  }
  words.push(piece);
  return words.map((part) => `=?UTF-8?B?${Buffer.from(part).toString("base64")}?=`).join("\r\n ");
}

/** A stretch without encoded words: bytes above 127, which no header may hold, become words too. */
function plainStretch(text: string): string {
  return text.replace(/[\x80-\xff][^\r\n\t"<>@,;:()]*[\x80-\xff]|[\x80-\xff]+/g, (raw) =>
    utf8Words(read(Buffer.from(raw, "latin1"), null)),
  );
}

/**
 * A header (its bytes as latin1, folded or not) with everything that is not ASCII as well-formed UTF-8 words: broken forms are read as
 * they were meant, a character that was cut between two words is joined.
 */
export function repairHeader(header: string): string {
  const words = wordsOf(header);
  let [written, from] = ["", 0];
  for (let index = 0; index < words.length; ) {
    const first = words[index]!;
    const bytes = [first.bytes];
    let last = first;
    for (index++; index < words.length; index++) {
      const next = words[index]!;
      const apart = !/^\s*$/.test(header.slice(last.end, next.at));
      if (apart || next.charset !== first.charset) break;
      bytes.push(next.bytes);
      last = next;
    }
    const between = header.slice(from, first.at);
    // White space between two words is not part of either.
    written += from > 0 && /^\s*$/.test(between) ? "\r\n " : plainStretch(between);
    written += utf8Words(read(Buffer.concat(bytes), first.charset));
    from = last.end;
  }
  return written + plainStretch(header.slice(from));
}

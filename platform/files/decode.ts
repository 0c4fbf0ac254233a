import { isUtf8 } from "node:buffer";
import type { Chunks } from "./unpack.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1256";

/** A piece of text. `suspect` when some row in it may hold broken bytes or NUL; see brokenBytes. */
export type TextChunk = { text: string; suspect: boolean };

/**
 * Decodes bytes as they come. A byte that is no UTF-8 becomes a lone surrogate U+DC80…U+DCFF (which no valid text holds),
 * so that only the row it stands in is refused, and its value is still known.
 */
export async function* decoded(chunks: Chunks, encoding: Encoding): AsyncGenerator<TextChunk> {
  const texts = encoding === "utf-8" ? decodedUtf8(chunks) : decodedOther(chunks, encoding);
  let first = true;
  for await (const chunk of texts) {
    if (!chunk.text) continue;
    if (first && chunk.text.startsWith("\ufeff")) chunk.text = chunk.text.slice(1);
    first = false;
    yield chunk;
  }
}

async function* decodedOther(chunks: Chunks, encoding: Encoding): AsyncGenerator<TextChunk> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    yield { text, suspect: text.includes("\0") };
  }
  yield { text: decoder.decode(), suspect: true };
}

async function* decodedUtf8(chunks: Chunks): AsyncGenerator<TextChunk> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = wholeCharacters(bytes);
    rest = Buffer.from(bytes.subarray(end));
    yield decodeUtf8(bytes.subarray(0, end));
  }
  yield decodeUtf8(rest);
}

/** Where the last character that is there completely ends. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function sequenceLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

function decodeUtf8(bytes: Buffer): TextChunk {
  if (isUtf8(bytes)) return { text: bytes.toString("utf8"), suspect: bytes.includes(0) };
  const parts: string[] = [];
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    parts.push(isUtf8(line) ? line.toString("utf8") : decodeBrokenLine(line));
    start = end;
  }
  return { text: parts.join(""), suspect: true };
}

function decodeBrokenLine(line: Buffer): string {
  let text = "";
  for (let at = 0; at < line.length; ) {
    const length = sequenceLength(line[at]!);
    const character = line.subarray(at, at + length);
    if (isUtf8(character)) {
      text += character.toString("utf8");
      at += length;
    } else {
      text += String.fromCharCode(0xdc00 + line[at]!);
      at += 1;
    }
  }
  return text;
}

const broken = /[\udc80-\udcff]/gu;
const hex = (character: string) => `\\x${(character.charCodeAt(0) & 0xff).toString(16).toUpperCase()}`;

/** The broken bytes of a text, written `\xE9 \xFF`, at most ten; empty when it is sound. */
export function brokenBytes(text: string): string {
  return (text.match(broken) ?? []).slice(0, 10).map(hex).join(" ");
}

/** The text with broken bytes written out and NUL shown as ␀, so that it can be stored and handed back. */
export function storable(text: string): string {
  return text.replace(broken, hex).replaceAll("\0", "␀");
}

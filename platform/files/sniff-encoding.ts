import { isUtf8 } from "node:buffer";
import type { Encoding } from "./decode.ts";

const sampled = 64 * 1024;

/** The encoding of a text by its first bytes: a byte order mark, zero bytes, valid UTF-8, else Persian in windows-1256. */
export function sniffEncoding(sample: Buffer): Encoding {
  const mark = sample.subarray(0, 3).toString("hex");
  if (mark === "efbbbf") return "utf-8";
  if (mark.startsWith("fffe")) return "utf-16le";
  if (mark.startsWith("feff")) return "utf-16be";
  const bytes = sample.subarray(0, sampled);
  const [even, odd] = zerosByParity(bytes);
  if (odd > bytes.length / 10 && odd > even * 10) return "utf-16le";
  if (even > bytes.length / 10 && even > odd * 10) return "utf-16be";
  // A character cut at the end of the sample is not an error.
  if ([0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, bytes.length - cut)))) return "utf-8";
  return isPersian1256(bytes) ? "windows-1256" : "utf-8";
}

function zerosByParity(bytes: Buffer): [number, number] {
  const zeros: [number, number] = [0, 0];
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) zeros[at & 1] = zeros[at & 1]! + 1;
  return zeros;
}

/**
 * Whether the high bytes stand in runs, as the letters of words do, and are nearly all Arabic-script letters when read as
 * windows-1256. A stray broken byte in UTF-8 is not: then only its row is refused.
 */
function isPersian1256(bytes: Buffer): boolean {
  const words = bytes.toString("latin1").match(/[\x80-\xff]{2,}/g) ?? [];
  const text = new TextDecoder("windows-1256").decode(Buffer.from(words.join(""), "latin1"));
  const letters = text.match(/[\u0600-\u06ff\u200c]/g)?.length ?? 0;
  return words.some((word) => word.length >= 3) && letters >= text.length * 0.85;
}

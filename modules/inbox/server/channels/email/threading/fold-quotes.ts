import { forwarded, isAttribution, isHeaderBlock, isOriginal, isSignature, plainLine } from "./quote-signs.ts";

/** A letter's text in three: what is new, what it quotes, and the signature. The whole stays with the caller. */
export type Folded = { fresh: string; quoted: string; signature: string };

/** A letter is looked at so far: longer ones are quotes by then. */
const mostLines = 20_000;

const isQuoted = (line: string) => /^\s*[>＞|]/.test(line) && !/^\s*\|.*\|\s*$/.test(line);

/** How many lines from here on make an attribution («On … wrote:» is folded by many clients), or 0. */
function attributionAt(plain: readonly string[], at: number): number {
  if (!plain[at]) return 0;
  for (let length = 1; length <= 4; length++) {
    const lines = plain.slice(at, at + length);
    // A line of its own that says it all: what stands above it is new.
    if (length > 1 && (lines.at(-1) === "" || isAttribution(lines.slice(1).join(" ")))) return 0;
    if (isAttribution(lines.join(" "))) return length;
  }
  return 0;
}

function nextWritten(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]!.trim() === "") at++;
  return at;
}

type Sides = { fresh: string[]; quoted: string[]; rest: string[] };

/** Parts lines into new and quoted. `rest` is what stands below the headers of an earlier letter. */
function part(lines: readonly string[]): Sides {
  const plain = lines.map(plainLine);
  const sides: Sides = { fresh: [], quoted: [], rest: [] };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (isQuoted(line)) {
      sides.quoted.push(line);
      continue;
    }
    const rule = /^[_-]{10,}$/.test(plain[at]!) && isHeaderBlock(plain, nextWritten(lines, at + 1));
    if (rule || isOriginal(plain[at]!) || isHeaderBlock(plain, at)) {
      sides.rest = lines.slice(at);
      return sides;
    }
    const said = attributionAt(plain, at);
    if (said === 0) {
      sides.fresh.push(line);
      continue;
    }
    const below = nextWritten(lines, at + said);
    if (below < lines.length && !isQuoted(lines[below]!)) {
      sides.rest = lines.slice(at);
      return sides;
    }
    sides.quoted.push(...lines.slice(at, at + said));
    at += said - 1;
  }
  return sides;
}

function signatureAt(fresh: readonly string[]): number {
  const plain = fresh.map(plainLine);
  const at = plain.findIndex((line, index) => isSignature(line) && (line !== "--" || plain.length - index <= 15));
  // A letter that begins with its signature has nothing else to say: it is no signature.
  return at < 0 || plain.slice(0, at).every((line) => line === "") ? fresh.length : at;
}

const tidy = (lines: readonly string[]) =>
  lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/**
 * Folds away what a letter repeats: quotes of Gmail, Outlook, Yahoo, iOS and others in Persian and English, and the signature. Answers
 * between quoted lines stay. A letter of quotes alone, and one that hands on another, is new as a whole.
 */
export function foldQuotes(text: string): Folded {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const { fresh, quoted, rest } = part(lines.slice(0, mostLines));
  const beyond = lines.slice(mostLines);
  const end = signatureAt(fresh);
  const words = tidy(fresh.slice(0, end));
  const tail = tidy([...quoted, ...rest, ...beyond]);
  if (words === "") return { fresh: text.trim(), quoted: "", signature: "" };
  const first = rest.find((line) => line.trim() !== "") ?? "";
  // Who forwards a letter with a word of their own means both.
  if (forwarded.test(plainLine(first)))
    return { fresh: tidy([...fresh.slice(0, end), ...rest]), quoted: tidy(quoted), signature: tidy(fresh.slice(end)) };
  return { fresh: words, quoted: tail, signature: tidy(fresh.slice(end)) };
}

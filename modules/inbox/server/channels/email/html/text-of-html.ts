const named: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  zwnj: "\u200c",
  zwj: "\u200d",
  rlm: "\u200f",
  lrm: "\u200e",
};

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name.toLowerCase()] ?? whole;
    const code = Number.parseInt(decimal ?? hex, decimal ? 10 : 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

const block = /^(?:address|blockquote|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|tr|ul|tbody|thead|caption)$/;
const spaced = /^(?:blockquote|h[1-6]|p|table|ul|ol|pre)$/;

type Lines = { done: string[]; open: string; quoted: number };

function endLine(lines: Lines, gap: boolean): void {
  const text = lines.open.replace(/[ \t]+/g, " ").trim();
  const mark = "> ".repeat(lines.quoted);
  if (text) lines.done.push(mark + text);
  else if (gap && lines.done.length > 0 && lines.done.at(-1)!.replace(/[> ]/g, "") !== "")
    lines.done.push(mark.trimEnd());
  lines.open = "";
}

function openOrClose(lines: Lines, closes: boolean, tag: string): void {
  if (tag === "br") {
    const empty = lines.open.trim() === "";
    endLine(lines, empty);
    return;
  }
  if (tag === "td" || tag === "th") lines.open += closes ? "\u2003" : "";
  if (!block.test(tag)) return;
  endLine(lines, false);
  if (spaced.test(tag)) endLine(lines, true);
  if (tag === "blockquote") lines.quoted = Math.max(0, Math.min(20, lines.quoted + (closes ? -1 : 1)));
  if (tag === "li" && !closes) lines.open = "• ";
}

/** The words of cleaned HTML (see `cleanHtml`), a paragraph a line; what is quoted begins with `> `. */
export function textOfHtml(clean: string): string {
  const lines: Lines = { done: [], open: "", quoted: 0 };
  for (const [, closes, tag, text] of clean.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>|([^<]+|<)/gi)) {
    if (tag) openOrClose(lines, closes === "/", tag.toLowerCase());
    else lines.open += decode(text!).replace(/\s+/g, " ");
  }
  endLine(lines, false);
  return lines.done
    .join("\n")
    .replaceAll("\u2003", " ")
    .replace(/(?:\n[> ]*>)+(?=\n(?!>)|$)/g, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** One part of a letter; places are offsets into its text, whose characters are bytes. */
export type MimePart = {
  at: number;
  bodyAt: number;
  end: number;
  /** Headers by lower-case name, unfolded, the first of each. */
  headers: ReadonlyMap<string, string>;
  type: string;
  boundary: string | null;
  /** A multipart whose boundary never comes. */
  lost: boolean;
  parts: MimePart[];
};

const deepest = 20;
const mostParts = 2_000;

/** A parameter of a structured header: `charset`, `boundary`, `name`. */
export function parameter(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, "i").exec(header);
  return found ? (found[1] ?? found[2] ?? "") : null;
}

function readHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.replace(/\r?\n(?=[ \t])/g, "").split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line) ?? [];
    if (name && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value!.trim());
  }
  return headers;
}

function splitAt(raw: string, boundary: string, from: number, end: number): [at: number, end: number][] {
  const escaped = boundary.trimEnd().replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  const line = new RegExp(`(?:^|\\r?\\n)--${escaped}(--)?[ \\t]*(?=\\r?\\n|$)`, "g");
  const body = raw.slice(from, end);
  const pieces: [number, number][] = [];
  let open: number | null = null;
  for (const found of body.matchAll(line)) {
    if (open !== null) pieces.push([from + open, from + found.index]);
    const after = found.index + found[0].length;
    open = after + (body.startsWith("\r\n", after) ? 2 : 1);
    if (found[1]) return pieces;
    if (pieces.length >= mostParts) return pieces;
  }
  if (open !== null && open < body.length) pieces.push([from + open, end]);
  return pieces;
}

/** The structure of a letter (RFC 2046), as far as one can be seen: it takes any text and never throws. */
export function mimeParts(raw: string, at = 0, end = raw.length, depth = 0): MimePart {
  const opens = /\r?\n/y;
  opens.lastIndex = at;
  const bare = opens.exec(raw);
  const blank = /\r?\n[ \t]*\r?\n/g;
  blank.lastIndex = at;
  const found = bare ? null : blank.exec(raw);
  const bodyAt = bare
    ? at + bare[0].length
    : found && found.index < end
      ? Math.min(end, found.index + found[0].length)
      : end;
  const headers = readHeaders(raw.slice(at, bodyAt));
  const declared = headers.get("content-type") ?? "";
  const type = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(declared)?.[1]?.toLowerCase() ?? "text/plain";
  const boundary = parameter(declared, "boundary");
  const part: MimePart = { at, bodyAt, end, headers, type, boundary, lost: false, parts: [] };
  if (depth >= deepest) return part;
  if (type.startsWith("multipart/")) {
    const pieces = boundary ? splitAt(raw, boundary, bodyAt, end) : [];
    part.lost = pieces.length === 0;
    part.parts = pieces.map(([from, to]) => mimeParts(raw, from, to, depth + 1));
  } else if (type === "message/rfc822" && !/base64|quoted/i.test(headers.get("content-transfer-encoding") ?? "")) {
    part.parts = [mimeParts(raw, bodyAt, end, depth + 1)];
  }
  return part;
}

/** All parts, the outermost first. */
export function allParts(part: MimePart): MimePart[] {
  return [part, ...part.parts.flatMap(allParts)];
}

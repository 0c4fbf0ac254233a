const decoders = new Map<string, TextDecoder | null>();

function decoderOf(charset: string): TextDecoder | null {
  const known = decoders.get(charset);
  if (known !== undefined) return known;
  let made: TextDecoder | null = null;
  try {
    // Nobody writes UTF-7 but those who hide a script in it.
    made = /^(x-)?utf-?7/i.test(charset) ? null : new TextDecoder(charset);
  } catch {
    made = null;
  }
  decoders.set(charset, made);
  return made;
}

/** Whether the platform reads this charset; its usual name, else null. */
export function knownCharset(charset: string): string | null {
  const name = charset
    .trim()
    .toLowerCase()
    .replace(/^"|"$/g, "")
    .replace(/^cp-?(125\d)$/, "windows-$1")
    .replace(/^utf8$/, "utf-8");
  return decoderOf(name) ? name : null;
}

/** Bytes as text in a charset that `knownCharset` gave. */
export function decodeBytes(bytes: Buffer, charset: string): string {
  return decoderOf(charset)!.decode(bytes);
}

/** Counts what UTF-8 makes of bytes: characters of several bytes, and broken ones. A cut at the end is not held against it. */
function utf8Shape(bytes: Buffer): { wide: number; broken: number } {
  let [wide, broken] = [0, 0];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    const length =
      first < 0x80
        ? 1
        : first >= 0xc2 && first < 0xe0
          ? 2
          : first >= 0xe0 && first < 0xf0
            ? 3
            : first >= 0xf0 && first < 0xf5
              ? 4
              : 0;
    if (length === 1) {
      at++;
      continue;
    }
    let good = 1;
    while (length > 0 && good < length && (bytes[at + good]! & 0xc0) === 0x80) good++;
    if (good === length) wide++;
    else if (length === 0 || at + good < bytes.length) broken++;
    at += Math.max(1, good);
  }
  return { wide, broken };
}

/** The share of bytes above 127 that stand beside another one: words of Arabic letters do, accents of Western words seldom. */
function inRuns(bytes: Buffer): number {
  let [high, beside] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue;
    high++;
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) beside++;
  }
  return high === 0 ? 0 : beside / high;
}

const western = /^(iso-?8859-?1|iso-?8859-?15|latin-?1|windows-1252|us-ascii|ascii|ansi_x3.4-1968)$/;
const arabic = /^(windows-1256|iso-8859-6|iso-8859-6-[ei])$/;

function without(bytes: Buffer): string {
  const { wide, broken } = utf8Shape(bytes);
  if (broken === 0 || broken * 20 < wide) return "utf-8";
  return inRuns(bytes) >= 0.5 ? "windows-1256" : "windows-1252";
}

/**
 * The charset in which bytes are to be read, whatever a letter says of them: UTF-8 that is called something else, windows-1256 that is
 * called latin1, UTF-8 or ISO-8859-6, and no charset or an unknown one. Pure ASCII keeps what was declared, where it is known.
 */
export function guessCharset(bytes: Buffer, declared: string | null): string {
  const known = declared === null ? null : knownCharset(declared);
  if (!bytes.some((byte) => byte >= 0x80)) return known ?? "utf-8";
  if (known === null) return without(bytes);
  const { wide, broken } = utf8Shape(bytes);
  if (known === "utf-8") return broken === 0 || broken * 20 < wide ? "utf-8" : without(bytes);
  if (western.test(known) || arabic.test(known)) {
    if (broken === 0 && wide > 0) return "utf-8";
    if (western.test(known)) return inRuns(bytes) >= 0.6 ? "windows-1256" : known;
    // Bytes that ISO-8859-6 does not have, among them پ چ ژ گ and the half-space of windows-1256.
    if (known.startsWith("iso-8859-6") && decodeBytes(bytes, "iso-8859-6").includes("\ufffd")) return "windows-1256";
  }
  return known;
}

const mojibake =
  /[ØÙÚÛâ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/g;
const latin1 = new Map(
  Array.from({ length: 128 }, (_, at) => [decodeBytes(Buffer.from([at + 128]), "windows-1252"), at + 128]),
);

/** Text that was read as Western once too often («Ø³Ù„Ø§Ù…») as it was meant; any other text as it is. */
export function undoMojibake(text: string): string {
  const signs = text.match(mojibake)?.length ?? 0;
  if (signs < 3) return text;
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0)!;
    const byte = latin1.get(sign) ?? (code < 0x100 ? code : null);
    if (byte === null) return text;
    bytes.push(byte);
  }
  const raw = Buffer.from(bytes);
  return utf8Shape(raw).broken === 0 ? raw.toString("utf8") : text;
}

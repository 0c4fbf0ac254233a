/** How a text is written down on its way: its charset and its transfer encoding. */
export type Writing = {
  charset: "utf-8" | "windows-1256" | "iso-8859-6" | "us-ascii";
  encoding: "7bit" | "8bit" | "quoted-printable" | "base64";
};

const tables = new Map<string, Map<string, number>>();
function tableOf(charset: string): Map<string, number> {
  const known = tables.get(charset);
  if (known) return known;
  const decoder = new TextDecoder(charset);
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  tables.set(charset, table);
  return table;
}

/** Text as bytes of a charset, one character each (latin1); what it lacks becomes its nearest relative. */
export function bytesIn(charset: string, text: string): string {
  if (charset === "utf-8" || charset === "us-ascii") return Buffer.from(text).toString("latin1");
  const table = tableOf(charset);
  const relatives: Record<string, string> = {
    ی: "ي",
    ک: "ك",
    پ: "ب",
    چ: "ج",
    گ: "ك",
    ژ: "ز",
    "\u200c": " ",
    "۰": "0",
    "۱": "1",
    "۲": "2",
    "۳": "3",
    "۴": "4",
    "۵": "5",
    "۶": "6",
    "۷": "7",
    "۸": "8",
    "۹": "9",
    "٬": ",",
  };
  let bytes = "";
  for (const sign of text.replace(/[\u0654\u0655]/g, ""))
    bytes += String.fromCharCode(table.get(sign) ?? table.get(relatives[sign] ?? "") ?? 63);
  return bytes;
}

/** Text as its reader sees it once the charset has taken from it what it cannot hold. */
export function seenIn(charset: string, text: string): string {
  return charset === "utf-8" ? text : new TextDecoder(charset).decode(Buffer.from(bytesIn(charset, text), "latin1"));
}

export function quotedPrintable(bytes: string): string {
  const lines = bytes.split(/\r?\n/).map((line) => {
    const signs = [...line].map((sign) =>
      /[!-<>-~ \t]/.test(sign) ? sign : `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    );
    let [done, open] = ["", ""];
    for (const sign of signs) {
      if (open.length + sign.length > 75) {
        done += `${open}=\r\n`;
        open = "";
      }
      open += sign;
    }
    return done + open.replace(/ $/, "=20");
  });
  return lines.join("\r\n");
}

export function base64Lines(bytes: string, width = 76): string {
  const text = Buffer.from(bytes, "latin1").toString("base64");
  return text.replace(new RegExp(`.{${width}}`, "g"), "$&\r\n");
}

/** A text part with its headers. */
export function textPart(kind: string, text: string, { charset, encoding }: Writing, more = ""): string {
  const bytes = bytesIn(charset, text.replace(/\r?\n/g, "\r\n"));
  const body =
    encoding === "base64" ? base64Lines(bytes) : encoding === "quoted-printable" ? quotedPrintable(bytes) : bytes;
  return `Content-Type: ${kind}; charset=${charset}${more}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
}

/** A multipart with its header. */
export function multipart(kind: string, boundary: string, parts: readonly string[], more = ""): string {
  const body = parts.map((part) => `--${boundary}\r\n${part}`).join("\r\n");
  return `Content-Type: multipart/${kind}; boundary="${boundary}"${more}\r\n\r\n${body}\r\n--${boundary}--\r\n`;
}

/** A file as a part. */
export function filePart(type: string, name: string, bytes: Buffer, more = ""): string {
  return `Content-Type: ${type}; name="${name}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"${more}\r\n\r\n${base64Lines(bytes.toString("latin1"))}\r\n`;
}

/** An encoded word. */
export function encodedWord(text: string, charset = "UTF-8", way: "B" | "Q" = "B"): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const bytes = bytesIn(charset.toLowerCase(), text);
  const body =
    way === "B"
      ? Buffer.from(bytes, "latin1").toString("base64")
      : quotedPrintable(bytes)
          .replace(/=\r\n/g, "")
          .replace(/[ ?_]/g, (sign) => (sign === " " ? "_" : `=${sign.charCodeAt(0).toString(16).toUpperCase()}`));
  return `=?${charset}?${way}?${body}?=`;
}

/** A whole letter of headers and the rest (which begins with its own Content-Type). */
export function letterOf(headers: readonly (string | null)[], rest: string): Buffer {
  return Buffer.from(`${headers.filter((line) => line !== null).join("\r\n")}\r\n${rest}`, "latin1");
}

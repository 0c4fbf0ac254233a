// What a browser may show in place without running anything of it.
const shown = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "audio/ogg",
  "audio/mpeg",
  "audio/mp4",
  "audio/webm",
  "video/mp4",
  "video/webm",
]);

/** Whether a file of this type is shown in place; others are downloaded. */
export function isShown(contentType: string): boolean {
  return shown.has(contentType);
}

type Signature = { type: string; bytes: readonly (number | null)[]; at?: number };
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

// The first bytes of each type, from their formats' published descriptions.
const signatures: readonly Signature[] = [
  { type: "image/png", bytes: [0x89, ...ascii("PNG")] },
  { type: "image/jpeg", bytes: [0xff, 0xd8, 0xff] },
  { type: "image/gif", bytes: ascii("GIF8") },
  { type: "image/webp", bytes: [...ascii("RIFF"), null, null, null, null, ...ascii("WEBP")] },
  { type: "application/pdf", bytes: ascii("%PDF-") },
  { type: "audio/ogg", bytes: ascii("OggS") },
  { type: "audio/mpeg", bytes: ascii("ID3") },
  { type: "audio/mpeg", bytes: [0xff, 0xfb] },
  { type: "video/webm", bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { type: "audio/mp4", bytes: ascii("ftypM4A"), at: 4 },
  { type: "video/mp4", bytes: ascii("ftyp"), at: 4 },
  { type: "application/zip", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: "application/x-ole", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
];

const office = "application/vnd.openxmlformats-officedocument";
// Packed formats show what they are by their name alone; they are downloaded, never shown.
const packed: Record<string, string> = {
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
};

/**
 * What a file is, judged by its bytes and never by what it says of itself; null for what is not taken (programs, pages, pictures made of
 * script). Plain text is text that decodes as UTF-8 and holds no control characters.
 */
export function typeOf(bytes: Buffer, name: string, said = ""): string | null {
  const found = signatures.find(({ bytes: wanted, at = 0 }) =>
    wanted.every((byte, place) => byte === null || bytes[at + place] === byte),
  )?.type;
  const ending = name.toLowerCase().split(".").at(-1) ?? "";
  if (found === "application/zip") return packed[ending] ?? "application/zip";
  if (found === "application/x-ole") return ["doc", "xls", "ppt"].includes(ending) ? "application/msword" : null;
  // The same container holds sound and pictures; a recorder says which.
  if (found === "video/webm" && said.startsWith("audio/")) return "audio/webm";
  if (found) return found;
  return isPlainText(bytes) && !looksLikeMarkup(bytes) ? "text/plain" : null;
}

function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    return text !== "" && !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}

function looksLikeMarkup(bytes: Buffer): boolean {
  return /<(?:!doctype|html|svg|script|\?xml|body|head|iframe)/i.test(bytes.subarray(0, 4096).toString("latin1"));
}

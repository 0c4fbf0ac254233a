import { decodeBytes, knownCharset } from "./guess-charset.ts";

/** What a winmail.dat holds: files, and the body where Outlook put it there alone. */
export type TnefContent = { text: string | null; html: string | null; files: { name: string; bytes: Buffer }[] };

const signature = 0x223e9f78;
/** Attributes (MS-OXTNEF 2.1.3.3). */
const attRendData = 0x9002;
const attTitle = 0x8010;
const attData = 0x800f;
const attAttachment = 0x9005;
const attMessage = 0x9003;
const attBody = 0x800c;
/** MAPI properties. */
const pBody = 0x1000;
const pHtml = 0x1013;
const pData = 0x3701;
const pLongName = 0x3707;
const mostProperties = 5_000;

function textOf(bytes: Buffer, wide: boolean): string {
  if (wide) return bytes.toString("utf16le").replace(/\0+$/, "");
  const utf8 = bytes.toString("utf8");
  const text = utf8.includes("\ufffd") ? decodeBytes(bytes, knownCharset("windows-1256")!) : utf8;
  return text.replace(/\0+$/, "");
}

const fixed: Record<number, number> = { 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 };

/** Reads a list of MAPI properties; gives those of variable length, first values only. Throws a RangeError for a broken list. */
function properties(bytes: Buffer): Map<number, { type: number; value: Buffer }> {
  const found = new Map<number, { type: number; value: Buffer }>();
  let at = 4;
  for (let left = Math.min(bytes.readUInt32LE(0), mostProperties); left > 0; left--) {
    const type = bytes.readUInt16LE(at);
    const id = bytes.readUInt16LE(at + 2);
    at += 4;
    if (id >= 0x8000) at = afterName(bytes, at);
    const many = (type & 0x1000) !== 0;
    const plain = type & 0xfff;
    const size = fixed[plain];
    const count = many || size === undefined ? bytes.readUInt32LE(at) : 1;
    if (many || size === undefined) at += 4;
    for (let each = 0; each < Math.min(count, mostProperties); each++) {
      const length = size ?? bytes.readUInt32LE(at);
      if (size === undefined) at += 4;
      if (each === 0 && size === undefined) found.set(id, { type: plain, value: bytes.subarray(at, at + length) });
      at += (length + 3) & ~3;
    }
  }
  return found;
}

function afterName(bytes: Buffer, from: number): number {
  const kind = bytes.readUInt32LE(from + 16);
  if (kind === 0) return from + 24;
  return from + 24 + ((bytes.readUInt32LE(from + 20) + 3) & ~3);
}

function propertiesOr(bytes: Buffer): ReturnType<typeof properties> {
  try {
    return properties(bytes);
  } catch {
    return new Map();
  }
}

function take(content: TnefContent, id: number, value: Buffer): void {
  const file = content.files.at(-1);
  if (id === attRendData) content.files.push({ name: "", bytes: Buffer.alloc(0) });
  else if (id === attBody) content.text ??= textOf(value, false);
  else if (id === attTitle && file) file.name ||= textOf(value, false);
  else if (id === attData && file) file.bytes = value;
  else if (id === attAttachment && file) {
    const told = propertiesOr(value);
    const name = told.get(pLongName);
    if (name) file.name = textOf(name.value, name.type === 0x1f);
    // An embedded object begins with 16 bytes that say what it is.
    const data = told.get(pData);
    if (data && file.bytes.length === 0) file.bytes = data.type === 0x0d ? data.value.subarray(16) : data.value;
  } else if (id === attMessage) {
    const told = propertiesOr(value);
    const [body, html] = [told.get(pBody), told.get(pHtml)];
    if (body) content.text = textOf(body.value, body.type === 0x1f);
    if (html) content.html = textOf(html.value, html.type === 0x1f);
  }
}

/** Unpacks Outlook's winmail.dat (TNEF); null where it is none or ends before its first attribute. A broken rest is left. */
export function unpackTnef(bytes: Buffer): TnefContent | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return null;
  const content: TnefContent = { text: null, html: null, files: [] };
  let at = 6;
  let read = 0;
  while (at + 9 <= bytes.length) {
    const id = bytes.readUInt16LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    if (at + 9 + length > bytes.length) break;
    take(content, id, bytes.subarray(at + 9, at + 9 + length));
    at += 9 + length + 2;
    read++;
  }
  content.files = content.files.filter(({ bytes: held }) => held.length > 0);
  return read === 0 ? null : content;
}

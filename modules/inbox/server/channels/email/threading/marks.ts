import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** A conversation that an address or a Message-ID names, and the signature that goes with it. */
export type Mark = { conversationId: number; signature: string };

const keys = new WeakMap<Buffer, Map<string, Buffer>>();

/** A key of its own for each purpose, so that a signature made for one is worth nothing for another. */
function keyFor(purpose: string, secretKey: Buffer): Buffer {
  const known = keys.get(secretKey) ?? new Map<string, Buffer>();
  keys.set(secretKey, known);
  const key = known.get(purpose) ?? Buffer.from(hkdfSync("sha256", secretKey, "hamdel", purpose, 32));
  known.set(purpose, key);
  return key;
}

// Twenty hexadecimal digits (mail servers may change the case of a local part): 80 bits.
function sign(purpose: string, words: string, secretKey: Buffer): string {
  return createHmac("sha256", keyFor(purpose, secretKey)).update(words).digest("hex").slice(0, 20);
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const replies = "e-mail: reply address";
const messages = "e-mail: message id";

/** The address at which answers to this conversation come in: `shop+c12.0a1b…@example.com`; null where it would be too long for a mailbox. */
export function markedAddress(address: string, conversationId: number, secretKey: Buffer): string | null {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at).split("+")[0];
  const marked = `${local}+c${conversationId}.${sign(replies, String(conversationId), secretKey)}`;
  return Buffer.byteLength(marked) > 64 ? null : `${marked}${address.slice(at)}`;
}

/** The mark of an address, as it stands there: nobody has looked at its signature yet. */
export function markOf(address: string): Mark | null {
  const [, id, signature] = /\+c(\d{1,15})\.([0-9a-f]{20})@/i.exec(address) ?? [];
  return id && signature ? { conversationId: Number(id), signature: signature.toLowerCase() } : null;
}

/** Whether we made this mark of a reply address. Takes the same time for every wrong one. */
export function isOurMark({ conversationId, signature }: Mark, secretKey: Buffer): boolean {
  return same(signature, sign(replies, String(conversationId), secretKey));
}

/** The Message-ID of something of ours, the same for every attempt to send it: `<c12.key.signature@domain>`. */
export function messageIdOf(key: string, conversationId: number, domain: string, secretKey: Buffer): string {
  const name = `c${conversationId}.${sign("e-mail: key", key, secretKey)}`;
  return `<${name}.${sign(messages, name, secretKey)}@${domain}>`;
}

/** The conversation that a Message-ID of our own making names, whether or not it was ever stored; null for all others. */
export function conversationOfMessageId(id: string, secretKey: Buffer): number | null {
  const [, name, conversationId, signature] = /^<?(c(\d{1,15})\.[0-9a-f]{20})\.([0-9a-f]{20})@/i.exec(id) ?? [];
  if (!name || !signature) return null;
  return same(signature.toLowerCase(), sign(messages, name.toLowerCase(), secretKey)) ? Number(conversationId) : null;
}

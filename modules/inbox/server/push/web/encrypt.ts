import { createCipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";

/** One record holds the whole message, its delimiter and its tag (RFC 8188). */
const recordSize = 4096;
/** The most bytes of plain text: a record less head, delimiter and tag (RFC 8291, section 4). */
export const mostPlain = 3993;

/** What a browser gave with its subscription, base64url: its public key (65 bytes) and its secret (16 bytes). */
export type BrowserKeys = { p256dh: string; auth: string };
/** Drawn anew for each message; a test brings those of the RFC. */
type Drawn = { privateKey?: Buffer; salt?: Buffer };

/** Encrypts a text for one browser: `aes128gcm` of RFC 8188 with the keys of RFC 8291. Throws where the keys are none. */
export function encryptFor(
  { p256dh, auth }: BrowserKeys,
  text: string,
  { privateKey, salt = randomBytes(16) }: Drawn = {},
): Buffer {
  const ours = createECDH("prime256v1");
  if (privateKey) ours.setPrivateKey(privateKey);
  else ours.generateKeys();
  const theirs = Buffer.from(p256dh, "base64url");
  const shared = ours.computeSecret(theirs);
  const about = Buffer.concat([Buffer.from("WebPush: info\0"), theirs, ours.getPublicKey()]);
  const secret = Buffer.from(hkdfSync("sha256", shared, Buffer.from(auth, "base64url"), about, 32));
  const part = (name: string, size: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, `Content-Encoding: ${name}\0`, size));
  const cipher = createCipheriv("aes-128-gcm", part("aes128gcm", 16), part("nonce", 12));
  // 2 says that this is the last record.
  const plain = Buffer.concat([Buffer.from(text), Buffer.of(2)]);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const head = Buffer.alloc(21);
  salt.copy(head);
  head.writeUInt32BE(recordSize, 16);
  head.writeUInt8(65, 20);
  return Buffer.concat([head, ours.getPublicKey(), sealed]);
}

/** Whether these are keys that a message can be encrypted for: a point of the curve, and 16 bytes. */
export function areBrowserKeys({ p256dh, auth }: BrowserKeys): boolean {
  if (Buffer.from(auth, "base64url").length !== 16) return false;
  const point = Buffer.from(p256dh, "base64url");
  if (point.length !== 65 || point[0] !== 4) return false;
  const ours = createECDH("prime256v1");
  ours.generateKeys();
  try {
    ours.computeSecret(point);
    return true;
  } catch {
    return false;
  }
}

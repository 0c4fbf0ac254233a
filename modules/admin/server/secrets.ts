import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

const version = "v1";

/** A key of 32 bytes for one purpose, derived from the installation's secret key (HKDF-SHA256, RFC 5869). */
export function keyFor(secretKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secretKey, "hamdel", purpose, 32));
}

/** Seals a text with the installation's secret key (AES-256-GCM); only `unseal` with the same key opens it. */
export function seal(secretKey: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(secretKey, "seal"), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [version, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
}

/** Opens what `seal` closed. Throws when the key is another one or the text was changed: the secret key was not restored. */
export function unseal(secretKey: Buffer, sealed: string): string {
  const [found, nonce, tag, text] = sealed.split(".");
  if (found !== version || !nonce || !tag || text === undefined) throw new Error("not a sealed text");
  const open = createDecipheriv("aes-256-gcm", keyFor(secretKey, "seal"), Buffer.from(nonce, "base64url"), {
    authTagLength: 16,
  });
  open.setAuthTag(Buffer.from(tag, "base64url"));
  return open.update(Buffer.from(text, "base64url"), undefined, "utf8") + open.final("utf8");
}

/** An unguessable text of 256 bits, safe in addresses and headers. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** How a token is stored: its SHA-256. Tokens are long and random, so no salt or stretching is needed. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

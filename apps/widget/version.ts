import { createHash } from "node:crypto";

/** The first letters of a file's SHA-256: another file has another version. */
export function versionOf(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 12);
}

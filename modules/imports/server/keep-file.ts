import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Refusal } from "../../../platform/errors/index.ts";

/** A file kept below the data folder; `file` is its path there. */
export type KeptFile = { file: string; sha256: Buffer; bytes: number };

/** Where a kept file lies on this machine. */
export function pathOf(dataDir: string, file: string): string {
  return path.join(dataDir, file);
}

/**
 * Copies a stream to `files/<brand>/<sha256>` below the data folder, on disk before it returns. The same content is kept once. Refuses
 * (`too_large`) more than `most` bytes; an error leaves nothing behind.
 */
export async function keepStream(
  dataDir: string,
  brandId: number,
  stream: Readable,
  most = Number.POSITIVE_INFINITY,
): Promise<KeptFile> {
  const folder = path.join("files", String(brandId));
  await mkdir(pathOf(dataDir, folder), { recursive: true, mode: 0o700 });
  const temporary = pathOf(dataDir, path.join(folder, `.${randomBytes(8).toString("hex")}`));
  const digest = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      bytes += chunk.length;
      done(bytes > most ? new Refusal("too_large", "file") : null, chunk);
    },
  });
  try {
    await pipeline(stream, measure, createWriteStream(temporary, { mode: 0o600, flush: true }));
    const sha256 = digest.digest();
    const file = path.join(folder, sha256.toString("hex"));
    await rename(temporary, pathOf(dataDir, file));
    return { file, sha256, bytes };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Keeps a copy of a file of this machine; see keepStream. */
export async function keepCopy(dataDir: string, brandId: number, from: string): Promise<KeptFile> {
  return keepStream(dataDir, brandId, createReadStream(from, { highWaterMark: 1024 * 1024 }));
}

/** Whether a kept file is still there. */
export async function isKept(dataDir: string, file: string | null): Promise<boolean> {
  if (!file) return false;
  return stat(pathOf(dataDir, file)).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Deletes kept files; those that are gone already are no error. */
export async function dropFiles(dataDir: string, files: readonly string[]): Promise<void> {
  for (const file of files) await rm(pathOf(dataDir, file), { force: true });
}

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { FileProblem } from "./file-problem.ts";
import { limits } from "./limits.ts";

export type Progress = (bytesRead: number, bytesTotal: number) => void;
export type Chunks = AsyncIterable<Buffer>;

// Measured: larger chunks are slower and take more memory, because the rows of one live longer.
const chunkSize = 64 * 1024;

/** The bytes of a file, unpacked (to `most` bytes) where it is a gzip; `progress` hears of bytes read from disk. */
export async function* unpackedBytes(
  path: string,
  compressed: boolean,
  progress?: Progress,
  most: number = limits.unpacked,
): AsyncGenerator<Buffer> {
  const total = (await stat(path)).size;
  const source = createReadStream(path, { highWaterMark: chunkSize });
  let packed = 0;
  source.on("data", (chunk) => {
    packed += chunk.length;
    progress?.(packed, total);
  });
  if (!compressed) {
    source.pause();
    yield* source;
    return;
  }
  yield* guarded(through(source, createGunzip({ chunkSize })), () => packed, most);
}

/** Joins a source to an unpacking stream so that an error or an early end of either closes both. */
export async function* through(source: NodeJS.ReadableStream, unpack: NodeJS.ReadWriteStream): AsyncGenerator<Buffer> {
  // The error reaches the reader through `unpack`; the promise only has to be looked at.
  pipeline(source, unpack).catch(() => undefined);
  try {
    yield* unpack as unknown as Chunks;
  } catch (cause) {
    throw (cause as { code?: string }).code?.startsWith("Z_") ? new FileProblem("broken_archive") : cause;
  }
}

/** Passes bytes on until more come out than can be honest: the ratio of a zip bomb, or an absolute size. */
export async function* guarded(
  chunks: Chunks,
  packed: () => number,
  most: number = limits.unpacked,
): AsyncGenerator<Buffer> {
  let unpacked = 0;
  for await (const chunk of chunks) {
    unpacked += chunk.length;
    const bomb = unpacked > limits.ratioFrom && unpacked > packed() * limits.ratio;
    if (bomb || unpacked > most) throw new FileProblem("expands_too_much");
    yield chunk;
  }
}

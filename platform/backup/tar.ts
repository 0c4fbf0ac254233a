import type { FileHandle } from "node:fs/promises";

/** An entry of a tar file and where its bytes stand. */
export type TarEntry = { name: string; at: number; size: number };

const block = 512;
const padded = (size: number) => Math.ceil(size / block) * block;

function header(name: string, size: number, type = "0"): Buffer {
  const head = Buffer.alloc(block);
  const text = (value: string, at: number) => head.write(value, at, "utf8");
  head.write(name, 0, 100, "utf8");
  text("0000600\0", 100);
  text("0000000\0", 108);
  text("0000000\0", 116);
  text(`${size.toString(8).padStart(11, "0")}\0`, 124);
  text(`${Math.floor(Date.now() / 1000).toString(8)}\0`, 136);
  text(`        ${type}`, 148);
  text("ustar\u000000", 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  text(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return head;
}

// A header holds 100 bytes of a name; a longer one stands in an entry of its own before it (POSIX pax).
function longName(name: string): Buffer {
  const record = ` path=${name}\n`;
  let length = Buffer.byteLength(record) + 1;
  while (String(length).length + Buffer.byteLength(record) !== length) length += 1;
  const bytes = Buffer.from(`${length}${record}`);
  return Buffer.concat([header("name", bytes.length, "x"), bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]);
}

/** Appends an entry of known size to a tar file. A source that gives another number of bytes is an error. */
export async function appendEntry(
  tar: FileHandle,
  name: string,
  size: number,
  bytes: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<void> {
  if (Buffer.byteLength(name) > 100) await tar.write(longName(name));
  await tar.write(header(name, size));
  let written = 0;
  for await (const piece of bytes) {
    written += piece.length;
    await tar.write(piece);
  }
  if (written !== size) throw new Error(`${name} changed its size while it was backed up`);
  await tar.write(Buffer.alloc(padded(size) - size));
}

/** Ends a tar file, on disk. */
export async function endTar(tar: FileHandle): Promise<void> {
  await tar.write(Buffer.alloc(2 * block));
  await tar.sync();
}

/** The entries of a tar file in their order; undefined when it is not one, or was cut short. */
export async function readEntries(tar: FileHandle): Promise<TarEntry[] | undefined> {
  const entries: TarEntry[] = [];
  const head = Buffer.alloc(block);
  let long: string | undefined;
  for (let at = 0; ; ) {
    const { bytesRead } = await tar.read(head, 0, block, at);
    if (bytesRead < block) return undefined;
    if (head.every((byte) => byte === 0)) return entries;
    if (head.toString("latin1", 257, 262) !== "ustar") return undefined;
    const size = Number.parseInt(head.toString("latin1", 124, 135), 8);
    const name = head.toString("utf8", 0, 100).split("\0", 1)[0]!;
    if (head[156] === 0x78) {
      const { buffer } = await tar.read(Buffer.alloc(size), 0, size, at + block);
      long = buffer
        .toString()
        .replace(/^\d+ path=/, "")
        .slice(0, -1);
    } else {
      entries.push({ name: long ?? name, at: at + block, size });
      long = undefined;
    }
    at += block + padded(size);
  }
}

/** The bytes of an entry, in pieces of at most 1 MB. */
export async function* entryBytes(tar: FileHandle, { at, size }: TarEntry): AsyncGenerator<Buffer> {
  for (let read = 0; read < size; ) {
    const piece = Buffer.allocUnsafe(Math.min(1024 * 1024, size - read));
    const { bytesRead } = await tar.read(piece, 0, piece.length, at + read);
    if (bytesRead === 0) throw new Error("the backup ends too early");
    read += bytesRead;
    yield piece.subarray(0, bytesRead);
  }
}

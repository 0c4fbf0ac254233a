import type { FileHandle } from "node:fs/promises";

/** An entry of a tar file and where its bytes stand. */
export type TarEntry = { name: string; at: number; size: number };

const block = 512;
const padded = (size: number) => Math.ceil(size / block) * block;

function header(name: string, size: number): Buffer {
  const [prefix, last] = split(name);
  const head = Buffer.alloc(block);
  const text = (value: string, at: number) => head.write(value, at, "utf8");
  text(last, 0);
  text("0000600\0", 100);
  text("0000000\0", 108);
  text("0000000\0", 116);
  text(`${size.toString(8).padStart(11, "0")}\0`, 124);
  text(`${Math.floor(Date.now() / 1000).toString(8)}\0`, 136);
  text("        0", 148);
  text("ustar\u000000", 257);
  text(prefix, 345);
  const sum = head.reduce((total, byte) => total + byte, 0);
  text(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return head;
}

// The format keeps the last 100 bytes of a name apart from up to 155 before them, cut at a slash.
function split(name: string): [string, string] {
  if (Buffer.byteLength(name) <= 100) return ["", name];
  for (let at = name.indexOf("/"); at !== -1; at = name.indexOf("/", at + 1)) {
    const [prefix, last] = [name.slice(0, at), name.slice(at + 1)];
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(last) <= 100) return [prefix, last];
  }
  throw new Error("a file's path is too long for a backup");
}

/** Appends an entry of known size to a tar file. A source that gives another number of bytes is an error. */
export async function appendEntry(
  tar: FileHandle,
  name: string,
  size: number,
  bytes: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<void> {
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
  for (let at = 0; ; ) {
    const { bytesRead } = await tar.read(head, 0, block, at);
    if (bytesRead < block) return undefined;
    if (head.every((byte) => byte === 0)) return entries;
    if (head.toString("latin1", 257, 262) !== "ustar") return undefined;
    const field = (from: number, length: number) => head.toString("utf8", from, from + length).split("\0", 1)[0]!;
    const size = Number.parseInt(field(124, 12), 8);
    entries.push({ name: [field(345, 155), field(0, 100)].filter(Boolean).join("/"), at: at + block, size });
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

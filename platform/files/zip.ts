import { createReadStream } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";
import { FileProblem } from "./file-problem.ts";
import { guarded, type Progress, through } from "./unpack.ts";

type Entry = { method: number; packed: number; offset: number };

/** The parts of a zip archive by name, read from its directory at the end. `part` gives one part's bytes, unpacked. */
export type Zip = { names: ReadonlySet<string>; part(name: string, progress?: Progress): AsyncGenerator<Buffer> };

const maxEntries = 10_000;

/** Opens a zip archive on disk without reading its contents. Source of the format: PKWARE APPNOTE 6.3.10. */
export async function openZip(path: string): Promise<Zip> {
  await using file = await open(path);
  const entries = await readDirectory(file, (await stat(path)).size);
  return {
    names: new Set(entries.keys()),
    part: (name, progress) => {
      const entry = entries.get(name);
      if (!entry) throw new FileProblem("broken_workbook");
      return readPart(path, entry, progress);
    },
  };
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0 || length < 0) throw new FileProblem("broken_archive");
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new FileProblem("broken_archive");
  return buffer;
}

async function readDirectory(file: FileHandle, size: number): Promise<Map<string, Entry>> {
  const tailLength = Math.min(size, 65_557);
  const tail = await read(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0 || tail.length - end < 22) throw new FileProblem("broken_archive");
  let length = tail.readUInt32LE(end + 12);
  let offset = tail.readUInt32LE(end + 16);
  const locator = end - 20;
  if (locator >= 0 && tail.toString("latin1", locator, locator + 4) === "PK\x06\x07") {
    const large = await read(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
    length = Number(large.readBigUInt64LE(40));
    offset = Number(large.readBigUInt64LE(48));
  }
  if (length > size) throw new FileProblem("broken_archive");
  return parseDirectory(await read(file, offset, length));
}

function parseDirectory(directory: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.toString("latin1", at, at + 4) !== "PK\x01\x02") break;
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const name = directory
      .toString("utf8", at + 46, nameEnd)
      .replaceAll("\\", "/")
      .replace(/^\//, "");
    const entry = {
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    };
    readLargeSizes(directory.subarray(nameEnd, extraEnd), entry, directory.readUInt32LE(at + 24));
    entries.set(name, entry);
    if (entries.size > maxEntries) throw new FileProblem("expands_too_much");
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Zip64: sizes that do not fit into 32 bits stand in an extra field, only those, in this order. */
function readLargeSizes(extra: Buffer, entry: Entry, unpacked: number): void {
  const full = 0xffffffff;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let value = at + 4;
    const next = () => {
      value += 8;
      if (value > extra.length) throw new FileProblem("broken_archive");
      return Number(extra.readBigUInt64LE(value - 8));
    };
    if (unpacked === full) next();
    if (entry.packed === full) entry.packed = next();
    if (entry.offset === full) entry.offset = next();
  }
}

async function* readPart(path: string, entry: Entry, progress?: Progress): AsyncGenerator<Buffer> {
  const start = await dataStart(path, entry);
  if (entry.packed === 0) return;
  let packed = 0;
  const source = createReadStream(path, { start, end: start + entry.packed - 1 });
  source.on("data", (chunk) => {
    packed += chunk.length;
    progress?.(packed, entry.packed);
  });
  source.pause();
  if (entry.method === 0) yield* source;
  else if (entry.method === 8) yield* guarded(through(source, createInflateRaw()), () => packed);
  else throw new FileProblem("broken_archive");
}

async function dataStart(path: string, entry: Entry): Promise<number> {
  await using file = await open(path);
  const header = await read(file, entry.offset, 30);
  const known = header.toString("latin1", 0, 4) === "PK\x03\x04";
  const encrypted = (header.readUInt16LE(6) & 1) === 1;
  if (!known || encrypted) throw new FileProblem("broken_archive");
  return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

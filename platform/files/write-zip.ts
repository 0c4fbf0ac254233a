import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";
import { through } from "./unpack.ts";

/** One file of an archive; its text, or its bytes, are asked for when its turn comes. */
export type ZipPart = { name: string; text: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array> };

type Written = { name: Buffer; crc: number; packed: number; unpacked: number; offset: number };

// Deflate; sizes follow the data; names are UTF-8; the first of January 1980, so that equal content gives equal bytes.
const common = "140008080800000021" + "00";
const signature = { local: "504b0304", descriptor: "504b0708", central: "504b0102", end: "504b0506" } as const;

/** A zip archive as a stream of bytes; every part below 4 GB. Source: PKWARE APPNOTE 6.3.10. */
export async function* zipBytes(parts: AsyncIterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, text } of parts) {
    const part: Written = { name: Buffer.from(name), crc: 0, packed: 0, unpacked: 0, offset };
    const header = localHeader(part.name);
    yield header;
    for await (const chunk of through(Readable.from(counted(text, part)), createDeflateRaw())) {
      part.packed += chunk.length;
      yield chunk;
    }
    yield numbers(signature.descriptor, [part.crc, part.packed, part.unpacked]);
    offset += header.length + part.packed + 16;
    written.push(part);
  }
  const directory = Buffer.concat(written.map(centralHeader));
  yield directory;
  yield endOfDirectory(written.length, directory.length, offset);
}

async function* counted(text: ZipPart["text"], part: Written): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece as Uint8Array);
    part.crc = crc32(bytes, part.crc);
    part.unpacked += bytes.length;
    yield bytes;
  }
}

function numbers(start: string, values: number[]): Buffer {
  const head = Buffer.from(start, "hex");
  const buffer = Buffer.alloc(head.length + values.length * 4);
  head.copy(buffer);
  for (const [index, value] of values.entries()) buffer.writeUInt32LE(value, head.length + index * 4);
  return buffer;
}

function lengths(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) buffer.writeUInt16LE(value, index * 2);
  return buffer;
}

function localHeader(name: Buffer): Buffer {
  return Buffer.concat([numbers(signature.local + common, [0, 0, 0]), lengths(name.length, 0), name]);
}

function centralHeader({ name, crc, packed, unpacked, offset }: Written): Buffer {
  const sizes = numbers(`${signature.central}1400${common}`, [crc, packed, unpacked]);
  return Buffer.concat([sizes, lengths(name.length, 0, 0, 0, 0), numbers("", [0, offset]), name]);
}

function endOfDirectory(count: number, length: number, offset: number): Buffer {
  const counts = Buffer.concat([Buffer.from(`${signature.end}00000000`, "hex"), lengths(count, count)]);
  return Buffer.concat([counts, numbers("", [length, offset]), lengths(0)]);
}

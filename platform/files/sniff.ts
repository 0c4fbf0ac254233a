import { open } from "node:fs/promises";
import { decoded, type Encoding } from "./decode.ts";
import type { Delimiter } from "./delimited.ts";
import { FileProblem } from "./file-problem.ts";
import { sniffDelimiter } from "./sniff-delimiter.ts";
import { sniffEncoding } from "./sniff-encoding.ts";
import { unpackedBytes } from "./unpack.ts";

export type Format = "delimited" | "ndjson" | "xlsx";

/** What kind of file this is; `delimiter` and `newline` are told for delimited text only but always there. */
export type FileKind = {
  format: Format;
  compressed: boolean;
  encoding: Encoding;
  delimiter: Delimiter;
  newline: "\n" | "\r";
};

/** What the caller knows already; the rest is found out by looking into the file. */
export type Known = { format?: Format; delimiter?: Delimiter | "auto"; encoding?: Encoding };

const sampleSize = 256 * 1024;

/** Finds out what a file is by its bytes, never by its name. Throws a FileProblem when it is nothing that can be read. */
export async function sniffFile(path: string, known: Known = {}): Promise<FileKind> {
  const magic = await firstBytes(path);
  const compressed = magic[0] === 0x1f && magic[1] === 0x8b;
  const sample = await beginning(path, compressed);
  if (sample.length === 0) throw new FileProblem("empty_file");
  const other = { compressed, encoding: "utf-8", delimiter: "comma", newline: "\n" } as const;
  if (sample.subarray(0, 4).toString("latin1") === "PK\x03\x04") return { format: "xlsx", ...other };
  if (sample.subarray(0, 4).toString("hex") === "d0cf11e0") throw new FileProblem("old_excel");
  const encoding = known.encoding ?? sniffEncoding(sample);
  const text = await textOf(sample, encoding);
  if (!text.trim()) throw new FileProblem("empty_file");
  const format = known.format ?? sniffTextFormat(text);
  if (format === "xlsx") throw new FileProblem("unknown_format");
  const newline = /\r(?!\n)/.test(text) && !text.includes("\n") ? "\r" : "\n";
  const asked = known.delimiter === "auto" ? undefined : known.delimiter;
  const delimiter = asked ?? (format === "ndjson" ? "comma" : sniffDelimiter(text, newline));
  return { format, compressed, encoding, delimiter, newline };
}

async function firstBytes(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  return buffer.subarray(0, bytesRead);
}

/** Up to 256 kB of the unpacked file. */
async function beginning(path: string, compressed: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of unpackedBytes(path, compressed)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= sampleSize) break;
  }
  return Buffer.concat(chunks).subarray(0, sampleSize);
}

async function textOf(sample: Buffer, encoding: Encoding): Promise<string> {
  const once = async function* () {
    yield sample;
  };
  let text = "";
  for await (const chunk of decoded(once(), encoding)) text += chunk.text;
  return text;
}

function sniffTextFormat(text: string): Format {
  const start = text.slice(0, 2000).trimStart();
  if (/^\{\s*["}]/.test(start)) return "ndjson";
  if (/^\[\s*(\{|\])/.test(start)) throw new FileProblem("json_array");
  if (/^<(!doctype|html|table|meta|\?xml)/i.test(start)) throw new FileProblem("web_page");
  // Control characters in number: pictures, programs, PDF.
  const odd = text.slice(0, 20_000).match(/[^\P{Cc}\s]/gu)?.length ?? 0;
  if (odd > Math.min(text.length, 20_000) / 50 || start.startsWith("%PDF-")) throw new FileProblem("unknown_format");
  return "delimited";
}

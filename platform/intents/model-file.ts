import { constants, gunzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { Refusal } from "../errors/index.ts";
import type { IntentModel } from "./train-intents.ts";

const mark = Buffer.from("HMDLINT2", "latin1");
// The same, packed with gzip, which takes several times as long to open: releases of before are still read.
const olderMark = Buffer.from("HMDLINT1", "latin1");
// A checksum tells a damaged file.
const packing = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 } };
const mostBytes = 1 << 30;

type Numbers = Float32Array | Int32Array | Uint32Array | Int8Array | Uint8Array;
type Header = { intents: string[]; temperature: number; least: number; hidden: number; lengths: number[] };

/**
 * A model in bytes: a mark with the version, then Zstandard of a header in JSON and the numbers, little-endian. What is read again answers
 * exactly as what was written. About 2 kB an example and less where many are alike.
 */
export function writeIntents(model: IntentModel): Buffer {
  const parts = partsOf(model);
  const { intents, temperature, known, scorer } = model;
  const header: Header = {
    intents,
    temperature,
    least: known.least,
    hidden: scorer.net?.inner.columns ?? 0,
    lengths: parts.map(({ length }) => length),
  };
  const json = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length);
  const numbers = parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  return Buffer.concat([mark, zstdCompressSync(Buffer.concat([size, json, ...numbers]), packing)]);
}

/** Reads what `writeIntents` wrote. Refuses `intent_model_unreadable`: other bytes, a damaged file, another version. */
export function readIntents(bytes: Uint8Array): IntentModel {
  const begins = Buffer.from(bytes.subarray(0, mark.length));
  if (!begins.equals(mark) && !begins.equals(olderMark)) throw unreadable();
  const unpack = begins.equals(mark) ? zstdDecompressSync : gunzipSync;
  try {
    return modelOf(unpack(bytes.subarray(mark.length), { maxOutputLength: mostBytes }));
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable();
  }
}

const unreadable = () => new Refusal("intent_model_unreadable");

function partsOf({ vocabulary, known, scorer: { margins, neighbours, net } }: IntentModel): Numbers[] {
  const inner = net?.inner;
  return [
    vocabulary.keys,
    vocabulary.ids,
    vocabulary.weights,
    known.weights,
    margins.planes.bytes,
    margins.planes.scales,
    margins.offsets,
    neighbours.starts,
    neighbours.examples,
    neighbours.amounts,
    neighbours.labels,
    inner?.bytes ?? new Int8Array(),
    inner?.scales ?? new Float32Array(),
    net?.outer ?? new Float32Array(),
    net?.offsets ?? new Float32Array(),
  ];
}

function modelOf(bytes: Buffer): IntentModel {
  const end = 4 + bytes.readUInt32LE(0);
  const { intents, temperature, least, hidden, lengths } = JSON.parse(bytes.toString("utf8", 4, end)) as Header;
  let from = end;
  let part = 0;
  // Copied, as a view of four-byte numbers must begin at a fourth byte.
  const next = <T extends Numbers>(kind: { new (buffer: ArrayBuffer): T; BYTES_PER_ELEMENT: number }): T => {
    const size = lengths[part++]! * kind.BYTES_PER_ELEMENT;
    if (!(size >= 0) || from + size > bytes.length) throw unreadable();
    from += size;
    return new kind(new Uint8Array(bytes.subarray(from - size, from)).buffer);
  };
  const vocabulary = { keys: next(Uint32Array), ids: next(Int32Array), weights: next(Float32Array) };
  const known = { weights: next(Float32Array), least };
  const planes = { bytes: next(Int8Array), scales: next(Float32Array) };
  const offsets = next(Float32Array);
  const neighbours = {
    starts: next(Int32Array),
    examples: next(Int32Array),
    amounts: next(Uint8Array),
    labels: next(Int32Array),
  };
  const inner = { bytes: next(Int8Array), scales: next(Float32Array), columns: hidden };
  const net = { inner, outer: next(Float32Array), offsets: next(Float32Array) };
  if (from !== bytes.length || planes.bytes.length !== vocabulary.keys.length * offsets.length) throw unreadable();
  const margins = { planes: { ...planes, columns: offsets.length }, offsets };
  return { intents, temperature, known, vocabulary, scorer: { margins, neighbours, net: hidden > 0 ? net : null } };
}

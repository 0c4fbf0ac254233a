import { hash } from "node:crypto";
import type { FileRow } from "../../../platform/files/index.ts";
import type { Column, Mapping } from "../contract.ts";

/** The trimmed text of a row in a column; empty where there is none. Lists of an NDJSON record are joined by commas. */
export function cellOf(row: FileRow, place: Column | undefined): string {
  if (place === undefined) return "";
  if (typeof place === "number") return row.cells[place]?.trim() ?? "";
  return textOf(row.record?.[place]);
}

/** The text of a value of an NDJSON record. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return Array.isArray(value) ? value.map(textOf).filter(Boolean).join(",") : "";
}

/** Hashes the mapped cells of a row: 128 bits of SHA-256 in hex. Other columns do not count, nor does their order in the file. */
export function rowHasher(mapping: Mapping): (row: FileRow) => string {
  const places = Object.entries(mapping.columns)
    .concat(mapping.attributes.map(({ key, column }) => [`attributes.${key}`, column]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return (row) => {
    let text = "";
    for (const [field, place] of places) text += `${field}\u001f${cellOf(row, place)}\u001e`;
    // An NDJSON order carries its lines inside.
    if (row.record?.["lines"]) text += JSON.stringify(row.record["lines"]);
    return hash("sha256", text).slice(0, 32);
  };
}

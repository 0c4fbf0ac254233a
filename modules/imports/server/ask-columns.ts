import { Refusal } from "../../../platform/errors/index.ts";
import type { Column, ImportKind } from "../contract.ts";
import { fieldsOf } from "./fields.ts";
import { headerForm } from "./recognise-columns.ts";

export type AskedColumns = { columns: Record<string, Column>; attributes: { column: Column; label: string }[] };

/**
 * Reads `field=header or 1-based position,…`; a field of a customers' file that is none of ours is a custom attribute. A header with a
 * comma stands in double quotes. Refuses `import_column_unknown` (no such field or column) and `import_columns_unreadable`.
 */
export function askColumns(kind: ImportKind, text: string, header: readonly string[], keys: boolean): AskedColumns {
  const asked: AskedColumns = { columns: {}, attributes: [] };
  for (const part of partsOf(text)) {
    const [field, place] = part;
    const column = columnOf(place, header, keys);
    if (field in fieldsOf(kind)) {
      asked.columns[field] = column;
      continue;
    }
    if (kind !== "customers") throw new Refusal("import_column_unknown", { field: "columns", values: { name: field } });
    asked.attributes.push({ column, label: field.replace(/^attributes?\./, "").slice(0, 100) });
  }
  return asked;
}

/** Reads `field=header or 1-based position,…` for a file of some other module's; the fields are those known. Refuses as askColumns does. */
export function askedColumns(
  text: string,
  known: readonly string[],
  header: readonly string[],
  keys: boolean,
): Map<string, Column> {
  return new Map(
    partsOf(text).map(([field, place]) => {
      if (!known.includes(field))
        throw new Refusal("import_column_unknown", { field: "columns", values: { name: field } });
      return [field, columnOf(place, header, keys)];
    }),
  );
}

const pair = /\s*([^=,"]+?)\s*=\s*(?:"((?:[^"]|"")*)"|([^,]*?))\s*(?:,|$)/y;

function partsOf(text: string): [field: string, place: string][] {
  const parts: [string, string][] = [];
  pair.lastIndex = 0;
  while (pair.lastIndex < text.length) {
    const found = pair.exec(text);
    if (!found) throw new Refusal("import_columns_unreadable", "columns");
    parts.push([found[1]!, (found[2]?.replaceAll('""', '"') ?? found[3]!).trim()]);
  }
  return parts;
}

/** A number within the width is a position, whatever the headers are; then a header counts as it is, then in other spellings. */
function columnOf(place: string, header: readonly string[], keys: boolean): Column {
  const number = /^\d{1,5}$/.test(place) ? Number(place) : 0;
  const named = header.findIndex((name) => name.trim() === place);
  const similar = named >= 0 ? named : header.findIndex((name) => headerForm(name) === headerForm(place));
  const position = number >= 1 && number <= header.length ? number - 1 : similar;
  if (position >= 0) return keys ? header[position]! : position;
  // A key may be missing in the first records of NDJSON.
  if (keys && place !== "" && number === 0) return place;
  throw new Refusal("import_column_unknown", { field: "columns", values: { name: place } });
}

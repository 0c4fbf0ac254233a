import { searchForm } from "../../../platform/text/index.ts";
import { guessDateFormat } from "../../../platform/values/index.ts";
import type { Column, ImportKind, Mapping } from "../contract.ts";
import { fieldsOf, oneOfFields } from "./fields.ts";

/** The form in which headers are compared: `Order_ID`, "order id" and «شماره‌ی سفارش» each find their like. */
export function headerForm(text: string): string {
  return searchForm(text)
    .replace(/ه ی(?= |$)/g, "ه")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

const known = new Map<ImportKind, Map<string, string>>();

function fieldsByHeader(kind: ImportKind): Map<string, string> {
  const remembered = known.get(kind);
  if (remembered) return remembered;
  const byHeader = new Map<string, string>();
  // A field's own name counts before anybody's other name for something else.
  for (const field of Object.keys(fieldsOf(kind))) byHeader.set(headerForm(field), field);
  for (const [field, { headers }] of Object.entries(fieldsOf(kind))) {
    for (const header of headers.split(", ")) {
      const form = headerForm(header);
      if (!byHeader.has(form)) byHeader.set(form, field);
    }
  }
  known.set(kind, byHeader);
  return byHeader;
}

/** The field that a header names; null where it is not known. */
export function fieldOfHeader(kind: ImportKind, header: string): string | null {
  return fieldsByHeader(kind).get(headerForm(header)) ?? null;
}

/** Which column is which field, by their headers; the first of two columns with one meaning is taken. `keys`: NDJSON. */
export function recogniseColumns(kind: ImportKind, header: readonly string[], keys: boolean): Record<string, Column> {
  const columns: Record<string, Column> = {};
  for (const [position, name] of header.entries()) {
    const field = fieldOfHeader(kind, name);
    if (field && !(field in columns)) columns[field] = keys ? name : position;
  }
  return columns;
}

/** The fields that a mapping still lacks; one of several that would do is named `a|b|c`. */
export function missingFields(kind: ImportKind, columns: Mapping["columns"]): string[] {
  const missing = Object.entries(fieldsOf(kind))
    .filter(([field, { required }]) => required && !(field in columns))
    .map(([field]) => field);
  const oneOf = oneOfFields(kind);
  if (oneOf.length > 0 && !oneOf.some((field) => field in columns)) missing.push(oneOf.join("|"));
  return missing;
}

const dateFields = ["ordered_at", "occurred_at", "created_at", "birthday"];

/** The format of the dates in a file, from the texts of its date columns; undefined where they speak for themselves. */
export function guessDates(columns: Mapping["columns"], cells: (column: Column) => string[]): string | undefined {
  const samples = dateFields.flatMap((field) => (columns[field] === undefined ? [] : cells(columns[field])));
  const format = guessDateFormat(samples.filter(Boolean));
  return format === "auto" ? undefined : format;
}

import type { Column, Mapping, Preview } from "../contract.ts";

/** The meaning of a column that becomes a custom attribute. */
export const attributeWord = "+attribute";

/** The columns of a file: positions, or keys of NDJSON records. */
export function columnsOf({ format, header }: Pick<Preview, "format" | "header">): Column[] {
  return format === "ndjson" ? header : header.map((_, position) => position);
}

/** What a column means: a field, `attributeWord`, or nothing (empty). */
export function meaningOf(mapping: Mapping, column: Column): string {
  const field = Object.entries(mapping.columns).find(([, place]) => place === column)?.[0];
  return field ?? (mapping.attributes.some((one) => one.column === column) ? attributeWord : "");
}

/** Gives a column another meaning; the column that had it before means nothing then. */
export function assignColumn(mapping: Mapping, column: Column, meaning: string, name: string): Mapping {
  const others = Object.entries(mapping.columns).filter(([field, place]) => place !== column && field !== meaning);
  const columns = Object.fromEntries(others);
  const attributes = mapping.attributes.filter((one) => one.column !== column);
  if (meaning === attributeWord)
    attributes.push({ column, key: attributeKey(name, attributes.length), label: name, type: "text" });
  else if (meaning !== "") columns[meaning] = column;
  return { ...mapping, columns, attributes };
}

function attributeKey(name: string, place: number): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 60);
  return (
    plain || `a_${place}_${[...name].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)!) >>> 0, 7).toString(36)}`
  );
}

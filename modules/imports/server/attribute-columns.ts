import { hash } from "node:crypto";
import { searchForm } from "../../../platform/text/index.ts";
import { isValueProblem, parseDay, parseDecimal } from "../../../platform/values/index.ts";
import type { AttributeColumn, Column } from "../contract.ts";
import { headerForm } from "./recognise-columns.ts";

/** A custom attribute without a column. */
export type KnownAttribute = Omit<AttributeColumn, "column">;

/** The key of a custom attribute: its label in Latin letters, or a hash where it has none («رنگ محبوب»). */
export function attributeKeyOf(label: string): string {
  const plain = searchForm(label)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 60);
  const covers = plain.replaceAll("_", "").length * 2 >= [...label].length;
  return plain && covers ? plain : `a_${hash("sha256", headerForm(label)).slice(0, 10)}`;
}

/** The custom attributes that the columns without a field of ours become, typed by their values. */
export function attributesOf(
  header: readonly string[],
  taken: ReadonlySet<Column>,
  keys: boolean,
  cells: (column: Column) => string[],
  known: readonly KnownAttribute[] = [],
): AttributeColumn[] {
  const attributes = new Map<string, AttributeColumn>();
  for (const [position, name] of header.entries()) {
    const column = keys ? name : position;
    const label = name.trim().slice(0, 100);
    if (label === "" || taken.has(column)) continue;
    const attribute = attributeNamed(label, cells(column), known);
    if (!attributes.has(attribute.key)) attributes.set(attribute.key, { column, ...attribute });
  }
  return [...attributes.values()];
}

/** The attribute of the brand that goes by this label or key, or a new one that fits the values. */
export function attributeNamed(
  label: string,
  values: readonly string[],
  known: readonly KnownAttribute[],
): KnownAttribute {
  const form = headerForm(label);
  const found = known.find((one) => one.key === label || headerForm(one.label) === form);
  return found ?? { key: attributeKeyOf(label), label, type: typeOf(values) };
}

const flags: Record<string, boolean> = {
  true: true,
  yes: true,
  بله: true,
  بلی: true,
  دارد: true,
  false: false,
  no: false,
  خیر: false,
  ندارد: false,
};

/** The type that fits all values; text where there is none. Numbers that begin with a zero are codes. */
export function typeOf(values: readonly string[]): AttributeColumn["type"] {
  const said = values.filter(Boolean);
  if (said.length === 0) return "text";
  if (said.every((value) => flagOf(value) !== null)) return "boolean";
  if (said.every((value) => !/^[0۰٠]\d/.test(value) && value.length < 16 && !isValueProblem(parseDecimal(value))))
    return "number";
  return said.every((value) => value.length >= 8 && !isValueProblem(parseDay(value))) ? "date" : "text";
}

/** Yes or no; null for anything else. */
export function flagOf(value: string): boolean | null {
  return flags[searchForm(value)] ?? null;
}

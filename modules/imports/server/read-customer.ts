import type { FileRow } from "../../../platform/files/index.ts";
import { isValueProblem, parseDate, parseDay, parseDecimal } from "../../../platform/values/index.ts";
import type { CustomerBody } from "../../customers/contract.ts";
import { type AttributeValue, crmValue } from "../../customers/index.ts";
import type { AttributeColumn, Mapping } from "../contract.ts";
import { flagOf } from "./attribute-columns.ts";
import { readIdentities } from "./read-identities.ts";
import { type Reason, reason } from "./reasons.ts";
import { cellOf } from "./row-cells.ts";

/** A customer as a row tells them, in the words of `customers`. What was not said stays as it is. */
export type ReadCustomer = CustomerBody & { attributes: Record<string, AttributeValue> };

export type CustomerReading = { mapping: Mapping; sourceKey: string; timeZone: string; country?: string };

const longest = 200;

/** Reads one row, or says why it cannot be taken. */
export function readCustomer(row: FileRow, how: CustomerReading): ReadCustomer | Reason {
  const at = how.mapping.columns;
  const named = {
    id: cellOf(row, at["external_id"]),
    phone: cellOf(row, at["phone"]),
    email: cellOf(row, at["email"]),
  };
  const identities = readIdentities(named, (id) => crmValue(how.sourceKey, id), how.country);
  if ("code" in identities) return identities;
  if (identities.length === 0) return reason("person_missing");
  const format = how.mapping.dateFormat ?? "auto";
  const birthdayText = cellOf(row, at["birthday"]);
  const birthday = birthdayText ? parseDay(birthdayText, format) : null;
  if (isValueProblem(birthday)) return reason(birthday, "birthday", birthdayText);
  const createdText = cellOf(row, at["created_at"]);
  const createdAt = createdText ? parseDate(createdText, format, how.timeZone) : null;
  if (typeof createdAt === "string") return reason(createdAt, "created_at", createdText);
  const name = cellOf(row, at["name"]);
  const city = cellOf(row, at["city"]);
  if (name.length > longest) return reason("value_too_long", "name");
  if (city.length > longest) return reason("value_too_long", "city");
  const attributes: ReadCustomer["attributes"] = {};
  const unreadable = readAttributes(row, how.mapping.attributes, format, attributes);
  if (unreadable) return unreadable;
  return {
    source: how.sourceKey,
    ...(named.id && { external_id: named.id }),
    ...(named.phone && { phone: named.phone }),
    ...(named.email && { email: named.email }),
    ...(name && { name }),
    ...(city && { city }),
    ...(birthday && { birthday }),
    ...(createdAt && { created_at: createdAt.toISOString() }),
    tags: tagsOf(cellOf(row, at["tags"])),
    attributes,
  };
}

function tagsOf(cell: string): string[] {
  const tags = cell.split(/[,،;؛|]/).map((tag) => tag.trim().slice(0, 60));
  return [...new Set(tags.filter(Boolean))].slice(0, 50);
}

/** Puts what the row says into `attributes`; gives the reason where something cannot be read. */
function readAttributes(
  row: FileRow,
  columns: readonly AttributeColumn[],
  format: string,
  attributes: ReadCustomer["attributes"],
): Reason | null {
  for (const { column, key, label, type } of columns) {
    const cell = cellOf(row, column);
    if (cell === "") continue;
    const value = attributeValue(cell, type, format);
    if (value === null) return reason("attribute_unreadable", label, cell);
    attributes[key] = value;
  }
  return null;
}

function attributeValue(cell: string, type: AttributeColumn["type"], format: string): AttributeValue | null {
  if (type === "text") return cell.slice(0, 2000);
  if (type === "boolean") return flagOf(cell);
  const read = type === "date" ? parseDay(cell, format) : parseDecimal(cell);
  if (isValueProblem(read)) return null;
  return type === "date" ? read : Number(read);
}

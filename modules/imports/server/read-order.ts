import type { FileRow } from "../../../platform/files/index.ts";
import {
  isValueProblem,
  moneyUnitOf,
  parseDate,
  parseDecimal,
  parseMoney,
  parsePrice,
} from "../../../platform/values/index.ts";
import type { OrderLineInput, OrderStatus } from "../../catalog/index.ts";
import type { ClaimedIdentity } from "../../customers/index.ts";
import { crmValue } from "../../customers/index.ts";
import type { Column, Mapping } from "../contract.ts";
import { readIdentities } from "./read-identities.ts";
import { type Reason, reason } from "./reasons.ts";
import { cellOf, textOf } from "./row-cells.ts";
import { currencyOf, statusOf } from "./words-of-orders.ts";

/** An order as its rows tell it, the buyer not yet looked up. */
export type ReadOrder = {
  externalId: string;
  buyer: { identities: ClaimedIdentity[]; name: string | null } | null;
  orderedAt: Date;
  status: OrderStatus | null;
  currency: string;
  total: number | null;
  lines: OrderLineInput[];
};

/** What one row says; what it leaves out another row of the order may say. */
type OrderPart = {
  identities: ClaimedIdentity[];
  name: string | null;
  orderedAt: Date | null;
  status: OrderStatus | null;
  currency: string | null;
  total: number | null;
  lines: OrderLineInput[];
};

export type OrderReading = {
  mapping: Mapping;
  sourceKey: string;
  timeZone: string;
  currency: string;
  country?: string;
};
export type Rejected = { row: FileRow; reason: Reason };

const longest = 500;
const decimal = /^-?\d{1,30}(\.\d{1,20})?$/;

/** Reads the rows of one order; where one cannot be read none is taken, since half an order would be a wrong order. */
export function readOrder(externalId: string, rows: readonly FileRow[], how: OrderReading): ReadOrder | Rejected[] {
  const parts: OrderPart[] = [];
  for (const row of rows) {
    const part = row.problem ? reason(row.problem.code, null, row.problem.detail) : readPart(row, how);
    if ("code" in part) return rejectAll(rows, row, part);
    parts.push(part);
  }
  const first = <K extends keyof OrderPart>(key: K) => parts.find((part) => part[key] !== null)?.[key] ?? null;
  const orderedAt = first("orderedAt");
  if (!orderedAt) return rejectAll(rows, rows[0]!, reason("field_missing", "ordered_at"));
  const currency = first("currency") ?? moneyUnitOf(how.currency).currency;
  const quarrel = disagreement(parts);
  if (quarrel) return rejectAll(rows, rows[0]!, reason("lines_disagree", quarrel));
  const identities = parts.find((part) => part.identities.length > 0)?.identities;
  return {
    externalId,
    buyer: identities ? { identities, name: first("name") } : null,
    orderedAt,
    status: first("status"),
    currency,
    total: first("total"),
    lines: parts.flatMap((part) => part.lines),
  };
}

/** What belongs to the whole order and is said twice must be said alike; totals that differ are those of lines, not of the order. */
function disagreement(parts: readonly OrderPart[]): string | null {
  const differ = (values: readonly (string | number | null | undefined)[]) =>
    new Set(values.filter((value) => value != null)).size > 1;
  if (differ(parts.map((part) => part.currency))) return "currency";
  if (differ(parts.map((part) => part.total))) return "total";
  return differ(parts.map((part) => part.identities[0]?.value)) ? "customer_external_id" : null;
}

function rejectAll(rows: readonly FileRow[], culprit: FileRow, why: Reason): Rejected[] {
  const detail = String(culprit.row);
  return rows.map((row) => ({ row, reason: row === culprit ? why : reason("other_line_rejected", null, detail) }));
}

function readPart(row: FileRow, { mapping, sourceKey, timeZone, currency, country }: OrderReading): OrderPart | Reason {
  const at = mapping.columns;
  const date = cellOf(row, at["ordered_at"]);
  const orderedAt = date === "" ? null : parseDate(date, mapping.dateFormat ?? "auto", timeZone);
  if (typeof orderedAt === "string") return reason(orderedAt, "ordered_at", date);
  const statusWord = cellOf(row, at["status"]);
  const status = statusWord ? statusOf(statusWord) : null;
  if (statusWord && !status) return reason("status_unknown", "status", statusWord);
  const currencyWord = cellOf(row, at["currency"]);
  const code = currencyWord ? currencyOf(currencyWord) : currency;
  if (!code) return reason("currency_unknown", "currency", currencyWord);
  const money = moneyUnitOf(code);
  const totalText = cellOf(row, at["total"]);
  const total = totalText === "" ? null : parseMoney(totalText, money.currency, money.unit);
  if (isValueProblem(total)) return reason(total, "total", totalText);
  const customer = {
    id: cellOf(row, at["customer_external_id"]),
    phone: cellOf(row, at["phone"]),
    email: cellOf(row, at["email"]),
  };
  const identities = readIdentities(customer, (id) => crmValue(sourceKey, id), country);
  if ("code" in identities) return identities;
  const lines = readLines(row, at, money);
  if ("code" in lines) return lines;
  const name = cellOf(row, at["customer_name"]).slice(0, longest) || null;
  return { identities, name, orderedAt, status, currency: currencyWord ? money.currency : null, total, lines };
}

type Money = ReturnType<typeof moneyUnitOf>;
const lineFields = ["product_external_id", "product_name", "quantity", "unit_price"] as const;
type LineCells = Record<(typeof lineFields)[number], string>;

function readLines(row: FileRow, at: Record<string, Column>, money: Money): OrderLineInput[] | Reason {
  const nested = row.record?.["lines"];
  const cells = Array.isArray(nested)
    ? nested.map((line) => lineCells((field) => textOf((line as Record<string, unknown> | null)?.[field])))
    : [lineCells((field) => cellOf(row, at[field]))];
  const lines: OrderLineInput[] = [];
  for (const cell of cells) {
    if (lineFields.every((field) => cell[field] === "")) continue;
    const line = readLine(cell, money);
    if ("code" in line) return line;
    lines.push(line);
  }
  return lines;
}

function lineCells(read: (field: string) => string): LineCells {
  return {
    product_external_id: read("product_external_id"),
    product_name: read("product_name"),
    quantity: read("quantity"),
    unit_price: read("unit_price"),
  };
}

function readLine(cell: LineCells, money: Money): OrderLineInput | Reason {
  const quantity = cell.quantity === "" ? "1" : parseDecimal(cell.quantity);
  if (isValueProblem(quantity)) return reason(quantity, "quantity", cell.quantity);
  const unitPrice = cell.unit_price === "" ? null : parsePrice(cell.unit_price, money.currency, money.unit);
  if (isValueProblem(unitPrice)) return reason(unitPrice, "unit_price", cell.unit_price);
  if (!decimal.test(quantity)) return reason("number_too_large", "quantity", cell.quantity);
  if (unitPrice !== null && !decimal.test(unitPrice)) return reason("number_too_large", "unit_price", cell.unit_price);
  for (const field of ["product_external_id", "product_name"] as const)
    if (cell[field].length > longest) return reason("value_too_long", field, cell[field]);
  return {
    productExternalId: cell.product_external_id || null,
    productName: cell.product_name || null,
    quantity,
    unitPrice,
  };
}

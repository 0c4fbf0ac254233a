import type { Refusal } from "../../../../platform/errors/index.ts";
import type { ReadProblem } from "../../contract.ts";
import type { ObjectKind } from "../record/objects.ts";
import type { Thing } from "../record/things.ts";
import type { WooCaller } from "./call-woo.ts";
import type { Unread } from "./read-common.ts";
import { readOrder } from "./read-order.ts";
import { readCustomer, readProduct } from "./read-others.ts";
import { type WooRefund, wooRefund } from "./woo-shapes.ts";

export const listOf: Record<ObjectKind, string> = { order: "orders", product: "products", customer: "customers" };

/** What could not be taken in, as it came. */
export type Failed = { kind: ObjectKind; row: unknown; code: ReadProblem; field: string | null };
export type ReadRows = { things: { thing: Thing; row: unknown }[]; failed: Failed[] };
export type RowReading = { source: string; currency: string; askedAt: Date | null };

/** One row of a shop understood: a thing, nothing yet (`draft`), or why it cannot be read. */
export function readRow(kind: ObjectKind, row: unknown, how: RowReading, refunds?: readonly WooRefund[]) {
  if (kind === "order") return readOrder(row, { ...how, ...(refunds && { refunds }) });
  return kind === "product" ? readProduct(row, how) : readCustomer(row, how);
}

/** Rows of a shop understood, orders with the dates of their refunds, which the shop is asked for. Throws nothing. */
export async function readRows(
  call: WooCaller,
  kind: ObjectKind,
  rows: readonly unknown[],
  how: RowReading,
): Promise<ReadRows> {
  const read: ReadRows = { things: [], failed: [] };
  for (const row of rows) {
    const refunds = kind === "order" ? await refundsOf(call, row) : undefined;
    const thing = readRow(kind, row, how, refunds);
    if (thing === "draft") continue;
    if (isUnread(thing)) read.failed.push({ kind, row, code: thing.problem, field: thing.field });
    else read.things.push({ thing, row });
  }
  return read;
}

/** Whether reading gave a reason instead of a thing. */
export function isUnread(read: object): read is Unread {
  return "problem" in read;
}

async function refundsOf(call: WooCaller, row: unknown): Promise<WooRefund[] | undefined> {
  const { id, refunds } = row as { id?: unknown; refunds?: unknown };
  if (!Array.isArray(refunds) || refunds.length === 0) return undefined;
  const answer = await call(`orders/${Number(id)}/refunds`, { query: { per_page: 100 } });
  if (!answer.ok || !Array.isArray(answer.json)) return undefined;
  return answer.json.flatMap((one) => {
    const read = wooRefund.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

const ours: Partial<Record<string, ReadProblem>> = {
  person_erased: "person_erased",
  person_missing: "person_missing",
  phone_unreadable: "phone_unreadable",
  email_unreadable: "email_unreadable",
};

/** Why something understood could not be written, as the log says it. */
export function problemOf({ code, detail }: Refusal): { code: ReadProblem; field: string | null } {
  return { code: ours[code] ?? "invalid", field: detail.field ?? null };
}

import { hash } from "node:crypto";
import { Refusal } from "../../../platform/errors/index.ts";
import type { OrderInput, OrderStatus } from "./order-input.ts";
import { totalOfLines } from "./order-total.ts";

/** An order ready to be written; `place` is where it stood in the batch. */
export type PreparedOrder = {
  input: OrderInput;
  place: number;
  total: number;
  /** The status of a new order; a known one keeps its own where the shop says none. */
  firstStatus: OrderStatus;
  contentHash: string;
};

// The calendar table ends there; an order outside it is a slip of the pen.
const earliest = Date.UTC(1850, 0, 2);
const latest = Date.UTC(2150, 11, 30);

/**
 * Works out the total and the hash of everything the shop said. Refuses (`invalid`) an order whose date no calendar of ours holds, and
 * ids with half a character: the database would keep them as others than those said, and never find them again.
 */
export function prepareOrder(input: OrderInput, place: number): PreparedOrder {
  const time = input.orderedAt.getTime();
  if (!(time >= earliest && time <= latest)) throw new Refusal("invalid", "ordered_at");
  if (!input.externalId.isWellFormed()) throw new Refusal("invalid", "external_id");
  if (input.lines.some((line) => line.productExternalId?.isWellFormed() === false))
    throw new Refusal("invalid", "product_external_id");
  const total = input.total ?? totalOfLines(input.lines) ?? 0;
  const firstStatus = input.status ?? (total < 0 ? "returned" : "placed");
  return { input, place, total, firstStatus, contentHash: contentHash(input, total) };
}

/** 128 bits of SHA-256 as the text of a uuid. */
function contentHash(input: OrderInput, total: number): string {
  const lines = input.lines.map((line) => [
    line.productExternalId ?? null,
    line.productName ?? null,
    line.quantity,
    line.unitPrice ?? null,
  ]);
  const said = [input.identityId, input.partnerId ?? null, input.orderedAt.getTime(), input.status ?? null];
  return hash("sha256", JSON.stringify([said, input.currency, total, lines])).slice(0, 32);
}

/** Splits a batch so that no order is named twice in one part; later words about an order come in a later part. */
export function roundsOf(orders: readonly PreparedOrder[]): PreparedOrder[][] {
  const rounds: PreparedOrder[][] = [];
  const seen = new Map<string, number>();
  for (const order of orders) {
    const key = orderKey(order.input.sourceId, order.input.externalId);
    const round = seen.get(key) ?? 0;
    seen.set(key, round + 1);
    const part = rounds[round];
    if (part) part.push(order);
    else rounds.push([order]);
  }
  return rounds;
}

/** The key of an order within its brand. */
export function orderKey(sourceId: number, externalId: string): string {
  return `${sourceId}:${externalId}`;
}

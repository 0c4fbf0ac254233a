import { type RawBuilder, sql } from "kysely";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { CustomerQuery } from "../../contract.ts";

export type Sort = {
  /** The sorted expression; exactly as in its index. */
  key: RawBuilder<unknown>;
  /** How a cursor's text becomes a key again. */
  read: (text: string) => RawBuilder<unknown>;
  /** The table whose index gives this order. */
  by: "customer" | "facts";
  descending: boolean;
};

const seen = sql`coalesce(f.last_seen_at, '-infinity')`;
const instant = (text: string) => sql`${text}::timestamptz`;
const whole = (text: string) => sql`${text}::bigint`;
const sorts = {
  name: {
    key: sql`(coalesce(c.name, U&'\\FFFF') collate "fa-x-icu")`,
    read: (text: string) => sql`${text}::text`,
    by: "customer",
    descending: false,
  },
  created: { key: sql`c.created_at`, read: instant, by: "customer", descending: true },
  last_seen: { key: seen, read: instant, by: "facts", descending: true },
  orders: { key: sql`f.orders`, read: whole, by: "facts", descending: true },
  revenue: { key: sql`f.revenue`, read: whole, by: "facts", descending: true },
} as const satisfies Record<string, Sort>;

/** The order of a list: by what, and whether downwards. Names go up in Persian order, everything else down, unless asked otherwise. */
export function sortOf({ sort = "last_seen", order }: Pick<CustomerQuery, "sort" | "order">): Sort {
  const found = sorts[sort];
  return { ...found, descending: order ? order === "desc" : found.descending };
}

/**
 * What a lifecycle says about the key sorted by: a prospect has no order, so a list by orders begins where the prospects are
 * instead of walking through everybody else first. By last seen, one lifecycle has an index of its own.
 */
export function rangeOf({
  sort = "last_seen",
  lifecycle,
}: Pick<CustomerQuery, "sort" | "lifecycle">): RawBuilder<unknown> {
  const all = sql`true`;
  if (!lifecycle?.length) return all;
  const only = (word: string) => lifecycle.every((one) => one === word);
  if (sort === "last_seen") return lifecycle.length === 1 ? sql`f.lifecycle = ${lifecycle[0]}` : all;
  if (sort === "revenue") return only("prospect") ? sql`f.revenue <= 0` : all;
  if (sort !== "orders") return all;
  if (only("prospect")) return sql`f.orders = 0`;
  if (only("loyal")) return sql`f.orders >= 3`;
  if (only("buyer")) return sql`f.orders between 1 and 2`;
  return lifecycle.includes("prospect") ? all : sql`f.orders >= 1`;
}

export type Place = { key: string; id: number };

/** An opaque text for a place in a list. */
export function cursorOf(place: Place): string {
  return Buffer.from(JSON.stringify([place.key, place.id])).toString("base64url");
}

/** The place behind a cursor; null without one, refuses (`invalid`) a text that is no cursor of ours. */
export function placeOf(cursor: string | undefined): Place | null {
  if (!cursor) return null;
  try {
    const [key, id] = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (typeof key === "string" && Number.isSafeInteger(id)) return { key, id };
  } catch {
    // Refused below.
  }
  throw new Refusal("invalid", "after");
}

import type { FakeRow } from "./woo-rows.ts";

export type FakeList = Map<number, FakeRow>;
export type Listed = { rows: FakeRow[]; total: number; pages: number };

/** A page of a list as WooCommerce gives it: filters, order, `page` or `offset`, 100 rows at most. */
export function listPage(list: FakeList, query: URLSearchParams): Listed {
  const perPage = Math.min(100, Number(query.get("per_page") ?? 10));
  const found = ordered(
    [...list.values()].filter((row) => isAsked(row, query)),
    query,
  );
  const page = Math.max(1, Number(query.get("page") ?? 1));
  const offset = query.has("offset") ? Number(query.get("offset")) : (page - 1) * perPage;
  const rows = found.slice(offset, offset + perPage);
  return { rows, total: found.length, pages: Math.ceil(found.length / perPage) };
}

function isAsked(row: FakeRow, query: URLSearchParams): boolean {
  const status = query.get("status") ?? "any";
  if (status === "any" ? row.status === "trash" : row.status !== status) return false;
  const include = query.get("include");
  if (include && !include.split(",").includes(String(row.id))) return false;
  const role = query.get("role");
  if (role && role !== "all" && row["role"] !== role) return false;
  const after = query.get("modified_after");
  return !after || row.date_modified_gmt > after.slice(0, 19);
}

function ordered(rows: FakeRow[], query: URLSearchParams): FakeRow[] {
  const by = query.get("orderby") ?? "date";
  const key = by === "modified" ? "date_modified_gmt" : by === "id" ? "id" : "date_created_gmt";
  // Kept by number already: the usual way of asking.
  if (key === "id" && query.get("order") === "asc") return rows;
  const sign = query.get("order") === "asc" ? 1 : -1;
  return rows.sort(
    (a, b) => sign * (String(a[key]) < String(b[key]) ? -1 : String(a[key]) > String(b[key]) ? 1 : a.id - b.id),
  );
}

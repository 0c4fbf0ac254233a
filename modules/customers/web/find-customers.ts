import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import type { Hit } from "../../../platform/ui/module.ts";
import { customerList } from "../contract.ts";
import { shownPhone } from "./parts/shown-phone.ts";

/** The customers whose name or identifiers hold what was typed, for a field that picks some; the newest ones where nothing was. */
export const peopleQuery = (text: string) =>
  queryOptions({
    queryKey: ["people-to-pick", currentBrand(), text],
    queryFn: ({ signal }) => findCustomers(text, signal),
  });

/** The customers whose name or identifiers hold the text, for the palette. */
export async function findCustomers(text: string, signal: AbortSignal): Promise<Hit[]> {
  const { rows } = await api.get("/customers", customerList, { query: { search: text, limit: 8 }, signal });
  return rows.map((row) => ({
    id: String(row.id),
    title: row.label ? shownPhone(row.label) : `#${row.id}`,
    note: [
      row.phone && row.phone !== row.label ? shownPhone(row.phone) : null,
      row.email === row.label ? null : row.email,
      row.city,
    ]
      .filter(Boolean)
      .join(" · "),
    path: `customers/${row.id}`,
  }));
}

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { AddressFilters } from "../../../../platform/ui/address.ts";
import { api, type Query } from "../../../../platform/ui/api.ts";
import { customerList, sorts } from "../../contract.ts";
import { customerKeys } from "../customer-calls.ts";

/** Address parts that choose customers; the others (an open panel, the order) do not. */
export const filterKeys = [
  "search",
  "segment",
  "lifecycle",
  "tag",
  "kind",
  "partner_type",
  "owner",
  "city",
  "company",
  "attribute",
] as const;

/** What an address filters by, as the API wants it. */
export function filterOf(address: AddressFilters): Query {
  return Object.fromEntries(filterKeys.flatMap((key) => (address[key] ? [[key, address[key]]] : [])));
}

/** The order an address asks for; the last seen first where it does not say. */
export function orderOf(address: AddressFilters): { sort: (typeof sorts)[number]; order: "asc" | "desc" } {
  const sort = sorts.find((one) => one === address["sort"]) ?? "last_seen";
  return { sort, order: address["order"] === "asc" ? "asc" : "desc" };
}

/** The customers of the address on screen, page after page. */
export function useCustomerList(address: AddressFilters) {
  const query = { ...filterOf(address), ...orderOf(address) };
  const list = useInfiniteQuery({
    queryKey: customerKeys.part("list", query),
    queryFn: ({ pageParam, signal }) =>
      api.get("/customers", customerList, { query: { ...query, limit: 50, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  return { ...list, rows: list.data?.pages.flatMap((page) => page.rows) };
}

import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, type Query } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import * as contract from "../contract.ts";

/** Cache keys of the catalogue; two brands never meet in them. */
export const catalogKey = (...parts: unknown[]) => ["catalog", currentBrand(), ...parts];

/** Orders newest first, page after page. */
export const ordersQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: catalogKey("orders", query),
    queryFn: ({ pageParam, signal }) =>
      api.get("/orders", contract.orderList, { query: { ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Products newest first, page after page. */
export const productsQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: catalogKey("products", query),
    queryFn: ({ pageParam, signal }) =>
      api.get("/products", contract.productList, { query: { ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** One order with its lines and returns. */
export const orderQuery = (id: number) =>
  queryOptions({
    queryKey: catalogKey("order", id),
    queryFn: ({ signal }) => api.get(`/orders/${id}`, contract.order, { signal }),
  });

/** One product. */
export const productQuery = (id: number) =>
  queryOptions({
    queryKey: catalogKey("product", id),
    queryFn: ({ signal }) => api.get(`/products/${id}`, contract.productRow, { signal }),
  });

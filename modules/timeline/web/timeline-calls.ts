import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { api, type Query } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import {
  type InteractionRow,
  interactionPage,
  interactionRow,
  type QuickLog,
  type QuickLogOfSomebody,
} from "../contract.ts";

/** A customer's timeline, page after page. Two brands never meet in the cache. */
export const timelineQuery = (customerId: number, filters: Query) =>
  infiniteQueryOptions({
    queryKey: ["timeline", currentBrand(), customerId, filters],
    queryFn: ({ pageParam, signal }) =>
      api.get(`/customers/${customerId}/timeline`, interactionPage, {
        query: { ...filters, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Logs an interaction with a customer; the key makes a second press harmless. */
export const logFor = (customerId: number, log: QuickLog, key: string): Promise<InteractionRow> =>
  api.post(`/customers/${customerId}/interactions`, log, interactionRow, { idempotencyKey: key });

/** Logs an interaction with somebody who may not be known yet. */
export const logForSomebody = (log: QuickLogOfSomebody, key: string): Promise<InteractionRow> =>
  api.post("/quick-log", log, interactionRow, { idempotencyKey: key });

/** Takes back what the reader logged within the last hour. */
export const withdraw = (id: number): Promise<void> => api.delete(`/interactions/${id}`);

import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { orderList } from "../../../catalog/contract.ts";
import { customerOrMerged } from "../../../customers/contract.ts";
import { interactionPage } from "../../../timeline/contract.ts";
import { inboxKey } from "../inbox-calls.ts";

const key = (customer: number, of: string) => inboxKey("side", customer, of);

/** Who the customer is. */
export const whoQuery = (customer: number) =>
  queryOptions({
    queryKey: key(customer, "who"),
    queryFn: ({ signal }) => api.get(`/customers/${customer}`, customerOrMerged, { signal }),
  });

/** What happened last with the customer, on any channel. */
export const latestQuery = (customer: number) =>
  queryOptions({
    queryKey: key(customer, "latest"),
    queryFn: ({ signal }) =>
      api.get(`/customers/${customer}/timeline`, interactionPage, { query: { limit: 5 }, signal }),
  });

/** What the customer bought last. */
export const lastOrdersQuery = (customer: number) =>
  queryOptions({
    queryKey: key(customer, "orders"),
    queryFn: ({ signal }) => api.get("/orders", orderList, { query: { customer, limit: 3 }, signal }),
  });

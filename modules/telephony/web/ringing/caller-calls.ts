import { queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { currentBrand } from "../../../../platform/ui/current-brand.ts";
import { orderList } from "../../../catalog/contract.ts";
import { customerOrMerged } from "../../../customers/contract.ts";
import { conversationPage, promiseRow } from "../../../inbox/contract.ts";
import { interactionPage } from "../../../timeline/contract.ts";

const key = (customer: number, of: string) => ["telephony", currentBrand(), "caller", customer, of];

/** Who calls. */
export const callerQuery = (customer: number) =>
  queryOptions({
    queryKey: key(customer, "who"),
    queryFn: async ({ signal }) => {
      const found = await api.get(`/customers/${customer}`, customerOrMerged, { signal });
      return "id" in found ? found : null;
    },
  });

/** Whether the customer can be called at all. */
export const hasPhoneQuery = (customer: number) => ({
  ...callerQuery(customer),
  select: (found: Awaited<ReturnType<NonNullable<ReturnType<typeof callerQuery>["queryFn"]>>>) =>
    found?.identities.some(({ type }: { type: string }) => type === "phone") ?? false,
});

/** The last contacts with whoever calls, on any channel. */
export const lastContactsQuery = (customer: number) =>
  queryOptions({
    queryKey: key(customer, "contacts"),
    queryFn: async ({ signal }) =>
      (
        await api.get(`/customers/${customer}/timeline`, interactionPage, {
          query: { kind: "contact", limit: 3 },
          signal,
        })
      ).rows,
  });

/** Their conversations that are not at an end. */
export const openConversationsQuery = (customer: number) =>
  queryOptions({
    queryKey: key(customer, "conversations"),
    queryFn: async ({ signal }) =>
      (await api.get("/conversations", conversationPage, { query: { view: "all", customer, limit: 3 }, signal })).rows,
  });

/** What was promised to them and is not done. */
export const owedQuery = (customer: number) =>
  queryOptions({
    queryKey: key(customer, "owed"),
    queryFn: async ({ signal }) =>
      (
        await api.get("/promises", z.object({ rows: z.array(promiseRow) }), {
          query: { customer, state: "due" },
          signal,
        })
      ).rows,
  });

/** What they bought last. */
export const lastOrdersQuery = (customer: number) =>
  queryOptions({
    queryKey: key(customer, "orders"),
    queryFn: async ({ signal }) =>
      (await api.get("/orders", orderList, { query: { customer, limit: 2 }, signal })).rows,
  });

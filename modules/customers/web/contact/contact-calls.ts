import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import * as contract from "../../contract.ts";
import { customerKeys } from "../customer-calls.ts";

/** What the gate says of a customer now, and the channels that suit them. */
export const contactQuery = (id: number) =>
  queryOptions({
    queryKey: customerKeys.part("one", id, "contact"),
    queryFn: ({ signal }) => api.get(`/customers/${id}/contact`, contract.contactState, { signal }),
  });

/** The brand's rules. */
export const contactRulesQuery = () =>
  queryOptions({
    queryKey: customerKeys.part("contact-rules"),
    queryFn: ({ signal }) => api.get("/contact-rules", contract.contactRules, { signal }),
  });

/** The suppression list, a page at a time. */
export const suppressionsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: customerKeys.part("suppressions", search),
    queryFn: ({ signal, pageParam }) =>
      api.get("/suppressions", contract.suppressionList, { query: { search, after: pageParam }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

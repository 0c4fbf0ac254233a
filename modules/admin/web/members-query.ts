import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { memberList } from "../contract.ts";

/** The people who work in the brand on screen. */
export const membersQuery = queryOptions({
  queryKey: ["members"],
  queryFn: ({ signal }) => api.get("/members", memberList, { signal }),
});

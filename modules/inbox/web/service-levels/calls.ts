import { queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import * as contract from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";

/** The service levels in the order in which they are tried. */
export const levelsQuery = () =>
  queryOptions({
    queryKey: inboxKey("service-levels"),
    queryFn: ({ signal }) => api.get("/service-levels", z.object({ rows: z.array(contract.serviceLevel) }), { signal }),
  });

/** What is promised in a conversation, as of one of its revisions. */
export const conversationPromisesQuery = (id: number, revision: number) =>
  queryOptions({
    queryKey: inboxKey("one", id, "service-levels", revision),
    queryFn: ({ signal }) =>
      api.get(`/conversations/${id}/service-levels`, z.object({ rows: z.array(contract.conversationRound) }), {
        signal,
      }),
  });

/** When a message would be due under a level that need not be saved. */
export const sampleQuery = (level: contract.ServiceLevelBody) =>
  queryOptions({
    queryKey: inboxKey("service-level-sample", level),
    queryFn: ({ signal }) => api.post("/service-levels/sample", { level, at: null }, contract.sampleAnswer, { signal }),
    placeholderData: (before) => before,
  });

import { queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import * as contract from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";

/** Everybody who answers, and who is there. */
export const agentsQuery = () =>
  queryOptions({
    queryKey: inboxKey("agents"),
    queryFn: ({ signal }) => api.get("/agents", z.object({ rows: z.array(contract.agent) }), { signal }),
  });

/** How conversations are given out. */
export const assignmentQuery = () =>
  queryOptions({
    queryKey: inboxKey("assignment"),
    queryFn: ({ signal }) => api.get("/assignment", contract.assignment, { signal }),
  });

/** Who is there and what waits just now. */
export const liveQuery = () =>
  queryOptions({
    queryKey: inboxKey("live"),
    queryFn: ({ signal }) => api.get("/inbox/live", contract.liveView, { signal }),
  });

/** Gives a sign of life and tells how the house sees oneself. */
export const ownStateQuery = () =>
  queryOptions({
    queryKey: inboxKey("own-state"),
    queryFn: () => api.put("/agents/me/presence", {}, contract.ownState),
    staleTime: Number.POSITIVE_INFINITY,
  });

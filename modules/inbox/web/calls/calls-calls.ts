import { queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { callOutcome, callScript } from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";

/** The scripts of the brand. */
export const scriptsQuery = () =>
  queryOptions({
    queryKey: inboxKey("call-scripts"),
    queryFn: ({ signal }) => api.get("/call-scripts", z.object({ rows: z.array(callScript) }), { signal }),
    staleTime: 60_000,
  });

/** The brand's own outcomes. */
export const outcomesQuery = () =>
  queryOptions({
    queryKey: inboxKey("call-outcomes"),
    queryFn: ({ signal }) => api.get("/call-outcomes", z.object({ rows: z.array(callOutcome) }), { signal }),
    staleTime: 60_000,
  });

import { queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { attributeList, segmentList } from "../../../customers/contract.ts";
import * as contract from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";

/** The rules in their order. */
export const rulesQuery = () =>
  queryOptions({
    queryKey: inboxKey("rules"),
    queryFn: ({ signal }) => api.get("/rules", z.object({ rows: z.array(contract.rule) }), { signal }),
  });

/** What rules did last. */
export const ruleRunsQuery = () =>
  queryOptions({
    queryKey: inboxKey("rules", "runs"),
    queryFn: ({ signal }) => api.get("/rules/runs", z.object({ rows: z.array(contract.ruleRun) }), { signal }),
  });

/** Groups of customers, for conditions. */
export const groupsQuery = () =>
  queryOptions({
    queryKey: inboxKey("rule-groups"),
    queryFn: ({ signal }) => api.get("/segments", segmentList, { signal }),
  });

/** Custom attributes of customers, for conditions. */
export const attributesQuery = () =>
  queryOptions({
    queryKey: inboxKey("rule-attributes"),
    queryFn: ({ signal }) => api.get("/customer-attributes", attributeList, { signal }),
  });

/** What a rule would have done last week. */
export const askDryRun = (rule: contract.RuleBody, id: number | null) =>
  api.post("/rules/dry-run", { rule, id }, contract.dryRun);

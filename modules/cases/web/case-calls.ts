import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { replyChannel } from "../../inbox/contract.ts";
import { metricAnswer } from "../../insights/contract.ts";
import * as contract from "../contract.ts";

/** A cache key of cases. It begins with the brand on screen: answers of two brands never meet in the cache. */
const caseKey = (...parts: unknown[]) => ["cases", currentBrand(), ...parts];

/** Cases by view and filters. */
export const casesQuery = (query: Record<string, string | number>) =>
  queryOptions({
    queryKey: caseKey("list", query),
    queryFn: ({ signal }) => api.get("/cases", contract.caseList, { query, signal }),
  });

/** One case with everything around it. */
export const caseQuery = (id: number) =>
  queryOptions({
    queryKey: caseKey("one", id),
    queryFn: ({ signal }) => api.get(`/cases/${id}`, contract.caseShown, { signal }),
  });

/** The tree of root causes. */
export const causesQuery = () =>
  queryOptions({
    queryKey: caseKey("causes"),
    queryFn: ({ signal }) => api.get("/root-causes", contract.rootCauseList, { signal }),
  });

/** Improvements with their numbers before and after. */
export const improvementsQuery = () =>
  queryOptions({
    queryKey: caseKey("improvements"),
    queryFn: ({ signal }) => api.get("/improvements", contract.improvementList, { signal }),
  });

/** Who would be told of an improvement. */
export const tellingQuery = (id: number) =>
  queryOptions({
    queryKey: caseKey("telling", id),
    queryFn: ({ signal }) => api.get(`/improvements/${id}/telling`, contract.tellPreview, { signal }),
    gcTime: 0,
  });

/** Customers who were thanked. */
export const promotersQuery = () =>
  queryOptions({
    queryKey: caseKey("promoters"),
    queryFn: ({ signal }) => api.get("/promoters", contract.promoterList, { signal }),
  });

/** How cases open and close. */
export const caseSettingsQuery = () =>
  queryOptions({
    queryKey: caseKey("settings"),
    queryFn: ({ signal }) => api.get("/case-settings", contract.caseSettingsBody, { signal }),
  });

/** A number of cases. */
export const caseMetricQuery = (metric: string, query: Record<string, string>) =>
  queryOptions({
    queryKey: caseKey("metric", metric, query),
    queryFn: ({ signal }) => api.get(`/metrics/${metric}`, metricAnswer, { query, signal }),
  });

/** Where the customer of a case can be written to. */
export const waysQuery = (customer: number) =>
  queryOptions({
    queryKey: caseKey("ways", customer),
    queryFn: ({ signal }) =>
      api.get(`/customers/${customer}/channels`, z.object({ rows: z.array(replyChannel) }), { signal }),
  });

const members = z.object({ rows: z.array(z.object({ userId: z.string(), name: z.string(), role: z.string() })) });
/** The people who work in the brand. */
export const membersQuery = () =>
  queryOptions({
    queryKey: ["members", currentBrand(), "cases"],
    queryFn: ({ signal }) => api.get("/members", members, { signal }),
    staleTime: 5 * 60_000,
  });

const teams = z.object({ rows: z.array(z.object({ id: z.number(), name: z.string() })) });
/** The teams of the brand. */
export const teamsQuery = () =>
  queryOptions({
    queryKey: caseKey("teams"),
    queryFn: ({ signal }) => api.get("/teams", teams, { signal }),
  });

/** Sends something, says how it went, and asks for everything of cases anew. */
export function useCaseDeed<Value, Answer>(
  send: (value: Value) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
  done?: string,
) {
  const notice = useNotice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      if (done) notice.done(done);
      onDone?.(answer);
    },
    onError: notice.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: caseKey() }),
  });
}

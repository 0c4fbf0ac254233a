import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { currentBrand } from "../../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { surveyChoice } from "../../contract/experience.ts";
import { reportList } from "../../contract/reports.ts";

const key = () => ["insights", currentBrand(), "reports"];

/** Reports, watched scores and alerts. */
export const reportsQuery = () =>
  queryOptions({ queryKey: key(), queryFn: ({ signal }) => api.get("/insights/reports", reportList, { signal }) });

const chosen = z.object({ surveys: z.array(surveyChoice) });

/** The surveys that a report can be about. */
export const surveyChoicesQuery = () =>
  queryOptions({
    queryKey: [...key(), "surveys"],
    queryFn: async ({ signal }) => (await api.get("/insights/experience", chosen, { signal })).surveys,
    staleTime: 60_000,
  });

/** Sends a change, says how it went, and asks for the list anew. */
export function useReportDeed<Value>(
  send: (value: Value) => Promise<unknown>,
  { done, onDone }: { done?: string; onDone?: () => void } = {},
) {
  const notice = useNotice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      if (done) notice.done(done);
      onDone?.();
    },
    onError: (error) => notice.failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: reportsQuery().queryKey }),
  });
}

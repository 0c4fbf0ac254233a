import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { currentBrand } from "../../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { type ExportRow, exportList, exportRunList } from "../../contract/exports.ts";

const key = () => ["outlet", currentBrand(), "exports"];
const isUnderWay = ({ last }: ExportRow) => last?.state === "waiting" && last.problem === null;

/** The brand's scheduled exports; asked for more often while one is under way. */
export const exportsQuery = () =>
  queryOptions({
    queryKey: [...key(), "rules"],
    queryFn: async ({ signal }) => (await api.get("/exports", exportList, { signal })).rows,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? 2000 : 20_000),
  });

/** A page of the log of an export, newest first. */
export const exportRunsQuery = (id: number, after: string | null) =>
  queryOptions({
    queryKey: [...key(), "runs", id, after],
    queryFn: ({ signal }) =>
      api.get(`/exports/${id}/runs`, exportRunList, { signal, query: { ...(after && { after }) } }),
    refetchInterval: 10_000,
  });

/** Does something to exports, says how it went, and asks for everything here anew. */
export function useExportDeed<Value, Answer = unknown>(
  send: (value: Value) => Promise<Answer>,
  { done, onDone }: { done?: string; onDone?: (answer: Answer) => void } = {},
) {
  const notice = useNotice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      if (done) notice.done(done);
      onDone?.(answer);
    },
    onError: (error) => notice.failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: key() }),
  });
}

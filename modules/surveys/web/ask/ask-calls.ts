import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { currentBrand } from "../../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { askRule, leftOutPage, occasionList, wavePage } from "../../contract.ts";

/** A cache key of asking. It begins as those of surveys do, with the brand on screen. */
export const askKey = (...parts: unknown[]) => ["surveys", currentBrand(), "asking", ...parts];
/** Milliseconds between two looks while a wave is being turned into invitations. */
const lookAgain = 2000;

/** Its waves, newest first; looked at again while one is under way. */
export const wavesQuery = (key: string) =>
  infiniteQueryOptions({
    queryKey: askKey("waves", key),
    queryFn: ({ signal, pageParam }) =>
      api.get(`/surveys/${key}/waves`, wavePage, { query: { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ rows }) => rows.some((row) => row.under_way)) ? lookAgain : false,
  });

/** Whom a rule left out of a wave. */
export const leftOutQueryOf = (key: string, wave: number, reason: string) =>
  infiniteQueryOptions({
    queryKey: askKey("left-out", key, wave, reason),
    queryFn: ({ signal, pageParam }) =>
      api.get(`/surveys/${key}/waves/${wave}/left-out`, leftOutPage, { query: { reason, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** What makes it ask by itself. */
export const occasionsQuery = (key: string) =>
  queryOptions({
    queryKey: askKey("occasions", key),
    queryFn: ({ signal }) => api.get(`/surveys/${key}/occasions`, occasionList, { signal }),
  });

/** How often anybody is asked. */
export const askRuleQuery = () =>
  queryOptions({
    queryKey: askKey("rule"),
    queryFn: ({ signal }) => api.get("/survey-settings", askRule, { signal }),
  });

/** Sends something, says how it went, and asks for everything about asking anew. */
export function useAskDeed<Value, Answer>(
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
    onSettled: () => queries.invalidateQueries({ queryKey: askKey() }),
  });
}

import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Query } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { responsePage, responseShown, surveyCallList, surveyList, surveyShown } from "../contract.ts";

/** A cache key of surveys. It begins with the brand on screen: answers of two brands never meet in the cache. */
export const surveyKeyOf = (...parts: unknown[]) => ["surveys", currentBrand(), ...parts];

/** All surveys of the brand. */
export const surveysQuery = () =>
  queryOptions({
    queryKey: surveyKeyOf("list"),
    queryFn: ({ signal }) => api.get("/surveys", surveyList, { signal }),
  });

/** One survey with its draft and versions. */
export const surveyQuery = (key: string) =>
  queryOptions({
    queryKey: surveyKeyOf("one", key),
    queryFn: ({ signal }) => api.get(`/surveys/${key}`, surveyShown, { signal }),
  });

/** Responses, newest first, page by page. */
export const responsesQuery = (filters: Query) =>
  infiniteQueryOptions({
    queryKey: surveyKeyOf("responses", filters),
    queryFn: ({ signal, pageParam }) =>
      api.get("/responses", responsePage, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** One response as it was asked. */
export const responseQueryOf = (id: number) =>
  queryOptions({
    queryKey: surveyKeyOf("response", id),
    queryFn: ({ signal }) => api.get(`/responses/${id}`, responseShown, { signal }),
  });

/** Calls of a survey. */
export const surveyCallsQuery = (key: string) =>
  queryOptions({
    queryKey: surveyKeyOf("calls", key),
    queryFn: ({ signal }) => api.get(`/surveys/${key}/calls`, surveyCallList, { signal }),
  });

/** Sends something, says how it went, and asks for everything about surveys anew. */
export function useSurveyDeed<Value, Answer>(
  send: (value: Value) => Promise<Answer>,
  { done, onDone }: { done?: string; onDone?: (answer: Answer, value: Value) => void } = {},
) {
  const notice = useNotice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer, value) => {
      if (done) notice.done(done);
      onDone?.(answer, value);
    },
    onError: (error) => notice.failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: surveyKeyOf() }),
  });
}

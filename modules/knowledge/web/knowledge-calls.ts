import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import * as z from "zod";
import type { AddressFilters } from "../../../platform/ui/address.ts";
import { api } from "../../../platform/ui/api.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { article, articleList, careList, category, helpCentre, versionDifference, versionRow } from "../contract.ts";

const pageLength = 100;

/** The articles that fit a filter line, page by page. */
export const articlesQuery = (filters: AddressFilters) =>
  infiniteQueryOptions({
    queryKey: ["articles", "list", filters],
    queryFn: ({ pageParam: offset, signal }) =>
      api.get("/articles", articleList, { query: { ...filters, limit: pageLength, offset }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const seen = pages.reduce((all, { rows }) => all + rows.length, 0);
      return last.rows.length > 0 && seen < last.total ? seen : undefined;
    },
  });

/** One article with its newest words. */
export const articleQuery = (id: number) =>
  queryOptions({
    queryKey: ["articles", "one", id],
    queryFn: ({ signal }) => api.get(`/articles/${id}`, article, { signal }),
  });

export const categoriesQuery = queryOptions({
  queryKey: ["articles", "categories"],
  queryFn: ({ signal }) => api.get("/help-categories", z.object({ rows: z.array(category) }), { signal }),
});

export const centreQuery = queryOptions({
  queryKey: ["articles", "centre"],
  queryFn: ({ signal }) => api.get("/help-centre", helpCentre, { signal }),
});

export const careQueryOf = (filters: AddressFilters) =>
  queryOptions({
    queryKey: ["articles", "care", filters],
    queryFn: ({ signal }) => api.get("/help-centre/care", careList, { query: filters, signal }),
  });

export const versionsQuery = (path: string) =>
  queryOptions({
    queryKey: ["articles", "versions", path],
    queryFn: ({ signal }) => api.get(`${path}/versions`, z.object({ rows: z.array(versionRow) }), { signal }),
  });

export const differenceQuery = (path: string, version: number) =>
  queryOptions({
    queryKey: ["articles", "versions", path, version],
    queryFn: ({ signal }) => api.get(`${path}/versions/${version}`, versionDifference, { signal }),
  });

/** Sends something, says how it went, and asks for everything about articles anew. */
export function useDeed<Value, Answer>(
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
    onSettled: () => queries.invalidateQueries({ queryKey: ["articles"] }),
  });
}

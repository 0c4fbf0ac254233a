import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { type ImportRun, importList, importRun, type Mapping, preview } from "../contract.ts";

/** Cache keys of imports; two brands never meet in them. */
export const importKey = (...parts: unknown[]) => ["imports", currentBrand(), ...parts];

const second = 1000;

/** Whether an import moves by itself, so that its page looks again. */
export function isMoving({ status }: Pick<ImportRun, "status">): boolean {
  return status === "waiting" || status === "reading" || status === "writing";
}

/** Imports newest first; looks again while one of them moves. */
export const importsQuery = () =>
  infiniteQueryOptions({
    queryKey: importKey("list"),
    queryFn: ({ pageParam, signal }) =>
      api.get("/imports", importList, { query: { after: pageParam, limit: 20 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ rows }) => rows.some(isMoving)) ? 2 * second : false),
  });

/** One import; looks again each second while it moves. */
export const importQuery = (id: number) =>
  queryOptions({
    queryKey: importKey("one", id),
    queryFn: ({ signal }) => api.get(`/imports/${id}`, importRun, { signal }),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? second : false),
  });

/** How the file of an import would be read with this mapping; as its headers suggest without one. */
export const previewQuery = (id: number, asked: { mapping?: Mapping; guess?: Partial<Mapping> }) =>
  queryOptions({
    queryKey: importKey("preview", id, asked),
    queryFn: ({ signal }) => api.post(`/imports/${id}/preview`, asked, preview, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });

import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { quarantineList, quarantineOne, replayOutcome } from "../contract.ts";

const key = (...parts: unknown[]) => ["quarantine", currentBrand(), ...parts];

/** What waits, was read, or was put aside; newest first. */
export const listQuery = (state: string) =>
  infiniteQueryOptions({
    queryKey: key("list", state),
    queryFn: ({ pageParam, signal }) =>
      api.get("/quarantine", quarantineList, { query: { state, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** One of them with its text. */
export const oneQuery = (id: number) =>
  queryOptions({
    queryKey: key("one", id),
    queryFn: ({ signal }) => api.get(`/quarantine/${id}`, quarantineOne, { signal }),
  });

/** Reads it again, corrected. */
export const replay = (id: number, body: string) => api.post(`/quarantine/${id}/replay`, { body }, replayOutcome);

/** Puts it aside, and takes that back. */
export const dismiss = (id: number) => api.post(`/quarantine/${id}/dismissal`);
export const restore = (id: number) => api.delete(`/quarantine/${id}/dismissal`);

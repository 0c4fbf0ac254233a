import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import * as contract from "../contract.ts";

const key = (...parts: unknown[]) => ["mentions", currentBrand(), ...parts];
type Query = Record<string, string>;

/** Mentions by view and filters. */
export const mentionsQuery = (query: Query) =>
  queryOptions({
    queryKey: key("list", query),
    queryFn: ({ signal }) => api.get("/mentions", contract.mentionList, { query, signal }),
  });

/** Mentions by day. */
export const countsQuery = (query: Query) =>
  queryOptions({
    queryKey: key("counts", query),
    queryFn: ({ signal }) => api.get("/mentions/counts", contract.mentionCounts, { query, signal }),
  });

/** Terms that are blamed more than usual. */
export const risesQuery = () =>
  queryOptions({
    queryKey: key("rises"),
    queryFn: ({ signal }) => api.get("/mention-rises", contract.riseList, { signal }),
  });

/** Where the brand listens. */
export const sourcesQuery = () =>
  queryOptions({
    queryKey: key("sources"),
    queryFn: ({ signal }) => api.get("/mention-sources", contract.sourceList, { signal }),
  });

/** For what the brand listens. */
export const termsQuery = () =>
  queryOptions({
    queryKey: key("terms"),
    queryFn: ({ signal }) => api.get("/mention-terms", contract.termList, { signal }),
  });

/** How long words are kept. */
export const keepQuery = () =>
  queryOptions({
    queryKey: key("settings"),
    queryFn: ({ signal }) => api.get("/mention-settings", contract.mentionSettings, { signal }),
  });

const members = z.object({ rows: z.array(z.object({ userId: z.string(), name: z.string() })) });
/** The people who work in the brand. */
export const membersQuery = () =>
  queryOptions({
    queryKey: ["members", currentBrand(), "mentions"],
    queryFn: ({ signal }) => api.get("/members", members, { signal }),
    staleTime: 5 * 60_000,
  });

/** Sends something, says how it went, and asks for everything of mentions anew. */
export function useMentionDeed<Value, Answer = unknown>(
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
    onSettled: () => queries.invalidateQueries({ queryKey: key() }),
  });
}

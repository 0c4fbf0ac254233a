import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { deliveryList, webhookList } from "../contract/webhooks.ts";

const key = () => ["outlet", currentBrand()];

/** The brand's webhooks. */
export const webhooksQuery = () =>
  queryOptions({
    queryKey: [...key(), "webhooks"],
    queryFn: async ({ signal }) => (await api.get("/webhooks", webhookList, { signal })).rows,
    refetchInterval: 15_000,
  });

export type LogFilter = { state: string | null; type: string | null; after: string | null };

/** A page of a webhook's log, newest first. */
export const deliveriesQuery = (id: number, { state, type, after }: LogFilter) =>
  queryOptions({
    queryKey: [...key(), "deliveries", id, state, type, after],
    queryFn: ({ signal }) =>
      api.get(`/webhooks/${id}/deliveries`, deliveryList, {
        signal,
        query: { limit: 20, ...(state && { state }), ...(type && { type }), ...(after && { after }) },
      }),
    refetchInterval: 15_000,
  });

/** Does something to webhooks, says how it went, and asks for everything here anew. */
export function useOutletDeed<Value, Answer = unknown>(
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

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { deliveryList, deliveryOne } from "../contract/deliveries.ts";
import { type Mapping, previewed, type Taken } from "../contract/mapping.ts";
import { shop, shopList } from "../contract/shops.ts";

const key = () => ["shops", currentBrand()];

/** The brand's shops and sources. */
export const shopsQuery = () =>
  queryOptions({
    queryKey: [...key(), "list"],
    queryFn: async ({ signal }) => (await api.get("/shops", shopList, { signal })).rows,
    refetchInterval: 15_000,
  });

/** One of them; asked for often while it is read. */
export const shopQuery = (id: string) =>
  queryOptions({
    queryKey: [...key(), "one", id],
    queryFn: ({ signal }) => api.get(`/shops/${id}`, shop, { signal }),
    refetchInterval: ({ state }) => (state.data?.woo?.sync?.state === "running" ? 2000 : 10_000),
  });

/** A page of what came, newest first. */
export const deliveriesQuery = (id: number, { state, after }: { state: string | null; after: string | null }) =>
  queryOptions({
    queryKey: [...key(), "deliveries", id, state, after],
    queryFn: ({ signal }) =>
      api.get(`/shops/${id}/deliveries`, deliveryList, {
        signal,
        query: { limit: 15, ...(state && { state }), ...(after && { after }) },
      }),
    refetchInterval: 10_000,
  });

/** One that came, with its body. */
export const deliveryQuery = (shopId: number, id: number) =>
  queryOptions({
    queryKey: [...key(), "delivery", shopId, id],
    queryFn: ({ signal }) => api.get(`/shops/${shopId}/deliveries/${id}`, deliveryOne, { signal }),
  });

/** What a mapping makes of a sample. */
export const previewQuery = (takes: Taken, mapping: Mapping, sample: string) =>
  queryOptions({
    queryKey: [...key(), "preview", takes, mapping, sample],
    queryFn: () => api.post("/mapping-previews", { takes, mapping, sample }, previewed),
    enabled: sample.trim() !== "",
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** Does something to shops, says how it went, and asks for everything here anew. */
export function useShopDeed<Value, Answer = unknown>(
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

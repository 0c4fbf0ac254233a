import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { callList, exchangeList, extensionList, ringing } from "../contract.ts";

const key = (...parts: unknown[]) => ["telephony", currentBrand(), ...parts];

/** What rings at one's own telephones, and which they are. */
export const ringingQuery = () =>
  queryOptions({
    queryKey: key("ringing"),
    queryFn: ({ signal }) => api.get("/calls/mine", ringing, { signal }),
    staleTime: 60_000,
    refetchInterval: 300_000,
  });

/** A page of calls, newest first. */
export const callsQuery = (view: string, after: string | null) =>
  queryOptions({
    queryKey: key("calls", view, after),
    queryFn: ({ signal }) => api.get("/calls", callList, { signal, query: { view, after, limit: 30 } }),
  });

/** The brand's exchanges. */
export const exchangesQuery = () =>
  queryOptions({
    queryKey: key("exchanges"),
    queryFn: async ({ signal }) => (await api.get("/phone-exchanges", exchangeList, { signal })).rows,
    refetchInterval: 10_000,
  });

/** Whose telephone is whose at an exchange. */
export const extensionsQuery = (exchange: number) =>
  queryOptions({
    queryKey: key("extensions", exchange),
    queryFn: async ({ signal }) =>
      (await api.get(`/phone-exchanges/${exchange}/extensions`, extensionList, { signal })).rows,
  });

/** Does something with telephones, says how it went, and asks for everything here anew. */
export function usePhoneDeed<Value, Answer = unknown>(
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

import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { customerKeys, customerQuery } from "../customer-calls.ts";
import { useCustomerName } from "../parts/use-customer-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const merged = z.object({ merge_id: z.number(), winner_id: z.number() });

/** Joins two customers, and takes it back from the notice. */
export function useMerge(onMerged: (winner: number) => void) {
  const words = useWords({ fa, en }).merge;
  const cache = useQueryClient();
  const notice = useNotice();
  const undoNotice = useUndoNotice();
  const nameOf = useCustomerName();
  const undo = useUndoMerge();
  return useMutation({
    mutationFn: ({ stays, joins }: { stays: number; joins: number }) =>
      api.post(`/customers/${stays}/merges`, { with: joins }, merged),
    onSuccess: async ({ merge_id, winner_id }, { joins }) => {
      const loser = cache.getQueryData(customerQuery(joins).queryKey);
      const name = nameOf(loser && "id" in loser ? loser : { id: joins, label: null });
      onMerged(winner_id);
      undoNotice(words.done(name), () => undo.mutate(merge_id));
      await cache.invalidateQueries({ queryKey: customerKeys.all() });
    },
    onError: notice.failed,
  });
}

/** Takes a merge back: both are whole again, with everything that came since. */
export function useUndoMerge() {
  const words = useWords({ fa, en }).merge;
  const cache = useQueryClient();
  const notice = useNotice();
  return useMutation({
    mutationFn: (mergeId: number) => api.post(`/customer-merges/${mergeId}/undo`),
    onSuccess: async () => {
      notice.done(words.undone);
      await cache.invalidateQueries({ queryKey: customerKeys.all() });
    },
    onError: notice.failed,
  });
}

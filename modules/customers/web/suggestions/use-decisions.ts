import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useUndoMerge } from "../customer/use-merge.ts";
import { customerKeys } from "../customer-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const merged = z.object({ merge_id: z.number(), winner_id: z.number() });

/** Says that a pair is one, or two; each with a way back. `onDecided` hears it before the server does. */
export function useDecisions(onDecided: (id: number) => void, onReturned: (id: number) => void) {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  const undoNotice = useUndoNotice();
  const undoMerge = useUndoMerge();
  const fresh = () => cache.invalidateQueries({ queryKey: customerKeys.all() });
  const shared = {
    onMutate: onDecided,
    onError: (error: unknown, id: number) => {
      onReturned(id);
      notice.failed(error);
    },
  };
  const reopen = useMutation({
    mutationFn: (id: number) => api.post(`/match-suggestions/${id}/reopen`),
    onSuccess: async (_, id) => {
      await fresh();
      onReturned(id);
    },
    onError: notice.failed,
  });
  const accept = useMutation({
    mutationFn: (id: number) => api.post(`/match-suggestions/${id}/accept`, {}, merged),
    onSuccess: ({ merge_id }, id) => {
      void fresh();
      undoNotice(words.joined, () => undoMerge.mutate(merge_id, { onSuccess: () => onReturned(id) }));
    },
    ...shared,
  });
  const dismiss = useMutation({
    mutationFn: (id: number) => api.post(`/match-suggestions/${id}/dismiss`),
    onSuccess: (_, id) => {
      void fresh();
      undoNotice(words.apart, () => reopen.mutate(id));
    },
    ...shared,
  });
  return { accept, dismiss };
}

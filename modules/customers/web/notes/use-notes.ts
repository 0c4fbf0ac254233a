import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { notesQuery } from "../customer-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The notes about a customer, and writing, changing and removing them. */
export function useNotes(customerId: number) {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  const undo = useUndoNotice();
  const path = `/customers/${customerId}/notes`;
  const { queryKey } = notesQuery(customerId);
  const settled = { onError: notice.failed, onSettled: () => cache.invalidateQueries({ queryKey }) };
  const restore = useMutation({ mutationFn: (id: number) => api.post(`${path}/${id}/restore`), ...settled });
  return {
    ...useQuery(notesQuery(customerId)),
    write: useMutation({ mutationFn: (body: string) => api.post(path, { body }), ...settled }),
    edit: useMutation({
      mutationFn: ({ id, body }: { id: number; body: string }) => api.patch(`${path}/${id}`, { body }),
      ...settled,
    }),
    remove: useMutation({
      mutationFn: (id: number) => api.delete(`${path}/${id}`),
      onSuccess: (_, id) => undo(words.removed, () => restore.mutate(id)),
      ...settled,
    }),
  };
}

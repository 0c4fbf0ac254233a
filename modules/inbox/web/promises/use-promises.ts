import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { PromiseRow } from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Asks for all lists of promises anew. */
export function useRenewPromises(): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: inboxKey("promises") }), [queries]);
}

/** Marks a promise as done or no longer needed, with a notice that takes the mark back. */
export function useSettle(): (promise: PromiseRow, how: "kept" | "released") => void {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const undo = useUndoNotice();
  const renew = useRenewPromises();
  const put = (id: number, how: string) => api.put(`/promises/${id}/${how}`).finally(renew);
  return ({ id }, how) => {
    put(id, how)
      .then(() => {
        undo(how === "kept" ? words.doneSaid : words.released, () => put(id, "undo").catch(notice.failed));
      })
      .catch(notice.failed);
  };
}

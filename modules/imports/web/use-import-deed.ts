import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { importRun, type Mapping } from "../contract.ts";
import { importKey, importQuery } from "./import-calls.ts";

type Deed = { deed: "start"; mapping: Mapping; source: string } | { deed: "cancellation" | "resumption" };

/** Begins an import, gives it up, or goes on with it. */
export function useImportDeed(id: number) {
  const cache = useQueryClient();
  const notice = useNotice();
  return useMutation({
    mutationFn: ({ deed, ...body }: Deed) =>
      api.post(`/imports/${id}/${deed}`, deed === "start" ? body : undefined, importRun),
    onSuccess: (run) => {
      cache.setQueryData(importQuery(id).queryKey, run);
      void cache.invalidateQueries({ queryKey: importKey("list") });
    },
    onError: notice.failed,
  });
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type BulkChange, bulk, type CustomerRow, type Selection } from "../../contract.ts";
import { customerKeys } from "../customer-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { undoOf } from "./undo-bulk.ts";

type Asked = { change: BulkChange; selection: Selection; before: readonly CustomerRow[] };

/** Changes chosen customers: at once with a way back, or, for a whole filter, as work whose progress is told. */
export function useBulkChange(onDone: () => void) {
  const words = useWords({ fa, en }).bulk;
  const format = useFormat();
  const notice = useNotice();
  const undo = useUndoNotice();
  const cache = useQueryClient();
  const [running, setRunning] = useState<number | null>(null);
  const fresh = () => cache.invalidateQueries({ queryKey: customerKeys.all() });

  async function takeBack({ change, before }: Asked) {
    try {
      for (const deed of undoOf(change, before)) await api.post("/customers/bulk", deed, bulk);
      await fresh();
      notice.done(words.undone);
    } catch (error) {
      notice.failed(error);
    }
  }
  const change = useMutation({
    mutationFn: ({ change, selection }: Asked) => api.post("/customers/bulk", { change, selection }, bulk),
    onSuccess: async (answer, asked) => {
      onDone();
      if (!answer.finished_at) return setRunning(answer.id);
      await fresh();
      const count = format.number(answer.done);
      const said = { tag: words.tagged, untag: words.untagged, owner: words.owned, attribute: words.finished };
      undo(said[asked.change.kind](count), () => void takeBack(asked));
    },
    onError: notice.failed,
  });
  const progress = useQuery({
    queryKey: customerKeys.part("bulk", running),
    queryFn: ({ signal }) => api.get(`/customers/bulk/${running}`, bulk, { signal }),
    enabled: running !== null,
    refetchInterval: (query) => (query.state.data?.finished_at ? false : 800),
    staleTime: 0,
  }).data;
  const finished = running !== null && progress?.finished_at ? progress.done : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when the work ends
  useEffect(() => {
    if (finished === null) return;
    setRunning(null);
    notice.done(words.finished(format.number(finished)));
    void fresh();
  }, [finished]);
  return { change, progress: running === null ? null : { done: progress?.done ?? 0, total: progress?.total ?? null } };
}

import { api } from "../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../platform/ui/notices.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { cancellationResult } from "../contract.ts";
import { useMeetingDeed } from "./meeting-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Cancels a meeting, with a way back before anybody was told. */
export function useCancelling(id: number) {
  const words = useWords({ fa, en });
  const undo = useUndoNotice();
  const notice = useNotice();
  const turn = useMeetingDeed((cancelled: boolean) =>
    api.put(`/meetings/${id}/cancellation`, { cancelled }, cancellationResult),
  );
  return {
    isPending: turn.isPending,
    cancel: () =>
      void turn.mutateAsync(true).then(
        () => undo(words.isCancelled, () => turn.mutateAsync(false)),
        () => {},
      ),
    restore: () =>
      void turn.mutateAsync(false).then(
        ({ inviting }) => notice.done(inviting ? words.isRestoredInviting : words.isRestored),
        () => {},
      ),
  };
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { inboxKey } from "../inbox-calls.ts";

/** Sends something, says how it went, and asks for the named part of the inbox anew. */
export function useSaving<Value, Answer>(
  send: (value: Value) => Promise<Answer>,
  { done, renews, onDone }: { done?: string; renews: string; onDone?: (answer: Answer) => void },
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
    onSettled: () => queries.invalidateQueries({ queryKey: inboxKey(renews) }),
  });
}

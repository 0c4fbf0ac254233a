import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { botKey } from "../bot-calls.ts";

type After<Answer> = { done?: string; renews: readonly string[]; onDone?: (answer: Answer) => void };

/** Sends something, says how it went, and asks for the named parts of the bot anew. */
export function useSaving<Value, Answer>(send: (value: Value) => Promise<Answer>, after: After<Answer>) {
  const notice = useNotice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      if (after.done) notice.done(after.done);
      after.onDone?.(answer);
    },
    onError: (error) => notice.failed(error),
    onSettled: () => Promise.all(after.renews.map((part) => queries.invalidateQueries({ queryKey: botKey(part) }))),
  });
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotice } from "../../../platform/ui/notices.tsx";

type SavingOptions<Value, Answer> = {
  /** What is said when it went well; nothing where the page shows it by itself. */
  done?: string | ((value: Value, answer: Answer) => string);
  /** Which answers are asked for again afterwards. */
  renews: readonly string[];
  onDone?: (answer: Answer) => void;
};

/** Sends something and says how it went: `saving.mutate(value)`, `saving.isPending`. */
export function useSaving<Value, Answer>(
  send: (value: Value) => Promise<Answer>,
  { done, renews, onDone }: SavingOptions<Value, Answer>,
) {
  const notice = useNotice();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (answer, value) => {
      if (done) notice.done(typeof done === "string" ? done : done(value, answer));
      onDone?.(answer);
      await Promise.all(renews.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    },
    onError: (error) => notice.failed(error),
  });
}

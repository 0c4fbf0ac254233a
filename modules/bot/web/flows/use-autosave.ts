import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { flowBody } from "../../contract.ts";
import { botKey } from "../bot-calls.ts";

/** How long is waited for more changes, and until it is tried again, in milliseconds. */
const pause = 700;
const retryAfter = 4000;
export type SaveState = "saved" | "saving" | "invalid" | "failed";

/** Saves the draft of a flow a moment after each change, one after the other, and what is left when the page is left. */
export function useAutosave(id: number, body: { name: string; draft: unknown }): SaveState {
  const queries = useQueryClient();
  const text = JSON.stringify(body);
  const saved = useRef(text);
  const unsent = useRef<string | null>(null);
  const [state, setState] = useState<SaveState>("saved");
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a failed try is a reason to try again
  useEffect(() => {
    if (text === saved.current) return setState("saved");
    const whole = flowBody.safeParse(JSON.parse(text));
    if (!whole.success) return setState("invalid");
    unsent.current = text;
    setState((now) => (now === "failed" ? now : "saving"));
    let retry: ReturnType<typeof setTimeout> | undefined;
    const timer = setTimeout(() => {
      unsent.current = null;
      api
        .put(`/bot/flows/${id}`, whole.data)
        .then(() => {
          saved.current = text;
          setState("saved");
          return queries.invalidateQueries({ queryKey: botKey("flows") });
        })
        .catch(() => {
          setState("failed");
          retry = setTimeout(() => setTries((count) => count + 1), retryAfter);
        });
    }, pause);
    return () => {
      clearTimeout(timer);
      clearTimeout(retry);
    };
  }, [id, text, tries, queries]);
  useEffect(
    () => () => {
      if (unsent.current === null) return;
      const renew = () => queries.invalidateQueries({ queryKey: botKey("flows") });
      void api.put(`/bot/flows/${id}`, JSON.parse(unsent.current)).then(renew, renew);
    },
    [id, queries],
  );
  return state;
}

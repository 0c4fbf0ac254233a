import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { flowBody } from "../../contract.ts";
import { botKey } from "../bot-calls.ts";

/** How long is waited for more changes, and until it is tried again, in milliseconds. */
const pause = 700;
const retryAfter = 4000;
export type SaveState = "saved" | "saving" | "invalid" | "failed";

/**
 * Saves the draft of a flow a moment after each change, one after the other, and what is left when the page is left. `saved` is said of
 * the words that stand there, never of earlier ones.
 */
export function useAutosave(id: number, body: { name: string; draft: unknown }): SaveState {
  const queries = useQueryClient();
  const text = JSON.stringify(body);
  const newest = useRef(text);
  newest.current = text;
  // Null where an answer was lost: what the server has then is not known.
  const saved = useRef<string | null>(text);
  const running = useRef<Promise<void> | null>(null);
  const [state, setState] = useState<SaveState>("saved");
  const [tries, setTries] = useState(0);

  const send = useCallback(async (): Promise<void> => {
    while (running.current) await running.current;
    const now = newest.current;
    if (now === saved.current) return setState("saved");
    const whole = flowBody.safeParse(JSON.parse(now));
    if (!whole.success) return setState("invalid");
    setState("saving");
    running.current = api
      .put(`/bot/flows/${id}`, whole.data)
      .then(() => {
        saved.current = now;
        if (newest.current === now) setState("saved");
        void queries.invalidateQueries({ queryKey: botKey("flows") });
      })
      .catch(() => {
        saved.current = null;
        setState("failed");
      })
      .finally(() => {
        running.current = null;
      });
    return running.current;
  }, [id, queries]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a failed try is a reason to try again
  useEffect(() => {
    // Back at what was saved is not saved while something else is on its way.
    if (text === saved.current && !running.current) return setState("saved");
    if (!flowBody.safeParse(JSON.parse(text)).success) return setState("invalid");
    setState((now) => (now === "failed" ? now : "saving"));
    const timer = setTimeout(() => void send(), pause);
    return () => clearTimeout(timer);
  }, [text, tries, send]);
  useEffect(() => {
    if (state !== "failed") return;
    const timer = setTimeout(() => setTries((count) => count + 1), retryAfter);
    return () => clearTimeout(timer);
  }, [state]);
  useEffect(() => () => void send(), [send]);
  return state;
}

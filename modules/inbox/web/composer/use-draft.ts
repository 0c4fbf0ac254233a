import { useCallback, useEffect, useRef, useState } from "react";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { draft } from "../../contract.ts";

const answer = z.object({ draft: draft.nullable() });
const quiet = 700;

type Kept = { text: string; note: boolean };

/**
 * What is being written in a conversation, kept on the server a moment after the last key and when one leaves. What was kept before
 * comes back, unless one has already begun to write. Calls go out one after another: the last words win.
 */
export function useDraft(conversation: number) {
  const [written, setWritten] = useState<Kept>({ text: "", note: false });
  const touched = useRef(false);
  const unsaved = useRef<Kept | null>(null);
  const calls = useRef<Promise<unknown>>(Promise.resolve());
  const clock = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useCallback(() => {
    clearTimeout(clock.current);
    const kept = unsaved.current;
    unsaved.current = null;
    if (!kept) return;
    // Without a network the words stay on screen, and are kept with the next key.
    calls.current = calls.current
      .then(() => api.put(`/conversations/${conversation}/draft`, kept))
      .catch(() => undefined);
  }, [conversation]);
  const change = useCallback(
    (changed: Partial<Kept>) => {
      touched.current = true;
      setWritten((before) => {
        const next = { ...before, ...changed };
        unsaved.current = next;
        return next;
      });
      clearTimeout(clock.current);
      clock.current = setTimeout(save, quiet);
    },
    [save],
  );
  useEffect(() => {
    const stop = new AbortController();
    api
      .get(`/conversations/${conversation}/draft`, answer, { signal: stop.signal })
      .then((told) => {
        if (told.draft && !touched.current) setWritten({ text: told.draft.text, note: told.draft.note });
      })
      .catch(() => undefined);
    window.addEventListener("pagehide", save);
    return () => {
      stop.abort();
      save();
      window.removeEventListener("pagehide", save);
    };
  }, [conversation, save]);
  return { ...written, change };
}

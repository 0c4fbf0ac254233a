import { useCallback, useEffect, useRef } from "react";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";

/** How long a deed waits for somebody to take it back, in milliseconds. */
const patience = 7000;

/**
 * Does what cannot be undone a little later, so that it can be taken back until then: `hold(text, run, takeBack)`. Whoever leaves the page
 * has decided: what waits is done at once.
 */
export function useHeldBack(): (message: string, run: () => unknown, takeBack: () => void) => void {
  const undo = useUndoNotice();
  const waiting = useRef(new Map<object, () => unknown>());
  useEffect(() => {
    const deeds = waiting.current;
    const doAll = () => {
      for (const run of deeds.values()) run();
      deeds.clear();
    };
    window.addEventListener("pagehide", doAll);
    return () => {
      window.removeEventListener("pagehide", doAll);
      doAll();
    };
  }, []);
  return useCallback(
    (message, run, takeBack) => {
      const key = {};
      waiting.current.set(key, run);
      const timer = setTimeout(() => {
        if (waiting.current.delete(key)) run();
      }, patience);
      undo(message, () => {
        clearTimeout(timer);
        if (waiting.current.delete(key)) takeBack();
      });
    },
    [undo],
  );
}

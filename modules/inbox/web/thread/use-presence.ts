import { useCallback, useEffect, useRef, useState } from "react";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { presenceRow } from "../../contract.ts";

const answer = z.object({ others: z.array(presenceRow) });
export type Present = z.infer<typeof presenceRow>;

const lookEvery = 20_000;
const typeEvery = 3_000;
// As long as the server believes that somebody types who says no more.
const typingLasts = 6_500;

/** Says that one looks at a conversation, or types (at most every three seconds), and tells who else does. */
export function usePresence(conversation: number): { others: readonly Present[]; typed: (writes: boolean) => void } {
  const [others, setOthers] = useState<readonly Present[]>([]);
  const lastTyped = useRef(0);
  const lastTold = useRef(0);
  const say = useCallback(() => {
    if (document.hidden) return;
    const typing = Date.now() - lastTyped.current < typingLasts - 500;
    api
      .put(`/conversations/${conversation}/presence`, { typing }, answer)
      .then((told) => setOthers(told.others))
      // Without a network nobody is seen to be there; everything else goes on.
      .catch(() => setOthers([]));
  }, [conversation]);
  useEffect(() => {
    setOthers([]);
    lastTyped.current = 0;
    say();
    const clock = setInterval(say, lookEvery);
    document.addEventListener("visibilitychange", say);
    return () => {
      clearInterval(clock);
      document.removeEventListener("visibilitychange", say);
    };
  }, [say]);
  const someoneTypes = others.some((one) => one.typing);
  useEffect(() => {
    if (!someoneTypes) return;
    const ends = setInterval(say, typingLasts);
    return () => clearInterval(ends);
  }, [someoneTypes, say]);
  useChanges([`conversation:${conversation}`], say);
  const typed = useCallback(
    (writes: boolean) => {
      if (!writes) {
        if (Date.now() - lastTyped.current >= typingLasts) return;
        lastTyped.current = 0;
        lastTold.current = 0;
        return say();
      }
      lastTyped.current = Date.now();
      if (lastTyped.current - lastTold.current < typeEvery) return;
      lastTold.current = lastTyped.current;
      say();
    },
    [say],
  );
  return { others, typed };
}

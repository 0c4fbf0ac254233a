import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { ownState } from "../../contract.ts";
import { ownStateQuery } from "./assignment-calls.ts";

const tellEvery = 60_000;
// Who leaves the page open and goes is not there.
const stillHere = 5 * 60_000;

/** Whether one is online or said to be away, and a way to say otherwise. */
export function useOwnState() {
  const queries = useQueryClient();
  const notice = useNotice();
  const { queryKey } = ownStateQuery();
  const state = useQuery({ ...ownStateQuery(), retry: false }).data;
  const saying = useMutation({
    mutationFn: (away: boolean) => api.put("/agents/me/presence", { away }, ownState),
    onMutate: (away) => queries.setQueryData(queryKey, { online: !away, away_by_hand: away }),
    onSuccess: (answer) => queries.setQueryData(queryKey, answer),
    onError: (error) => {
      notice.failed(error);
      void queries.invalidateQueries({ queryKey });
    },
  });
  return { state, say: saying.mutate };
}

/** Gives a sign of life each minute in which somebody did something on this page. */
export function useSignsOfLife(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let lastActive = Date.now();
    let lastTold = Date.now();
    const tell = () => {
      lastTold = Date.now();
      void queries.refetchQueries({ queryKey: ownStateQuery().queryKey });
    };
    const acted = () => {
      lastActive = Date.now();
      // Back after a while: at once, not at the next minute.
      if (lastActive - lastTold > tellEvery) tell();
    };
    const clock = setInterval(() => {
      if (!document.hidden && Date.now() - lastActive < stillHere) tell();
    }, tellEvery);
    const signs = ["pointerdown", "keydown", "visibilitychange"] as const;
    for (const sign of signs) document.addEventListener(sign, acted, { passive: true });
    return () => {
      clearInterval(clock);
      for (const sign of signs) document.removeEventListener(sign, acted);
    };
  }, [queries]);
}

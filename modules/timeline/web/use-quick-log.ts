import { useSessionStorage } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useNotice, useUndoNotice } from "../../../platform/ui/notices.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { InteractionRow, QuickLog } from "../contract.ts";
import type { LogExtra } from "./log-extras.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { withdraw } from "./timeline-calls.ts";

/** A log as it is being written; empty texts are left out when it is sent. */
export type Draft = {
  what: QuickLog["what"];
  text: string;
  direction: "in" | "out";
  feeling: number | null;
  day: string | null;
  time: string;
  partner: string;
  channel: string | null;
  touchpoint: string | null;
  extra: LogExtra;
};

const fresh: Draft = {
  what: "call",
  text: "",
  direction: "in",
  feeling: null,
  day: null,
  time: "",
  partner: "",
  channel: null,
  touchpoint: null,
  extra: {},
};

/** The draft of one place, kept while the reader looks elsewhere in this tab. */
export function useDraft(place: string) {
  const [draft, setDraft, clear] = useSessionStorage<Draft>({ key: `hamdel.log.${place}`, defaultValue: fresh });
  return {
    draft: { ...fresh, ...draft },
    change: (changed: Partial<Draft>) => setDraft({ ...fresh, ...draft, ...changed }),
    clear,
  };
}

/** Sends a log once, however often the button is pressed, tells so, and offers to take it back. */
export function useQuickLog(send: (key: string) => Promise<InteractionRow>, onSaved: (row: InteractionRow) => void) {
  const words = useWords({ fa, en }).log;
  const notice = useNotice();
  const undo = useUndoNotice();
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const refresh = () =>
    Promise.all([["timeline"], ["inbox"]].map((queryKey) => queries.invalidateQueries({ queryKey })));
  async function takeBack(row: InteractionRow) {
    try {
      await withdraw(row.id);
      notice.done(words.withdrawn);
    } catch (error) {
      notice.failed(error);
    }
    await refresh();
  }
  return useMutation({
    mutationFn: () => send(key.current),
    onSuccess: async (row) => {
      key.current = crypto.randomUUID();
      onSaved(row);
      undo(words.saved(words.kinds[row.subject as Draft["what"]]), () => takeBack(row));
      await refresh();
    },
    onError: notice.failed,
  });
}

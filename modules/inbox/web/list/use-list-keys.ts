import { useCallback } from "react";
import { useShortcut } from "../../../../platform/ui/shortcuts.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** `j` and `k` go through the list, `x` picks the open conversation. */
export function useListKeys(
  rows: readonly ConversationRow[] | undefined,
  chosen: number | null,
  onOpen: (id: number) => void,
  onPick: ((id: number) => void) | null,
): void {
  const words = useWords({ fa, en });
  const step = useCallback(
    (by: number) => {
      if (!rows || rows.length === 0) return;
      const at = rows.findIndex((row) => row.id === chosen);
      const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1);
      const { id } = rows[next]!;
      onOpen(id);
      document.querySelector(`[data-conversation="${id}"]`)?.scrollIntoView({ block: "nearest" });
    },
    [rows, chosen, onOpen],
  );
  useShortcut(
    "j",
    words.next,
    useCallback(() => step(1), [step]),
  );
  useShortcut(
    "k",
    words.previous,
    useCallback(() => step(-1), [step]),
  );
  const pick = useCallback(() => {
    if (chosen !== null) onPick?.(chosen);
  }, [chosen, onPick]);
  useShortcut("x", words.select, pick, onPick !== null);
}

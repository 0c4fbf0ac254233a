import { useCallback, useState } from "react";
import { useCan } from "../../../../platform/ui/session.ts";
import { useShortcut } from "../../../../platform/ui/shortcuts.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MessageRow } from "../../contract.ts";
import { ForwardDialog } from "./forward-dialog.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type KeyProps = { conversation: number; messages: readonly MessageRow[] };

/** The key F: the last message of a conversation is handed on. */
export function ForwardKey({ conversation, messages }: KeyProps) {
  const words = useWords({ fa, en });
  const [row, setRow] = useState<MessageRow | null>(null);
  const last = messages.findLast(({ kind, withdrawn_at: gone }) => kind === "message" && !gone);
  useShortcut(
    "f",
    words.last,
    useCallback(() => setRow(last ?? null), [last]),
    useCan("inbox.write") && last !== undefined,
  );
  return row ? <ForwardDialog row={row} conversation={conversation} onClose={() => setRow(null)} /> : null;
}

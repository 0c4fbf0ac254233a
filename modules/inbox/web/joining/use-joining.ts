import { useCallback } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ConversationRow, conversationRow } from "../../contract.ts";
import { useRenew } from "../thread/use-thread.ts";
import { useInboxAddress } from "../use-inbox-address.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Merges and splits conversations and undoes both; each leads to the conversation to look at, with a notice that leads back. */
export function useJoining() {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const undo = useUndoNotice();
  const renew = useRenew();
  const [, change] = useInboxAddress();
  const run = useCallback(
    async (id: number, deed: string, body?: object): Promise<ConversationRow | null> => {
      try {
        const row = await api.post(`/conversations/${id}/${deed}`, body, conversationRow);
        renew(id);
        renew(row.id);
        change({ c: String(row.id) });
        return row;
      } catch (error) {
        notice.failed(error);
        return null;
      }
    },
    [renew, change, notice.failed],
  );
  const back = async (id: number, deed: "unmerge" | "unsplit") => {
    if (await run(id, deed)) notice.done(deed === "unmerge" ? words.unmerged : words.unsplit);
  };
  return {
    merge: async (id: number, into: number) => {
      if (await run(id, "merge", { into })) undo(words.merged, () => back(id, "unmerge"));
    },
    split: async (id: number, message: number) => {
      const row = await run(id, "split", { message });
      if (row) undo(words.splitDone, () => back(row.id, "unsplit"));
    },
    back,
  };
}

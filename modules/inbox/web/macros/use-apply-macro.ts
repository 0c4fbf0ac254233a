import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import {
  type ConversationPatch,
  type ConversationRow,
  type MacroDeeds,
  type MacroRow,
  macroDone,
} from "../../contract.ts";
import { inverseOf } from "../deeds/patched.ts";
import { inboxKey } from "../inbox-calls.ts";
import type { Thread } from "../thread/merge-messages.ts";
import { useRenew } from "../thread/use-thread.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Does what a macro says, with one notice that takes all of it back: the reply while it waits, the note, and every mark. */
export function useApplyMacro(row: ConversationRow): (macro: MacroRow) => Promise<void> {
  const words = useWords({ fa, en });
  const queries = useQueryClient();
  const notice = useNotice();
  const undo = useUndoNotice();
  const renew = useRenew();
  return async (macro) => {
    const thread = queries.getQueryData<Thread>(inboxKey("thread", row.id));
    const seen = thread?.messages.at(-1)?.seq;
    const body = { macro: macro.id, client_id: crypto.randomUUID(), ...(seen !== undefined && { seen_seq: seen }) };
    const back = inverseOf(row, touched(macro.deeds), Date.now());
    try {
      const done = await api.post(`/conversations/${row.id}/macros`, body, macroDone);
      undo(words.applied(macro.name), () => takeBack(done).catch(notice.failed));
      async function takeBack({ message, note }: typeof done) {
        try {
          if (message) await api.delete(`/messages/${message}`);
          if (note) await api.delete(`/messages/${note}`);
          if (Object.keys(back).length > 0) await api.patch(`/conversations/${row.id}`, back);
        } finally {
          renew(row.id);
        }
      }
    } catch (error) {
      notice.failed(error);
    } finally {
      renew(row.id);
    }
  };
}

/** Which marks a macro changes. */
function touched(deeds: MacroDeeds): ConversationPatch {
  return {
    ...(deeds.add_labels.length + deeds.remove_labels.length > 0 && { labels: [] }),
    ...(deeds.priority !== undefined && { priority: 0 }),
    ...(deeds.assignee !== undefined && { assignee: null }),
    ...(deeds.team !== undefined && { team: null }),
    ...(deeds.afterwards && { status: "resolved" as const }),
  };
}

import { api } from "../../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow } from "../../contract.ts";
import { useRenew } from "../thread/use-thread.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Sets by when a customer should have answered, or forgets it; each can be taken back. */
export function useFollowUp({ id, follow_up_at: before }: ConversationRow) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const notice = useNotice();
  const undo = useUndoNotice();
  const renew = useRenew();
  const path = `/conversations/${id}/follow-up`;
  const put = (at: string | null) => (at ? api.put(path, { at }) : api.delete(path));
  async function change(at: string | null) {
    try {
      await put(at);
      undo(at ? words.set(format.dateTime(at, "day")) : words.dropped, () => void put(before).finally(() => renew(id)));
    } catch (error) {
      notice.failed(error);
    } finally {
      renew(id);
    }
  }
  return { set: (at: string) => change(at), drop: () => change(null) };
}

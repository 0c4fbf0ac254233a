import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useGo } from "../../../../platform/ui/address.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { useDeedNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { promisesQuery } from "../inbox-calls.ts";
import { wantsDesktop } from "../list/use-arrival-notices.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Tells on whatever page one is that a promise of one's own falls due soon: in a corner, and on the desktop where that is wanted. */
export default function PromiseNotices() {
  const words = useWords({ fa, en });
  const format = useFormat();
  const notice = useDeedNotice();
  const go = useGo();
  const mine = useQuery(promisesQuery({ state: "due", mine: true }));
  useChanges(["promise"], () => void mine.refetch());
  const known = useRef<Set<number> | null>(null);
  const rows = mine.data?.rows;
  useEffect(() => {
    if (!rows) return;
    const reminded = rows.filter(({ reminded_at: at }) => at !== null);
    const before = known.current;
    known.current = new Set(reminded.map(({ id }) => id));
    if (before === null) return;
    for (const promise of reminded.filter(({ id }) => !before.has(id))) {
      const text = words.soon(promise.text || words.callback, format.time(promise.due_at));
      notice(text, words.open, () => go(promise.conversation_id ? `inbox?c=${promise.conversation_id}` : "promises"));
      if (wantsDesktop() && document.hidden) new Notification(text);
    }
  }, [rows, words, format, notice, go]);
  return null;
}

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useGo } from "../../../../platform/ui/address.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { useDeedNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { casesQuery } from "../case-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Tells on whatever page one is that a case has become one's own, or that one of them is overdue and went up. */
export default function CaseNotices() {
  const words = useWords({ fa, en });
  const format = useFormat();
  const notice = useDeedNotice();
  const go = useGo();
  const mine = useQuery(casesQuery({ view: "mine" }));
  useChanges(["case"], () => void mine.refetch());
  const known = useRef<Map<number, string | null> | null>(null);
  const rows = mine.data?.rows;
  useEffect(() => {
    if (!rows) return;
    const before = known.current;
    known.current = new Map(rows.map(({ id, escalated_at }) => [id, escalated_at]));
    if (before === null) return;
    for (const row of rows) {
      const fresh = !before.has(row.id);
      const up = row.escalated_at !== null && row.escalated_at !== before.get(row.id);
      if (!fresh && !up) continue;
      const number = format.number(row.number);
      notice(up ? words.up(number) : words.given(number), words.show, () => go(`cases/${row.id}`));
    }
  }, [rows, words, format, notice, go]);
  return null;
}

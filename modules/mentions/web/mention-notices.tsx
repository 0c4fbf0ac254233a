import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useGo } from "../../../platform/ui/address.ts";
import { useChanges } from "../../../platform/ui/changes.ts";
import { useDeedNotice } from "../../../platform/ui/notices.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { mentionsQuery, risesQuery } from "./mention-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Tells on whatever page one is that a mention was given to one, or that a term is blamed more than usual. */
export default function MentionNotices() {
  const words = useWords({ fa, en });
  const format = useFormat();
  const notice = useDeedNotice();
  const go = useGo();
  const mine = useQuery(mentionsQuery({ view: "mine" }));
  const rises = useQuery(risesQuery());
  useChanges(["public_mention"], () => void mine.refetch());
  useChanges(["mention_rise"], () => void rises.refetch());
  const fresh = useFresh();
  useEffect(() => {
    if (fresh("mine", mine.data?.rows).length > 0)
      notice(words.notice.mine, words.notice.show, () => go("mentions?view=mine"));
    for (const { term, negative, usual } of fresh("rises", rises.data?.rows))
      notice(words.rise.text(term.name, format.number(negative), format.number(usual, 1)), words.rise.see, () =>
        go("mentions"),
      );
  }, [mine.data, rises.data, words, format, notice, go, fresh]);
  return null;
}

/** Gives those rows of a list that were not there when it was last looked at; none at the first look. */
function useFresh() {
  const known = useRef(new Map<string, Set<number>>());
  const look = useRef(<Row extends { id: number }>(name: string, rows: readonly Row[] | undefined): Row[] => {
    if (!rows) return [];
    const before = known.current.get(name);
    known.current.set(name, new Set(rows.map(({ id }) => id)));
    return before ? rows.filter(({ id }) => !before.has(id)) : [];
  });
  return look.current;
}

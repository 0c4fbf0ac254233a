import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useBrand, useSession } from "../../../../platform/ui/session.ts";
import { fillReply } from "../../contract/fill-reply.ts";
import { cannedRepliesQuery } from "../inbox-calls.ts";
import { useColleagues } from "../parts/use-colleagues.ts";
import { type Token, tokenAt } from "./token-at.ts";

/** One line of the list that `/` or `@` opens; `words` take the token's place. */
export type Suggestion = { key: string; title: string; note: string; words: string; person: string | null };

/** What fits the word under the cursor: canned replies after `/` in a reply, colleagues after `@` in a note. */
export function useSuggestions(text: string, note: boolean, customer: string) {
  const [cursor, setCursor] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const token = tokenAt(text, Math.min(cursor, text.length));
  const wanted = token && token.kind === (note ? "@" : "/") && token.from !== closedAt ? token : null;
  const canned = useCanned(wanted?.kind === "/", customer);
  const { others } = useColleagues();
  const found = suggest();
  function suggest(): Suggestion[] {
    if (!wanted) return [];
    const people = others.map(({ userId, name, email }) => ({
      key: userId,
      title: name,
      note: email,
      words: `@${name.replaceAll(" ", "\u00a0")} `,
      person: userId,
    }));
    return fitting(wanted.kind === "/" ? canned : people, wanted);
  }
  return { token: wanted, found, setCursor, close: () => setClosedAt(wanted?.from ?? null) };
}

function useCanned(wanted: boolean, customer: string): Suggestion[] {
  const { data } = useQuery({ ...cannedRepliesQuery(), enabled: wanted });
  const { user } = useSession();
  const { name: brand } = useBrand();
  return useMemo(() => {
    const named = { customer, agent: user?.name ?? "", brand };
    return (data?.rows ?? []).map((reply) => {
      const words = fillReply(reply.body, named);
      return { key: String(reply.id), title: `/${reply.shortcut} · ${reply.title}`, note: words, words, person: null };
    });
  }, [data, customer, user?.name, brand]);
}

function fitting(all: readonly Suggestion[], { text }: Token): Suggestion[] {
  const wanted = text.toLocaleLowerCase();
  const fits = all.filter(({ title, note }) => `${title} ${note}`.toLocaleLowerCase().includes(wanted));
  const begins = ({ title }: Suggestion) => title.toLocaleLowerCase().replace("/", "").startsWith(wanted);
  return fits.sort((a, b) => Number(begins(b)) - Number(begins(a))).slice(0, 8);
}

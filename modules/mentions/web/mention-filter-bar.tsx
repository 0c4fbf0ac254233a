import { useQuery } from "@tanstack/react-query";
import { FilterBar } from "../../../platform/ui/filter-bar.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { sentiments } from "../contract.ts";
import { membersQuery, sourcesQuery, termsQuery } from "./mention-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type BarProps = { value: Record<string, string>; onChange: (changed: Record<string, string | null>) => void };

/** The filter line of mentions; it is also the address. */
export function MentionFilterBar({ value, onChange }: BarProps) {
  const words = useWords({ fa, en });
  const sources = useQuery(sourcesQuery()).data?.rows ?? [];
  const terms = useQuery(termsQuery()).data?.rows ?? [];
  const members = useQuery({ ...membersQuery(), enabled: useCan("members.read") }).data?.rows ?? [];
  const choice = (key: "source" | "term" | "sentiment" | "assignee", options: { value: string; label: string }[]) =>
    ({ key, label: words.filters[key], kind: "choice", options }) as const;
  const named = (rows: readonly { id: number; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <FilterBar
      value={value}
      onChange={(changed) => onChange({ ...changed, before: null })}
      search={{ key: "q", placeholder: words.search }}
      filters={[
        choice("term", named(terms)),
        choice(
          "sentiment",
          sentiments.map((one) => ({ value: one, label: words.sentiments[one] })),
        ),
        choice("source", named(sources)),
        choice(
          "assignee",
          members.map(({ userId, name }) => ({ value: userId, label: name })),
        ),
        { key: "from", label: words.filters.from, kind: "date" },
        { key: "to", label: words.filters.to, kind: "date" },
      ]}
    />
  );
}

import { SegmentedControl, Select } from "@mantine/core";
import type { AddressFilters } from "../../../../platform/ui/address.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { type Narrowing, narrowings, useNarrowingChoices } from "./use-support.ts";

type FilterProps = { filters: AddressFilters; onChange: (changed: Record<string, string | null>) => void };

/** Narrows the page to a channel, a team or a colleague, and says in which time waits are told. */
export function SupportFilters({ filters, onChange }: FilterProps) {
  const words = useWords({ fa, en });
  return (
    <>
      {narrowings.map((by) => (
        <NarrowingSelect key={by} by={by} filters={filters} onChange={onChange} />
      ))}
      <SegmentedControl
        aria-label={words.time}
        value={filters["time"] === "calendar" ? "calendar" : "working"}
        onChange={(time) => onChange({ time: time === "calendar" ? time : null })}
        data={(["working", "calendar"] as const).map((value) => ({ value, label: words.times[value] }))}
      />
    </>
  );
}

function NarrowingSelect({ by, filters, onChange }: FilterProps & { by: Narrowing }) {
  const words = useWords({ fa, en });
  const { channel } = useEntryWords();
  const groups = useNarrowingChoices(by, filters);
  const data = groups.flatMap(({ key, label }) => {
    const value = key[by];
    if (value === null || value === undefined) return [];
    const name = typeof label === "string" ? label : String(value);
    return [{ value: String(value), label: by === "channel" ? channel(String(value)) : name }];
  });
  const chosen = filters[by] ?? null;
  if (data.length === 0 && !chosen) return null;
  return (
    <Select
      aria-label={words[by]}
      placeholder={words.allOf[by]}
      data={data}
      value={chosen}
      clearable
      searchable={data.length > 8}
      w={160}
      onChange={(value) => onChange({ [by]: value })}
    />
  );
}

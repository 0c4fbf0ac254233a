import { Group } from "@mantine/core";
import type { AddressFilters } from "../../../platform/ui/address.ts";
import { FilterBar } from "../../../platform/ui/filter-bar.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { channels, directions, kinds, subjects } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

// A customer is also shown beside the list of customers, whose own filters stand in the same address.
const prefix = "t_";
const names = ["kind", "channel", "subject", "direction", "partner", "from", "to"] as const;

/** The timeline's filters as they stand in the address, by the names of the API. */
export function filtersOf(address: AddressFilters): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (address[prefix + name] ? [[name, address[prefix + name] as string]] : [])),
  );
}

/** A change of the address that lifts every filter. */
export const noFilters = Object.fromEntries(names.map((name) => [prefix + name, null]));

type TimelineFiltersProps = { address: AddressFilters; onChange: (changed: Record<string, string | null>) => void };

/** The filter line of a timeline. */
export function TimelineFilters({ address, onChange }: TimelineFiltersProps) {
  const words = useWords({ fa, en });
  const choice = <Value extends string>(
    name: (typeof names)[number],
    values: readonly Value[],
    labels: Record<Value, string>,
  ) => ({
    key: prefix + name,
    label: words.filters[name],
    kind: "choice" as const,
    options: values.map((value) => ({ value, label: labels[value] })),
  });
  return (
    <Group gap={8}>
      <FilterBar
        value={address}
        onChange={onChange}
        filters={[
          choice("kind", kinds, words.kinds),
          choice("channel", channels, words.channels),
          choice("subject", subjects, words.subjects),
          choice("direction", directions, words.directions),
          { key: `${prefix}from`, label: words.filters.from, kind: "date" },
          { key: `${prefix}to`, label: words.filters.to, kind: "date" },
        ]}
      />
    </Group>
  );
}

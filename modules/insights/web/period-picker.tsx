import { Select } from "@mantine/core";
import type { AddressFilters } from "../../../platform/ui/address.ts";
import { DateField } from "../../../platform/ui/date-field.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const named = ["30d", "90d", "this-month", "last-month", "12-months", "this-year", "last-year", "all"] as const;

/** The period that the address names, as the API asks for it; where it names none, the last 90 days or what the page begins with. */
export function periodIn(
  { period, from, to }: AddressFilters,
  first = "90d",
): { period?: string; from?: string; to?: string } {
  if (from || to) return { ...(from && { from }), ...(to && { to }) };
  return { period: period ?? first };
}

type PeriodPickerProps = {
  value: AddressFilters;
  onChange: (changed: Record<string, string | null>) => void;
  /** The days in force, from which other days are chosen. */
  shown: { from: string; to: string } | undefined;
  /** What the page begins with, instead of the last 90 days. */
  first?: (typeof named)[number];
};

/** The period of a page, which is part of its address: a named one, or any two days. */
export function PeriodPicker({ value, onChange, shown, first = "90d" }: PeriodPickerProps) {
  const words = useWords({ fa, en }).periods;
  const custom = Boolean(value["from"] || value["to"]);
  const options = [...named, "custom" as const].map((name) => ({ value: name, label: words[name] }));
  function choose(name: string | null) {
    if (name === "custom") onChange({ period: null, from: shown?.from ?? null, to: shown?.to ?? null });
    else onChange({ period: name, from: null, to: null });
  }
  return (
    <>
      <Select
        aria-label={words.label}
        data={options}
        value={custom ? "custom" : (value["period"] ?? first)}
        onChange={choose}
        allowDeselect={false}
        w={180}
        maxDropdownHeight={360}
      />
      {custom ? (
        <>
          <DateField
            aria-label={words.from}
            prefix={words.from}
            value={value["from"] ?? null}
            onChange={(from) => onChange({ from })}
            w={200}
          />
          <DateField
            aria-label={words.to}
            prefix={words.to}
            value={value["to"] ?? null}
            onChange={(to) => onChange({ to })}
            w={200}
          />
        </>
      ) : null}
    </>
  );
}

import { Group, NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type TimeUnit, unitMinutes, unitOf } from "./level-form.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type TimeFieldProps = { label: string; minutes: number | null; onChange: (minutes: number | null) => void };

/** So much time, in the unit that suits it; empty for none. */
export function TimeField({ label, minutes, onChange }: TimeFieldProps) {
  const words = useWords({ fa, en });
  const [unit, setUnit] = useState<TimeUnit>(() => unitOf(minutes));
  const inUnit = (count: number | null, as: TimeUnit) => onChange(count === null ? null : count * unitMinutes[as]);
  const count = minutes === null ? null : minutes / unitMinutes[unit];
  return (
    <Group gap={8} align="end" wrap="nowrap">
      <NumberInput
        flex={1}
        label={label}
        min={1}
        max={Math.floor(527_040 / unitMinutes[unit])}
        allowDecimal={false}
        value={count ?? ""}
        onChange={(value) => inUnit(typeof value === "number" && value > 0 ? value : null, unit)}
      />
      <Select
        w={150}
        aria-label={words.unitOf(label)}
        allowDeselect={false}
        value={unit}
        data={(Object.keys(unitMinutes) as TimeUnit[]).map((value) => ({ value, label: words.units[value] }))}
        onChange={(value) => {
          const next = (value ?? "minutes") as TimeUnit;
          setUnit(next);
          inUnit(count === null ? null : Math.round(count), next);
        }}
      />
    </Group>
  );
}

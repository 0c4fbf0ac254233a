import { NativeSelect } from "@mantine/core";
import { toPersianDigits } from "../../../../platform/i18n/index.ts";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";

const two = (value: number) => String(value).padStart(2, "0");
const halves = Array.from({ length: 48 }, (_, at) => `${two(Math.floor(at / 2))}:${two((at % 2) * 30)}`);

type ClockSelectProps = { label: string; value: string; disabled: boolean; onChange: (time: string) => void };

/** A time of day, in half hours. */
export function ClockSelect({ label, value, disabled, onChange }: ClockSelectProps) {
  const { language } = usePreferences();
  const times = halves.includes(value) ? halves : [...halves, value].sort();
  return (
    <NativeSelect
      w={96}
      aria-label={label}
      value={value}
      disabled={disabled}
      data={times.map((time) => ({ value: time, label: language === "fa" ? toPersianDigits(time) : time }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

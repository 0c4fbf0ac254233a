import { Group, TextInput } from "@mantine/core";
import { dayOf, formatTime, instantOf, isoDay, parseIsoDay } from "../../../../platform/i18n/index.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";

type MomentFieldsProps = {
  dayLabel: string;
  hourLabel: string;
  error?: string | undefined;
  /** An instant, ISO. */
  value: string;
  onChange: (value: string | null) => void;
};

/** A day and a clock time on the brand's clock. */
export function MomentFields({ dayLabel, hourLabel, error, value, onChange }: MomentFieldsProps) {
  const settings = useFormat();
  const { timeZone } = settings;
  const day = isoDay(dayOf(value, timeZone));
  const clock = formatTime(value, { ...settings, language: "en" }).padStart(5, "0");
  const put = (nextDay: string | null, nextClock: string) => {
    const date = nextDay ? parseIsoDay(nextDay) : null;
    const time = /^(\d{1,2}):(\d{2})/.exec(nextClock);
    if (!date || !time) return;
    onChange(instantOf({ ...date, hour: Number(time[1]), minute: Number(time[2]) }, timeZone).toISOString());
  };
  return (
    <Group gap={12} grow align="flex-start">
      <DateField label={dayLabel} error={error} value={day} onChange={(next) => put(next, clock)} />
      <TextInput
        type="time"
        className="ltr-input"
        label={hourLabel}
        value={clock}
        onChange={(event) => put(day, event.currentTarget.value)}
      />
    </Group>
  );
}

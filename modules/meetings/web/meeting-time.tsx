import { NumberInput, SimpleGrid, TextInput } from "@mantine/core";
import { dayOf, formatTime, instantOf, isoDay, parseIsoDay } from "../../../platform/i18n/index.ts";
import { DateField } from "../../../platform/ui/date-field.tsx";
import { useFormatSettings } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type MeetingTimeProps = {
  /** An instant, ISO. */
  startsAt: string;
  minutes: number;
  onChange: (changed: { starts_at?: string; minutes?: number }) => void;
};

/** When it begins, on the brand's clock, and how long it takes. */
export function MeetingTime({ startsAt, minutes, onChange }: MeetingTimeProps) {
  const words = useWords({ fa, en });
  const settings = useFormatSettings();
  const { timeZone } = settings;
  const day = isoDay(dayOf(new Date(startsAt), timeZone));
  const clock = formatTime(startsAt, { ...settings, language: "en" });
  const put = (nextDay: string | null, nextClock: string) => {
    const date = nextDay ? parseIsoDay(nextDay) : null;
    const time = /^(\d{1,2}):(\d{2})/.exec(nextClock);
    if (!date || !time) return;
    onChange({
      starts_at: instantOf({ ...date, hour: Number(time[1]), minute: Number(time[2]) }, timeZone).toISOString(),
    });
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing={12}>
      <DateField label={words.day} value={day} onChange={(next) => put(next, clock)} />
      <TextInput
        type="time"
        className="ltr-input"
        label={words.hour}
        value={clock}
        onChange={(event) => put(day, event.currentTarget.value)}
      />
      <NumberInput
        label={words.length}
        min={5}
        max={1440}
        allowDecimal={false}
        value={minutes}
        onChange={(value) => onChange({ minutes: typeof value === "number" ? value : 0 })}
      />
    </SimpleGrid>
  );
}

import { Button, Group, NativeSelect, Stack, Switch, Text } from "@mantine/core";
import { useState } from "react";
import { type WorkingWeek, weekdays } from "../../../modules/admin/contract.ts";
import { toPersianDigits, weekdayName } from "../../../platform/i18n/index.ts";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { FormError } from "./form-error.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { StepProps } from "./set-up-brand.tsx";

type SetUpWeekProps = StepProps & { onBack: () => void; busy: boolean; error: unknown };

/** The third step: which days and hours the brand works. */
export function SetUpWeek({ answers, onChange, onBack, onNext, busy, error }: SetUpWeekProps) {
  const all = useWords({ fa, en });
  const words = all.setUp;
  const { language } = usePreferences();
  const [tried, setTried] = useState(false);
  const week = answers.brand.workingWeek;
  const wrong = Object.values(week).some((hours) => hours.some(({ from, to }) => !(from < to)));
  function next() {
    setTried(true);
    if (!wrong) onNext();
  }
  return (
    <Stack gap={0}>
      {weekdays.map((day, index) => (
        <DayLine
          key={day}
          // The working week begins on Saturday, which is day 6 of the names.
          name={weekdayName((index + 6) % 7, language)}
          hours={week[day][0] ?? null}
          onChange={(hours) => {
            const workingWeek = { ...week, [day]: hours ? [hours] : [] };
            onChange({ ...answers, brand: { ...answers.brand, workingWeek } });
          }}
        />
      ))}
      <Stack gap={12} mt={20}>
        {tried && wrong ? (
          <Text size="sm" c="var(--bad)" role="alert">
            {words.weekUnread}
          </Text>
        ) : null}
        <FormError error={error} />
        <Group grow>
          <Button variant="default" onClick={onBack}>
            {all.back}
          </Button>
          <Button onClick={next} loading={busy}>
            {words.submit}
          </Button>
        </Group>
      </Stack>
    </Stack>
  );
}

type Hours = WorkingWeek["saturday"][number] | null;

function DayLine({ name, hours, onChange }: { name: string; hours: Hours; onChange: (hours: Hours) => void }) {
  const words = useWords({ fa, en }).setUp;
  return (
    <Group h={52} gap={12} wrap="nowrap" style={{ borderBlockEnd: "1px solid var(--hairline)" }}>
      <Switch
        checked={hours !== null}
        aria-label={words.open(name)}
        onChange={(event) => onChange(event.currentTarget.checked ? { from: "09:00", to: "17:00" } : null)}
      />
      <Text flex={1} c={hours ? undefined : "dimmed"}>
        {name}
      </Text>
      {hours ? (
        <Group gap={8} wrap="nowrap">
          <ClockSelect label={words.from(name)} value={hours.from} onChange={(from) => onChange({ ...hours, from })} />
          <Text size="sm" c="dimmed">
            {words.until}
          </Text>
          <ClockSelect label={words.to(name)} value={hours.to} onChange={(to) => onChange({ ...hours, to })} />
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          {words.closed}
        </Text>
      )}
    </Group>
  );
}

const clock = Array.from(
  { length: 49 },
  (_, half) => `${String(half >> 1).padStart(2, "0")}:${half % 2 ? "30" : "00"}`,
);

function ClockSelect({ label, value, onChange }: { label: string; value: string; onChange: (time: string) => void }) {
  const { language } = usePreferences();
  return (
    <NativeSelect
      size="xs"
      w={92}
      aria-label={label}
      value={value}
      data={clock.map((time) => ({ value: time, label: language === "fa" ? toPersianDigits(time) : time }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

import { ActionIcon, Group, NativeSelect, Stack, Switch, Text, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { toPersianDigits, weekdayName } from "../../../platform/i18n/index.ts";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type WorkingWeek, weekdays } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./section.module.css";

type Period = WorkingWeek["saturday"][number];

/** The hours of each weekday as a field: several periods a day where wanted. Whether they make sense, `workingWeek` says. */
export function WeekField({ week, onChange }: { week: WorkingWeek; onChange: (week: WorkingWeek) => void }) {
  const { language } = usePreferences();
  return (
    <Stack gap={0}>
      {weekdays.map((day, index) => (
        <DayLine
          key={day}
          // The list begins on Saturday, which is day 6 of the names.
          name={weekdayName((index + 6) % 7, language)}
          periods={week[day]}
          onChange={(periods) => onChange({ ...week, [day]: periods })}
        />
      ))}
    </Stack>
  );
}

type DayLineProps = { name: string; periods: Period[]; onChange: (periods: Period[]) => void };

function DayLine({ name, periods, onChange }: DayLineProps) {
  const words = useWords({ fa, en }).time;
  const open = periods.length > 0;
  const change = (at: number, changed: Partial<Period>) =>
    onChange(periods.map((period, index) => (index === at ? { ...period, ...changed } : period)));
  return (
    <div className={styles["day"]}>
      <Switch
        mt={8}
        checked={open}
        aria-label={name}
        onChange={(event) => onChange(event.currentTarget.checked ? [{ from: "09:00", to: "17:00" }] : [])}
      />
      <Text className={styles["dayName"]} c={open ? undefined : "dimmed"}>
        {name}
      </Text>
      <Stack gap={8} className={styles["periods"]}>
        {open ? null : (
          <Text className={styles["dayName"]} size="sm" c="dimmed">
            {words.closed}
          </Text>
        )}
        {periods.map((period, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a period has nothing else to be known by
          <Group key={at} gap={8} wrap="nowrap">
            <ClockSelect label={words.from(name)} value={period.from} onChange={(from) => change(at, { from })} />
            <Text size="sm" c="dimmed">
              {words.until}
            </Text>
            <ClockSelect label={words.to(name)} value={period.to} onChange={(to) => change(at, { to })} />
            {periods.length > 1 ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.remove(name)}
                onClick={() => onChange(periods.filter((_, index) => index !== at))}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            ) : null}
          </Group>
        ))}
      </Stack>
      {open && periods.length < 8 ? (
        <Tooltip label={words.add(name)}>
          <ActionIcon
            mt={4}
            variant="subtle"
            color="gray"
            aria-label={words.add(name)}
            onClick={() => onChange([...periods, nextPeriod(periods)])}
          >
            <IconPlus size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      ) : (
        <span />
      )}
    </div>
  );
}

/** An hour of work after an hour of rest. */
function nextPeriod(periods: Period[]): Period {
  const last = periods.at(-1)?.to ?? "09:00";
  const hour = Math.min(Number(last.slice(0, 2)) + 1, 22);
  const written = (value: number) => `${String(value).padStart(2, "0")}:00`;
  return { from: written(hour), to: written(Math.min(hour + 3, 24)) };
}

const quarters = Array.from({ length: 97 }, (_, at) => {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(at / 4))}:${two((at % 4) * 15)}`;
});

function ClockSelect({ label, value, onChange }: { label: string; value: string; onChange: (time: string) => void }) {
  const { language } = usePreferences();
  const times = quarters.includes(value) ? quarters : [...quarters, value].sort();
  return (
    <NativeSelect
      w={96}
      aria-label={label}
      value={value}
      data={times.map((time) => ({ value: time, label: language === "fa" ? toPersianDigits(time) : time }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

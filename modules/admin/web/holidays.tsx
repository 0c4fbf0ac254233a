import { ActionIcon, Badge, Button, Group, Stack, Text, TextInput, Tooltip } from "@mantine/core";
import { IconChevronRight, IconPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { addDays, gregorianDay, inCalendar, isoDay, toJalali, toPersianDigits } from "../../../platform/i18n/index.ts";
import { api } from "../../../platform/ui/api.ts";
import { DateField } from "../../../platform/ui/date-field.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type Holiday, holidayList, officialAdded } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./section.module.css";
import { Section } from "./section.tsx";
import { useSaving } from "./use-saving.ts";

/** The first and last day (`YYYY-MM-DD`) of a year of the reader's calendar. */
function daysOfYear(year: number, calendar: "jalali" | "gregorian"): { from: string; to: string } {
  const first = gregorianDay({ year, month: 1, day: 1 }, calendar)!;
  const next = gregorianDay({ year: year + 1, month: 1, day: 1 }, calendar)!;
  return { from: isoDay(first), to: isoDay(addDays(next, -1)) };
}

/** The holiday table, a year at a time. */
export function Holidays() {
  const words = useWords({ fa, en }).time;
  const format = useFormat();
  const today = new Date();
  const now = { year: today.getFullYear(), month: today.getMonth() + 1, day: today.getDate() };
  const [year, setYear] = useState(inCalendar(now, format.calendar).year);
  const span = daysOfYear(year, format.calendar);
  const list = useQuery({
    queryKey: ["holidays", span.from],
    queryFn: ({ signal }) => api.get("/holidays", holidayList, { query: span, signal }),
  });
  const shownYear = format.language === "fa" ? toPersianDigits(year) : String(year);
  return (
    <Section
      title={words.holidays}
      action={
        <Group gap={4} wrap="nowrap">
          <YearStep label={words.previous} back onClick={() => setYear(year - 1)} />
          <Text size="sm">{words.year(shownYear)}</Text>
          <YearStep label={words.next} onClick={() => setYear(year + 1)} />
        </Group>
      }
    >
      <Stack gap={16}>
        <AddHoliday />
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <ListSkeleton rows={6} /> : null}
        {list.data?.rows.length === 0 ? <Text c="dimmed">{words.none}</Text> : null}
        <div>
          {list.data?.rows.map((holiday) => (
            <HolidayLine key={holiday.day} holiday={holiday} />
          ))}
        </div>
        <AddOfficial from={span.from} />
      </Stack>
    </Section>
  );
}

function YearStep({ label, back, onClick }: { label: string; back?: boolean; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
      <span className="mirror" style={{ display: "flex" }}>
        <IconChevronRight size={18} stroke={1.6} style={back ? { transform: "scaleX(-1)" } : undefined} />
      </span>
    </ActionIcon>
  );
}

function HolidayLine({ holiday }: { holiday: Holiday }) {
  const words = useWords({ fa, en }).time;
  const format = useFormat();
  const undo = useUndoNotice();
  const { day, title, official, subjectToAnnouncement } = holiday;
  const putBack = useSaving(() => api.put(`/holidays/${day}`, { title, official, subjectToAnnouncement }), {
    renews: ["holidays"],
  });
  const removing = useSaving(() => api.delete(`/holidays/${day}`), {
    renews: ["holidays"],
    onDone: () => undo(words.removed(title), () => putBack.mutate(undefined)),
  });
  return (
    <div className={styles["line"]}>
      <Text w={168}>{format.date(day, "full").replace(/\s\S+$/, "")}</Text>
      <Group gap={8} className={styles["grow"]}>
        <Text>{title}</Text>
        {subjectToAnnouncement ? (
          <Tooltip label={words.announcedNote} multiline maw={280}>
            <Badge variant="light" color="yellow" radius="sm" tabIndex={0} className={styles["badge"]!} style={warning}>
              {words.announced}
            </Badge>
          </Tooltip>
        ) : null}
      </Group>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={words.removeHoliday(title)}
        loading={removing.isPending}
        onClick={() => removing.mutate(undefined)}
      >
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}

const warning = { color: "var(--warning)", background: "var(--warning-tint)" };

function AddHoliday() {
  const all = useWords({ fa, en });
  const words = all.time;
  const [day, setDay] = useState<string | null>(null);
  const [title, setTitle] = useState("");
  const saving = useSaving(() => api.put(`/holidays/${day}`, { title: title.trim() }), {
    renews: ["holidays"],
    done: all.saved,
    onDone: () => {
      setDay(null);
      setTitle("");
    },
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (day && title.trim()) saving.mutate(undefined);
  }
  return (
    <Group component="form" gap={8} align="flex-end" onSubmit={onSubmit}>
      <DateField label={words.day} w={190} value={day} onChange={setDay} />
      <TextInput
        label={words.occasion}
        flex={1}
        miw={180}
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        leftSection={<IconPlus size={18} stroke={1.6} />}
        loading={saving.isPending}
        disabled={!day || title.trim() === ""}
      >
        {words.addHoliday}
      </Button>
    </Group>
  );
}

function AddOfficial({ from }: { from: string }) {
  const words = useWords({ fa, en }).time;
  const format = useFormat();
  const [year, month, dayOfMonth] = from.split("-").map(Number) as [number, number, number];
  // A Gregorian year lies in two Jalali ones: the one that begins in it is meant.
  const jalaliYear = toJalali(addDays({ year, month, day: dayOfMonth }, 100)).year;
  const saving = useSaving(() => api.post("/holidays/official", { jalaliYear }, officialAdded), {
    renews: ["holidays"],
    done: (_, { added, lunarKnown }) => {
      if (added === 0) return words.nothingNew;
      return (lunarKnown ? words.added : words.solarOnly)(format.number(added));
    },
  });
  return (
    <Group>
      <Button variant="subtle" px={8} loading={saving.isPending} onClick={() => saving.mutate(undefined)}>
        {words.addOfficial}
      </Button>
    </Group>
  );
}

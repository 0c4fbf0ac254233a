// biome-ignore-all lint/a11y/useSemanticElements: the grid pattern for calendars of WAI-ARIA, laid out by CSS
import { ActionIcon, Button, Group, NativeSelect } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import {
  addDays,
  type Calendar,
  type Day,
  dayOf,
  gregorianDay,
  inCalendar,
  isoDay,
  monthLength,
  monthName,
  monthStart,
  parseIsoDay,
  weekdayName,
  weekdayOf,
} from "../i18n/index.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./month-grid.module.css";
import { useFormat } from "./use-format.ts";
import { useWords } from "./use-words.ts";

type MonthGridProps = { value: string | null; onPick: (day: string) => void };

/** A month of days in the reader's calendar; arrows move by day, Page Up and Down by month, Enter picks. */
export function MonthGrid({ value, onPick }: MonthGridProps) {
  const words = useWords({ fa, en }).date;
  const format = useFormat();
  const today = dayOf(new Date(), format.timeZone);
  const [focus, setFocus] = useState<Day>(() => (value && parseIsoDay(value)) || today);
  const grid = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    moved.current = false;
  });
  function onKeyDown(event: KeyboardEvent) {
    const next = movedBy(event.key, focus, format.calendar, format.language === "fa");
    if (!next) return;
    event.preventDefault();
    moved.current = true;
    setFocus(next);
  }
  return (
    <div className={styles["frame"]}>
      <MonthChoice focus={focus} onChange={setFocus} />
      <div ref={grid} role="grid" aria-label={format.month(isoDay(focus))} onKeyDown={onKeyDown} tabIndex={-1}>
        <Weekdays first={firstWeekday(format.calendar)} />
        {weeksOf(focus, format.calendar).map((week) => (
          <div role="row" key={isoDay(week[0]!)} className={styles["week"]} tabIndex={-1}>
            {week.map((day) => (
              <button
                key={isoDay(day)}
                type="button"
                role="gridcell"
                className={styles["day"]}
                aria-label={format.date(isoDay(day), "full")}
                aria-selected={isoDay(day) === value}
                aria-current={isoDay(day) === isoDay(today) ? "date" : undefined}
                data-other={
                  inCalendar(day, format.calendar).month !== inCalendar(focus, format.calendar).month || undefined
                }
                tabIndex={isoDay(day) === isoDay(focus) ? 0 : -1}
                onClick={() => onPick(isoDay(day))}
              >
                {format.number(inCalendar(day, format.calendar).day)}
              </button>
            ))}
          </div>
        ))}
      </div>
      <Button variant="subtle" size="xs" fullWidth onClick={() => onPick(isoDay(today))}>
        {words.today}
      </Button>
    </div>
  );
}

function MonthChoice({ focus, onChange }: { focus: Day; onChange: (day: Day) => void }) {
  const words = useWords({ fa, en }).date;
  const { calendar, language, timeZone, number } = useFormat();
  const { year, month } = inCalendar(focus, calendar);
  const thisYear = inCalendar(dayOf(new Date(), timeZone), calendar).year;
  const years = Array.from({ length: 121 }, (_, index) => thisYear + 10 - index);
  const plain = (value: number) => number(value).replace(/[٬,]/g, "");
  const go = (toYear: number, toMonth: number) =>
    onChange(gregorianDay({ year: toYear, month: toMonth, day: 1 }, calendar) ?? focus);
  return (
    <Group gap={4} wrap="nowrap" mb={8}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={words.previousMonth}
        onClick={() => onChange(monthStart(focus, calendar, -1))}
      >
        <IconChevronLeft size={18} stroke={1.6} className="mirror" />
      </ActionIcon>
      <NativeSelect
        size="xs"
        flex={1}
        aria-label={words.month}
        value={month}
        data={Array.from({ length: 12 }, (_, index) => ({
          value: String(index + 1),
          label: monthName(index + 1, calendar, language),
        }))}
        onChange={(event) => go(year, Number(event.currentTarget.value))}
      />
      <NativeSelect
        size="xs"
        w={84}
        aria-label={words.year}
        value={year}
        data={(years.includes(year) ? years : [year, ...years]).map((one) => ({
          value: String(one),
          label: plain(one),
        }))}
        onChange={(event) => go(Number(event.currentTarget.value), month)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={words.nextMonth}
        onClick={() => onChange(monthStart(focus, calendar, 1))}
      >
        <IconChevronRight size={18} stroke={1.6} className="mirror" />
      </ActionIcon>
    </Group>
  );
}

function Weekdays({ first }: { first: number }) {
  const { language } = useFormat();
  return (
    <div className={styles["week"]} aria-hidden="true">
      {Array.from({ length: 7 }, (_, index) => (first + index) % 7).map((weekday) => (
        <span key={weekday} className={styles["weekday"]}>
          {weekdayName(weekday, language).slice(0, language === "fa" ? 1 : 2)}
        </span>
      ))}
    </div>
  );
}

/** Saturday begins an Iranian week, Monday a Gregorian one. */
function firstWeekday(calendar: Calendar): number {
  return calendar === "jalali" ? 6 : 1;
}

/** The weeks that a month of the calendar touches. */
function weeksOf(focus: Day, calendar: Calendar): Day[][] {
  const first = monthStart(focus, calendar);
  const { year, month } = inCalendar(first, calendar);
  const lead = (weekdayOf(first) - firstWeekday(calendar) + 7) % 7;
  const weeks = Math.ceil((lead + monthLength(year, month, calendar)) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(first, week * 7 + day - lead)),
  );
}

function movedBy(key: string, focus: Day, calendar: Calendar, rtl: boolean): Day | null {
  const forward = rtl ? -1 : 1;
  const steps: Record<string, number> = { ArrowUp: -7, ArrowDown: 7, ArrowLeft: -forward, ArrowRight: forward };
  const step = steps[key];
  if (step !== undefined) return addDays(focus, step);
  if (key !== "PageUp" && key !== "PageDown") return null;
  const { day } = inCalendar(focus, calendar);
  const start = monthStart(focus, calendar, key === "PageUp" ? -1 : 1);
  const { year, month } = inCalendar(start, calendar);
  const days = Math.min(day, monthLength(year, month, calendar)) - 1;
  return addDays(start, days);
}

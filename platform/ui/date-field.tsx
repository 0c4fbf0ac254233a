import { ActionIcon, Popover, Text, TextInput, type TextInputProps } from "@mantine/core";
import { IconCalendar, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { formatDate } from "../i18n/index.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { MonthGrid } from "./month-grid.tsx";
import { readDay } from "./read-day.ts";
import { useFormat } from "./use-format.ts";
import { useWords } from "./use-words.ts";

type DateFieldProps = Omit<TextInputProps, "value" | "onChange" | "prefix"> & {
  /** A Gregorian day, `2026-11-22`, or null. */
  value: string | null;
  onChange: (day: string | null) => void;
  /** A word before the date, where there is no label. */
  prefix?: string;
};

/** A day without a time: typed in Persian or Latin digits, or picked from a calendar of the reader's kind. */
export function DateField({ value, onChange, prefix, error, ...input }: DateFieldProps) {
  const words = useWords({ fa, en }).date;
  const settings = useFormat();
  const { calendar } = settings;
  const written = value ? formatDate(value, settings, "short") : "";
  const [text, setText] = useState(written);
  const [unread, setUnread] = useState(false);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    setText(written);
    setUnread(false);
  }, [written]);

  function take() {
    if (text === written) return setUnread(false);
    if (text.trim() === "") return onChange(null);
    const day = readDay(text, calendar);
    setUnread(day === null);
    if (day !== null && day === value) setText(written);
    else if (day !== null) onChange(day);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") take();
    if (event.key === "ArrowDown" && event.altKey) setOpened(true);
  }
  function pick(day: string) {
    setOpened(false);
    onChange(day);
  }
  const example = calendar === "jalali" ? words.placeholder : words.gregorianPlaceholder;
  return (
    <TextInput
      {...input}
      inputMode="numeric"
      autoComplete="off"
      placeholder={input.placeholder ?? example}
      value={text}
      error={error ?? (unread ? words.unreadable : undefined)}
      leftSection={prefix ? <Lead>{prefix}</Lead> : undefined}
      leftSectionWidth={prefix ? prefix.length * 7.5 + 24 : undefined}
      rightSectionWidth={value ? 64 : 36}
      rightSection={
        <>
          {value ? (
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={words.clear} onClick={() => onChange(null)}>
              <IconX size={15} stroke={1.6} />
            </ActionIcon>
          ) : null}
          <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
            <Popover.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={words.open} onClick={() => setOpened(!opened)}>
                <IconCalendar size={18} stroke={1.6} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown p={12}>
              <MonthGrid value={value} onPick={pick} />
            </Popover.Dropdown>
          </Popover>
        </>
      }
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}

function Lead({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed" span>
      {children}
    </Text>
  );
}

import { ActionIcon, Button, Checkbox, Popover, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconRepeat, IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Customer } from "../../contract.ts";
import { customerQuery } from "../customer-calls.ts";
import styles from "./details.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";

type Day = { label: string; day: string; yearly: boolean };

/** Days that matter to a customer, beside the birthday. */
export function DatesSection({ customer, disabled }: { customer: Customer; disabled: boolean }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { add, remove } = useDates(customer.id);
  return (
    <Section title={words.dates} action={disabled ? null : <NewDate onAdd={(day) => add.mutate(day)} />}>
      {customer.dates.length === 0 ? (
        <Text c="dimmed">{words.noDates}</Text>
      ) : (
        <ul className={styles["rows"]}>
          {customer.dates.map((date) => (
            <li key={date.id}>
              <span className={styles["type"]}>
                <bdi>{date.label}</bdi>
              </span>
              <span>{format.date(date.day)}</span>
              {date.yearly ? (
                <Text span size="xs" c="dimmed" style={{ display: "inline-flex", alignItems: "center", gap: 4 }}>
                  <IconRepeat size={14} stroke={1.6} aria-hidden />
                  {words.yearly}
                </Text>
              ) : null}
              <span className={styles["spring"]} />
              {disabled ? null : (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={words.removeDate(date.label)}
                  onClick={() => remove.mutate(date)}
                >
                  <IconX size={16} stroke={1.6} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function useDates(customerId: number) {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  const undo = useUndoNotice();
  const path = `/customers/${customerId}/dates`;
  const fresh = () => cache.invalidateQueries({ queryKey: customerQuery(customerId).queryKey });
  const add = useMutation({
    mutationFn: (day: Day) => api.post(path, day),
    onSuccess: fresh,
    onError: notice.failed,
  });
  const remove = useMutation({
    mutationFn: (date: Day & { id: number }) => api.delete(`${path}/${date.id}`),
    onSuccess: async (_, { label, day, yearly }) => {
      await fresh();
      undo(words.dateRemoved, () => add.mutate({ label, day, yearly }));
    },
    onError: notice.failed,
  });
  return { add, remove };
}

function NewDate({ onAdd }: { onAdd: (day: Day) => void }) {
  const words = useWords({ fa, en });
  const [opened, setOpened] = useState(false);
  const [label, setLabel] = useState("");
  const [day, setDay] = useState<string | null>(null);
  const [yearly, setYearly] = useState(true);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!label.trim() || !day) return;
    onAdd({ label: label.trim(), day, yearly });
    setOpened(false);
    setLabel("");
    setDay(null);
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={16} stroke={1.6} />}
          onClick={() => setOpened(!opened)}
        >
          {words.addDate}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap={12}>
            <TextInput
              data-autofocus
              label={words.dateLabel}
              placeholder={words.datePlaceholder}
              maxLength={100}
              value={label}
              onChange={(event) => setLabel(event.currentTarget.value)}
            />
            <DateField label={words.day} value={day} onChange={setDay} />
            <Checkbox
              size="xs"
              label={words.yearly}
              checked={yearly}
              onChange={(event) => setYearly(event.currentTarget.checked)}
            />
            <Button type="submit" disabled={!label.trim() || !day}>
              {words.addDate}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

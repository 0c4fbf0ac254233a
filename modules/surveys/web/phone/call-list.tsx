import { Text, Title, UnstyledButton } from "@mantine/core";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { SurveyCallRow } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./phone.module.css";

type CallListProps = {
  title: string;
  empty?: string;
  rows: readonly SurveyCallRow[];
  onChosen: (customerId: number) => void;
};

/** Calls, each a way to call again. */
export function CallList({ title, empty, rows, onChosen }: CallListProps) {
  const words = useWords({ fa, en });
  const { dateTime } = useFormat();
  return (
    <section aria-label={title}>
      <Title order={3}>{title}</Title>
      {rows.length === 0 && empty ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : null}
      {rows.map((row) => (
        <UnstyledButton
          key={row.id}
          className={styles["choice"] ?? ""}
          disabled={row.customer === null}
          onClick={() => row.customer && onChosen(row.customer.id)}
        >
          <span>
            <bdi>{row.customer?.name ?? words.unnamed}</bdi>
            {row.note ? (
              <Text size="xs" c="dimmed" dir="auto">
                {row.note}
              </Text>
            ) : null}
          </span>
          <Text size="xs" c={isDue(row) ? "var(--warning)" : "dimmed"} ta="end">
            {row.call_back_at ? (
              <>
                {dateTime(row.call_back_at)}
                {isDue(row) ? ` · ${words.overdue}` : ""}
              </>
            ) : (
              <>
                {words.outcomes[row.outcome]} · <TimeText at={row.called_at} />
              </>
            )}
          </Text>
        </UnstyledButton>
      ))}
    </section>
  );
}

function isDue({ call_back_at: at }: SurveyCallRow): boolean {
  return at !== null && new Date(at) <= new Date();
}

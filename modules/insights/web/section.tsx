import { ActionIcon, Popover, Text, Title, Tooltip } from "@mantine/core";
import { IconDownload, IconInfoCircle } from "@tabler/icons-react";
import type { PropsWithChildren, ReactNode } from "react";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { MetricAnswer } from "../contract.ts";
import { saveCsv } from "./csv.ts";
import styles from "./insights.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type SectionProps = PropsWithChildren<{
  title: string;
  /** The answer that is shown: its definition is told, and its numbers can be taken away. */
  answer: MetricAnswer;
  /** Something to choose, at the end of the title line. */
  control?: ReactNode;
}>;

/** One part of the page: what it is, what it means, its numbers as a file, and its picture. */
export function Section({ title, answer, control, children }: SectionProps) {
  const words = useWords({ fa, en }).insights;
  const format = useFormat();
  const days = words.period(format.date(answer.from), format.date(answer.to));
  return (
    <section className={styles["section"]} aria-label={title}>
      <div className={styles["head"]}>
        <Title order={2}>{title}</Title>
        <Popover width={320} withArrow>
          <Popover.Target>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={words.definition(title)}>
              <IconInfoCircle size={16} stroke={1.6} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <Text size="sm">{answer.definition}</Text>
            <Text size="sm" c="dimmed" mt={8}>
              {days}
            </Text>
          </Popover.Dropdown>
        </Popover>
        <span className={styles["spring"]} />
        {control}
        <Tooltip label={words.csv(title)}>
          <ActionIcon variant="subtle" color="gray" aria-label={words.csv(title)} onClick={() => saveCsv(answer)}>
            <IconDownload size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
      {answer.pending ? <Text c="dimmed">{words.counting}</Text> : children}
    </section>
  );
}

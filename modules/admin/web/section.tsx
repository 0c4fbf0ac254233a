import { Group, Text, Title } from "@mantine/core";
import type { PropsWithChildren, ReactNode } from "react";
import styles from "./section.module.css";

type SectionProps = PropsWithChildren<{ title?: string; note?: ReactNode; action?: ReactNode }>;

/** One part of a settings page, parted from the next by a hairline. */
export function Section({ title, note, action, children }: SectionProps) {
  return (
    <section className={styles["section"]}>
      {title ? (
        <Group justify="space-between" align="flex-start" gap={12} wrap="nowrap" mb={note ? 4 : 12}>
          <Title order={2}>{title}</Title>
          {action}
        </Group>
      ) : null}
      {note ? (
        <Text size="sm" c="dimmed" mb={14} component="div">
          {note}
        </Text>
      ) : null}
      {children}
    </section>
  );
}

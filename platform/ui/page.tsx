import { Box, Group, Text, Title } from "@mantine/core";
import { type PropsWithChildren, type ReactNode, useEffect } from "react";
import styles from "./page.module.css";

type PageProps = PropsWithChildren<{
  title: string;
  /** A short line under the title. */
  note?: ReactNode;
  /** The one main action, and at most a menu beside it. */
  action?: ReactNode;
  /** The filter line, which is also the address. */
  filters?: ReactNode;
  /** `full` for tables and boards, `reading` for forms and text. */
  width?: "full" | "reading";
}>;

/** A page: title line with its one main action, filter line, content. */
export function Page({ title, note, action, filters, width = "full", children }: PageProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Box className={styles["page"]} data-width={width}>
      <header className={styles["head"]}>
        <div className={styles["titles"]}>
          <Title order={1}>{title}</Title>
          {note ? (
            <Text size="sm" c="dimmed" component="div">
              {note}
            </Text>
          ) : null}
        </div>
        {action ? (
          <Group gap="xs" wrap="nowrap">
            {action}
          </Group>
        ) : null}
      </header>
      {filters ? <div className={styles["filters"]}>{filters}</div> : null}
      <div className={styles["content"]}>{children}</div>
    </Box>
  );
}

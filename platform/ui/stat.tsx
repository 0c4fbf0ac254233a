import { ActionIcon, Popover, Stack, Text } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { PropsWithChildren, ReactNode } from "react";
import { BrandLink } from "./brand-link.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./stat.module.css";
import { useFormat } from "./use-format.ts";
import { useWords } from "./use-words.ts";

type StatProps = {
  label: string;
  /** The number as it is shown, already formatted; null where there is none yet. */
  value: string | null;
  /** A sentence a shop owner understands. */
  definition: string;
  /** How many cases it is made of. */
  n?: number | null;
  /** The 95% interval, formatted. */
  interval?: { low: string; high: string } | null;
  /** The rows behind the number: a path below the brand. */
  rows?: string;
  /** A small line or word below. */
  children?: ReactNode;
};

/** One number that can be touched: its definition, its n, its interval, and the rows behind it. */
export function Stat({ label, value, definition, n, interval, rows, children }: StatProps) {
  const words = useWords({ fa, en }).stat;
  const format = useFormat();
  return (
    <div className={styles["stat"]}>
      <div className={styles["label"]}>
        <Text size="sm" c="dimmed" span>
          {label}
        </Text>
        <Popover width={300} withArrow position="bottom">
          <Popover.Target>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={words.definition(label)}>
              <IconInfoCircle size={16} stroke={1.6} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <Stack gap={8}>
              <Text size="sm">{definition}</Text>
              {interval ? (
                <Text size="sm" c="dimmed">
                  {words.interval(interval.low, interval.high)}
                </Text>
              ) : null}
              {rows ? (
                <BrandLink path={rows}>
                  <Text size="sm" span>
                    {words.rows}
                  </Text>
                </BrandLink>
              ) : null}
            </Stack>
          </Popover.Dropdown>
        </Popover>
      </div>
      {value === null ? (
        <Text c="dimmed">{words.none}</Text>
      ) : (
        <Value path={rows} label={words.rows}>
          {value}
        </Value>
      )}
      <Text size="xs" c="dimmed" component="div" className={styles["small"]}>
        {interval ? <span>{words.range(interval.low, interval.high)}</span> : null}
        {n === undefined || n === null ? null : <span>{words.n(format.number(n))}</span>}
        {children}
      </Text>
    </div>
  );
}

/** A row of numbers; two beside each other on a phone. */
export function Stats({ children }: PropsWithChildren) {
  return <div className={styles["stats"]}>{children}</div>;
}

function Value({ path, label, children }: { path?: string | undefined; label: string; children: string }) {
  if (!path) return <bdi className={styles["value"]}>{children}</bdi>;
  return (
    <BrandLink path={path} underline="never" c="inherit">
      <span className={styles["value"]} title={label}>
        <bdi>{children}</bdi>
      </span>
    </BrandLink>
  );
}

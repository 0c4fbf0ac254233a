import { Button, Chip, Group, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { LeftOutRow, WaveRow } from "../../contract.ts";
import styles from "./ask.module.css";
import { leftOutQueryOf } from "./ask-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Whom rules left out of a wave, by reason, with names. */
export function LeftOut({ survey, wave }: { survey: string; wave: WaveRow }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const reasons = Object.entries(wave.left_out).sort(([, a], [, b]) => b - a);
  const [reason, setReason] = useState(reasons[0]?.[0] ?? "");
  const list = useInfiniteQuery(leftOutQueryOf(survey, wave.id, reason));
  return (
    <Stack gap="md">
      <Chip.Group value={reason} onChange={(value) => setReason(value as string)}>
        <Group gap={8}>
          {reasons.map(([name, n]) => (
            <Chip key={name} value={name}>
              {`${words.leftOut.reasons[name] ?? name}: ${format.number(n)}`}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      <ul className={styles["list"]}>
        {list.data?.pages
          .flatMap(({ rows }) => rows)
          .map((row) => (
            <li key={row.customer.id} className={styles["row"]}>
              <LeftOutPerson row={row} />
            </li>
          ))}
      </ul>
      {list.hasNextPage ? (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.waves.more}
        </Button>
      ) : null}
    </Stack>
  );
}

/** One who was left out; a link to their page. */
export function LeftOutPerson({ row: { customer, until } }: { row: LeftOutRow }) {
  const words = useWords({ fa, en }).leftOut;
  const format = useFormat();
  return (
    <Group justify="space-between" w="100%">
      <BrandLink path={`customers/${customer.id}`}>{customer.name ?? words.unnamed}</BrandLink>
      {until ? (
        <Text size="sm" c="dimmed">
          {words.until(format.date(until))}
        </Text>
      ) : null}
    </Group>
  );
}

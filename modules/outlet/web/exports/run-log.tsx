import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Row, RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import type { ExportRun } from "../../contract/exports.ts";
import styles from "../outlet.module.css";
import { exportRunsQuery } from "./export-calls.ts";
import { RunBadge, standingOf } from "./export-line.tsx";
import { useExportWords } from "./export-words.ts";

/** What was sent, newest first: each sending with its files, or why it did not arrive. */
export function RunLog({ id }: { id: number }) {
  const { words } = useExportWords();
  const [after, setAfter] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(exportRunsQuery(id, after));
  return (
    <Stack gap="md" py="md">
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <ListSkeleton rows={4} />}
      {data?.rows.length === 0 ? <Text c="dimmed">{words.runs.empty}</Text> : null}
      <Rows>
        {data?.rows.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </Rows>
      {data?.next ? (
        <Button variant="default" onClick={() => setAfter(data.next)}>
          {words.runs.older}
        </Button>
      ) : null}
    </Stack>
  );
}

function RunLine({ run }: { run: ExportRun }) {
  const { words, size, problem } = useExportWords();
  const format = useFormat();
  const until = format.dateTime(run.due_at);
  return (
    <Row>
      <RowMain>
        <Stack gap={2}>
          <Group gap={8}>
            <Text fw={500}>{until}</Text>
            <RunBadge state={standingOf(run)} />
            {run.by_hand ? (
              <Text size="sm" c="dimmed">
                {words.runs.byHand}
              </Text>
            ) : null}
          </Group>
          <Text size="sm" c="dimmed" component="div">
            {run.since ? words.runs.from(format.dateTime(run.since), until) : words.runs.everything(until)}
            {run.tries > 1 ? ` · ${words.runs.tries(format.number(run.tries))}` : null}
            {run.next_at && run.problem ? (
              <>
                {" "}
                · {words.runs.nextTry} <TimeText at={run.next_at} />
              </>
            ) : null}
          </Text>
          {run.problem ? (
            <Text size="sm" c="var(--bad)">
              {problem(run.problem)}
            </Text>
          ) : null}
          {run.problem && run.detail ? (
            <Text size="sm" c="dimmed">
              {words.trial.said} <Bdi dir="ltr">{run.detail}</Bdi>
            </Text>
          ) : null}
          {run.files.map((file) => (
            <Text key={file.name} size="sm" className={styles["address"] ?? ""}>
              <Bdi dir="ltr">{file.name}</Bdi>
              {" · "}
              <Text span size="sm" c="dimmed">
                {words.runs.rows(format.number(file.rows), size(file.bytes))}
              </Text>
            </Text>
          ))}
        </Stack>
      </RowMain>
    </Row>
  );
}

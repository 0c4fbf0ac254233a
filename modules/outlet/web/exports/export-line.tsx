import { Badge, Button, Group, Menu, Stack, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { api } from "../../../../platform/ui/api.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { Row, RowMain } from "../../../../platform/ui/rows.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import type { ExportPlace, ExportRow, ExportRun } from "../../contract/exports.ts";
import styles from "../outlet.module.css";
import { useExportDeed } from "./export-calls.ts";
import { useExportWords } from "./export-words.ts";

type LineProps = { row: ExportRow; onEdit: () => void; onLog: () => void };

/** A scheduled export in a line: what, when, where, how the last sending went, and what can be done. */
export function ExportLine({ row, onEdit, onLog }: LineProps) {
  const { words, when } = useExportWords();
  const { rule, last } = row;
  const path = `/exports/${row.id}`;
  const run = useExportDeed(() => api.post(`${path}/runs`), { done: words.started });
  return (
    <Row>
      <RowMain>
        <Stack gap={4}>
          <Group gap={8}>
            <Text fw={500}>{rule.name}</Text>
            {row.paused_at ? <RunBadge state="paused" /> : last ? <RunBadge state={standingOf(last)} /> : null}
          </Group>
          <Text size="sm">
            {rule.tables.map((table) => words.tables[table]).join(words.and)} · {when(rule)}
          </Text>
          <Text size="sm" c="dimmed" className={styles["address"] ?? ""}>
            <Bdi dir="ltr">{placeText(rule.place)}</Bdi>
          </Text>
          <Standing row={row} />
        </Stack>
      </RowMain>
      <Group gap={4}>
        <Button size="compact-sm" variant="subtle" loading={run.isPending} onClick={() => run.mutate(undefined)}>
          {words.runNow}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onLog}>
          {words.log}
        </Button>
        <Deeds row={row} onEdit={onEdit} />
      </Group>
    </Row>
  );
}

function placeText(place: ExportPlace): string {
  const folder = place.folder.replace(/^\/+|\/+$/g, "");
  if (place.kind === "s3") return [new URL(place.endpoint).host, place.bucket, folder].filter(Boolean).join("/");
  return `sftp://${place.user}@${place.host}${place.port === 22 ? "" : `:${place.port}`}/${folder}`;
}

const colours = { waiting: "gray", again: "yellow", done: "firuze", failed: "red", paused: "gray" } as const;
type RunState = keyof typeof colours;

/** How a sending stands: one that failed once and waits for its next try is said to be tried again. */
export function standingOf({ state, problem }: ExportRun): RunState {
  return state === "waiting" && problem ? "again" : state;
}

/** How a sending stands, in a word. */
export function RunBadge({ state }: { state: RunState }) {
  const { words } = useExportWords();
  return (
    <Badge variant="light" color={colours[state]}>
      {words.states[state]}
    </Badge>
  );
}

function Standing({ row: { last, next_at, paused_at } }: { row: ExportRow }) {
  const { words, sum, problem } = useExportWords();
  return (
    <>
      <Text size="sm" c="dimmed" component="div">
        {paused_at ? null : (
          <>
            {words.next}: <TimeText at={next_at} /> ·{" "}
          </>
        )}
        {words.last}:{" "}
        {last ? (
          <>
            <TimeText at={last.done_at ?? last.due_at} />
            {last.state === "done" ? ` · ${sum(last.files)}` : null}
          </>
        ) : (
          words.never
        )}
      </Text>
      {last?.problem && !paused_at ? (
        <Text size="sm" c="var(--bad)">
          {problem(last.problem)}
        </Text>
      ) : null}
    </>
  );
}

function Deeds({ row, onEdit }: Omit<LineProps, "onLog">) {
  const { words } = useExportWords();
  const path = `/exports/${row.id}`;
  const undo = useUndoNotice();
  const restore = useExportDeed(() => api.post(`${path}/restore`));
  const remove = useExportDeed(() => api.delete(path), {
    onDone: () => undo(words.removed, () => restore.mutate(undefined)),
  });
  const pause = useExportDeed(() => api.put(`${path}/pause`, { paused: true }), { done: words.paused });
  const resume = useExportDeed(() => api.put(`${path}/pause`, { paused: false }), { done: words.resumed });
  return (
    <>
      {row.paused_at ? (
        <Button size="compact-sm" variant="light" onClick={() => resume.mutate(undefined)}>
          {words.resume}
        </Button>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" color="gray" aria-label={words.more}>
            <IconDots size={18} stroke={1.6} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{words.edit}</Menu.Item>
          {row.paused_at ? null : <Menu.Item onClick={() => pause.mutate(undefined)}>{words.pause}</Menu.Item>}
          <Menu.Item onClick={() => remove.mutate(undefined)}>{words.remove}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

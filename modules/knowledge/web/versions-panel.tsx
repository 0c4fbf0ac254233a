import { Badge, Button, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Row, Rows } from "../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { DifferencePiece } from "../contract.ts";
import styles from "./knowledge.module.css";
import { differenceQuery, useDeed, versionsQuery } from "./knowledge-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type PanelProps = { opened: boolean; onClose: () => void; path: string; mayWrite: boolean };

/** What was written, version by version, how each differs from the one before, and a way back. */
export function VersionsPanel({ opened, onClose, path, mayWrite }: PanelProps) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const [chosen, setChosen] = useState<number | null>(null);
  const list = useQuery({ ...versionsQuery(path), enabled: opened });
  return (
    <DetailPanel opened={opened} onClose={onClose} title={words.versions}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      <Rows>
        {list.data?.rows.map((row) => (
          <Row key={row.version}>
            <UnstyledButton
              className={styles["grow"]}
              aria-expanded={chosen === row.version}
              onClick={() => setChosen(chosen === row.version ? null : row.version)}
            >
              <Group gap={8}>
                <Text fw={500}>{words.version(number(row.version))}</Text>
                {row.published ? (
                  <Badge variant="light" tt="none">
                    {words.isPublished}
                  </Badge>
                ) : null}
                {row.restored_from ? (
                  <Text size="sm" c="dimmed">
                    {words.restoredFrom(number(row.restored_from))}
                  </Text>
                ) : null}
              </Group>
              <Text size="sm" c="dimmed">
                {words.versionBy(row.written_by)} · <TimeText at={row.written_at} />
              </Text>
            </UnstyledButton>
            {chosen === row.version ? (
              <OneVersion
                path={path}
                version={row.version}
                newest={row.version === list.data.rows[0]?.version}
                mayWrite={mayWrite}
              />
            ) : null}
          </Row>
        ))}
      </Rows>
    </DetailPanel>
  );
}

type OneProps = { path: string; version: number; newest: boolean; mayWrite: boolean };

function OneVersion({ path, version, newest, mayWrite }: OneProps) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const compared = useQuery(differenceQuery(path, version));
  const restore = useDeed(() => api.post(`${path}/versions/${version}/restoration`), { done: words.versionRestored });
  if (!compared.data) return <ListSkeleton rows={2} />;
  const { against, title_difference, body_difference } = compared.data;
  return (
    <Stack gap={10} w="100%">
      <Text size="sm" c="dimmed">
        {against === null ? words.firstVersion : words.comparedWith(number(against))}
      </Text>
      <Difference pieces={title_difference} />
      <Difference pieces={body_difference} />
      {mayWrite && !newest ? (
        <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate(undefined)}>
          {words.restoreVersion}
        </Button>
      ) : null}
    </Stack>
  );
}

function Difference({ pieces }: { pieces: readonly DifferencePiece[] }) {
  return (
    <div className={styles["difference"]} dir="auto">
      {pieces.map(({ kind, text }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one difference never move
        if (kind === "added") return <ins key={at}>{text}</ins>;
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one difference never move
        if (kind === "removed") return <del key={at}>{text}</del>;
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one difference never move
        return <span key={at}>{text.length > 400 ? `${text.slice(0, 160)} … ${text.slice(-160)}` : text}</span>;
      })}
    </div>
  );
}

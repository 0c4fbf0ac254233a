import { ActionIcon, Button, Group, Modal, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { Row, RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ServiceLevel } from "../../contract.ts";
import { useSaving } from "../settings/use-saving.ts";
import { levelsQuery } from "./calls.ts";
import { LevelEditor } from "./level-editor.tsx";
import { levelSentence } from "./level-sentence.ts";
import styles from "./levels.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useLevelNames } from "./use-level-names.ts";

/** «سطح خدمت»: what customers are promised, each level as a sentence, in the order in which they are tried. */
export default function LevelsPage() {
  const words = useWords({ fa, en });
  const queries = useQueryClient();
  const [open, setOpen] = useState<ServiceLevel | "new" | null>(null);
  const list = useQuery(levelsQuery());
  const rows = list.data?.rows;
  const ordering = useSaving((ids: number[]) => api.put("/service-levels/order", { ids }), {
    renews: "service-levels",
  });
  const move = (from: number, to: number) => {
    if (!rows) return;
    const ordered = rows.toSpliced(from, 1).toSpliced(to, 0, rows[from]!);
    queries.setQueryData(levelsQuery().queryKey, { rows: ordered });
    ordering.mutate(ordered.map(({ id }) => id));
  };
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setOpen("new")}>
      {words.add}
    </Button>
  );
  const empty = rows?.length === 0;
  return (
    <Page title={words.title} note={words.note} width="reading" action={empty ? undefined : add}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={3} /> : null}
      {empty ? <EmptyState picture="talk" title={words.emptyTitle} text={words.emptyText} action={add} /> : null}
      <Rows ordered>
        {rows?.map((level, place) => (
          <LevelRow
            key={level.id}
            level={level}
            place={place}
            last={place === rows.length - 1}
            onMove={(to) => move(place, to)}
            onChange={() => setOpen(level)}
          />
        ))}
      </Rows>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        size="lg"
        title={open === "new" || !open ? words.add : open.name}
        closeButtonProps={{ "aria-label": words.close }}
      >
        <LevelEditor level={open === "new" ? null : open} onSaved={() => setOpen(null)} />
      </Modal>
    </Page>
  );
}

type LevelRowProps = {
  level: ServiceLevel;
  place: number;
  last: boolean;
  onMove: (to: number) => void;
  onChange: () => void;
};

function LevelRow({ level, place, last, onMove, onChange }: LevelRowProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { names } = useLevelNames();
  const undo = useUndoNotice();
  const path = `/service-levels/${level.id}`;
  const restore = useSaving(() => api.post(`${path}/restore`), { renews: "service-levels" });
  const remove = useSaving(() => api.delete(path), {
    renews: "service-levels",
    onDone: () => undo(words.removed(level.name), () => restore.mutate(undefined)),
  });
  return (
    <Row>
      <span className={styles["place"]}>{format.number(place + 1)}</span>
      <RowMain>
        <strong style={{ fontWeight: 500 }}>
          <bdi>{level.name}</bdi>
        </strong>
        <Text size="sm" c="dimmed">
          {levelSentence(level, words, names)}
        </Text>
      </RowMain>
      <Group gap={2}>
        <ActionIcon
          variant={place === 0 ? "transparent" : "subtle"}
          color="gray"
          aria-label={words.up(level.name)}
          disabled={place === 0}
          onClick={() => onMove(place - 1)}
        >
          <IconArrowUp size={18} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          variant={last ? "transparent" : "subtle"}
          color="gray"
          aria-label={words.down(level.name)}
          disabled={last}
          onClick={() => onMove(place + 1)}
        >
          <IconArrowDown size={18} stroke={1.6} />
        </ActionIcon>
        <Button variant="subtle" color="gray" size="xs" px={8} onClick={onChange}>
          {words.change}
        </Button>
        <Button variant="subtle" color="gray" size="xs" px={8} onClick={() => remove.mutate(undefined)}>
          {words.remove}
        </Button>
      </Group>
    </Row>
  );
}

import { Button, Group, Modal, Stack, Switch, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { OccasionRow } from "../../contract.ts";
import styles from "./ask.module.css";
import { occasionsQuery, useAskDeed } from "./ask-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { OccasionForm } from "./occasion-form.tsx";

/** What makes a survey ask by itself, each with its switch. */
export function OccasionList({ survey }: { survey: string }) {
  const words = useWords({ fa, en });
  const may = useCan("surveys.write");
  const [open, setOpen] = useState<OccasionRow | "new" | null>(null);
  const list = useQuery(occasionsQuery(survey));
  return (
    <section>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2}>{words.occasions.title}</Title>
          <Text size="sm" c="dimmed">
            {words.occasions.note}
          </Text>
        </div>
        {may ? (
          <Button
            variant="light"
            leftSection={<IconPlus size={18} stroke={1.6} />}
            style={{ flexShrink: 0 }}
            onClick={() => setOpen("new")}
          >
            {words.occasions.add}
          </Button>
        ) : null}
      </Group>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={2} /> : null}
      {list.data?.rows.length === 0 ? (
        <Text c="dimmed" mt="md">
          {words.occasions.empty}
        </Text>
      ) : null}
      <ul className={styles["list"]}>
        {list.data?.rows.map((row) => (
          <Row key={row.id} survey={survey} row={row} may={may} onEdit={() => setOpen(row)} />
        ))}
      </ul>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={words.occasions.add}
        size="lg"
        closeButtonProps={{ "aria-label": words.close }}
      >
        <OccasionForm survey={survey} kept={open === "new" ? null : open} onSaved={() => setOpen(null)} />
      </Modal>
    </section>
  );
}

/** An occasion in a line. */
function useSaid(): (row: OccasionRow) => string {
  const { occasions } = useWords({ fa, en });
  const format = useFormat();
  return ({ rule, product_name: product }) => {
    if (rule.kind === "period") return occasions.eachDays(format.number(rule.repeat_days));
    const what =
      rule.kind === "order" ? `${occasions.status} ${occasions.statuses[rule.status]}` : occasions.kinds[rule.kind];
    const when = rule.delay_hours > 0 ? occasions.after(what, format.number(rule.delay_hours)) : what;
    return product ? occasions.about(when, product) : when;
  };
}

type RowProps = { survey: string; row: OccasionRow; may: boolean; onEdit: () => void };

function Row({ survey, row, may, onEdit }: RowProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const said = useSaid();
  const undo = useUndoNotice();
  const path = `/surveys/${survey}/occasions/${row.id}`;
  const toggle = useAskDeed((on: boolean) => api.put(path, { rule: row.rule, on }));
  const restore = useAskDeed(() => api.post(`${path}/restore`));
  const remove = useAskDeed(() => api.delete(path), {
    onDone: () => undo(words.occasions.removed, () => restore.mutate(undefined)),
  });
  return (
    <li className={styles["row"]}>
      <Switch
        checked={row.on}
        disabled={!may || toggle.isPending}
        onChange={({ currentTarget }) => toggle.mutate(currentTarget.checked)}
        aria-label={`${words.occasions.on}: ${said(row)}`}
      />
      <Stack gap={0} className={styles["about"]}>
        <Text>{said(row)}</Text>
        <Text size="sm" c="dimmed">
          {words.occasions.counts(format.number(row.invited), format.number(row.answered))}
        </Text>
      </Stack>
      {may ? (
        <Group gap={4}>
          <Button size="compact-sm" variant="subtle" onClick={onEdit}>
            {words.occasions.edit}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => remove.mutate(undefined)}>
            {words.occasions.remove}
          </Button>
        </Group>
      ) : null}
    </li>
  );
}

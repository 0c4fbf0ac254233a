import { Button, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { WaveRow } from "../../contract.ts";
import styles from "./ask.module.css";
import { useAskDeed, wavesQuery } from "./ask-calls.ts";
import { LeftOut } from "./left-out.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { WaveForm } from "./wave-form.tsx";

/** The waves of a survey, newest first, with what became of each. */
export function WaveList({ survey, live }: { survey: string; live: boolean }) {
  const words = useWords({ fa, en });
  const may = useCan("surveys.write") && live;
  const [making, setMaking] = useState(false);
  const [leftOut, setLeftOut] = useState<WaveRow | null>(null);
  const list = useInfiniteQuery(wavesQuery(survey));
  const rows = list.data?.pages.flatMap((page) => page.rows);
  return (
    <section>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2}>{words.waves.title}</Title>
          <Text size="sm" c="dimmed">
            {words.waves.note}
          </Text>
        </div>
        {may ? (
          <Button
            leftSection={<IconPlus size={18} stroke={1.6} />}
            style={{ flexShrink: 0 }}
            onClick={() => setMaking(true)}
          >
            {words.waves.add}
          </Button>
        ) : null}
      </Group>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={3} /> : null}
      {rows?.length === 0 ? (
        <Text c="dimmed" mt="md">
          {words.waves.empty}
        </Text>
      ) : null}
      <ul className={styles["list"]}>
        {rows?.map((row) => (
          <Row key={row.id} survey={survey} row={row} may={may} onLeftOut={() => setLeftOut(row)} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button variant="subtle" mt="sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.waves.more}
        </Button>
      ) : null}
      <Modal
        opened={making}
        onClose={() => setMaking(false)}
        title={words.waves.title}
        size="lg"
        closeButtonProps={{ "aria-label": words.close }}
      >
        <WaveForm survey={survey} onMade={() => setMaking(false)} />
      </Modal>
      <Modal
        opened={leftOut !== null}
        onClose={() => setLeftOut(null)}
        title={words.leftOut.title}
        closeButtonProps={{ "aria-label": words.close }}
      >
        {leftOut ? <LeftOut survey={survey} wave={leftOut} /> : null}
      </Modal>
    </section>
  );
}

function useTitle(): (row: WaveRow) => string {
  const words = useWords({ fa, en });
  return ({ occasion, audience }) => {
    if (occasion) return words.waves.by(words.occasions.kinds[occasion.kind]);
    return words.waves.audiences[audience?.kind ?? "all"];
  };
}

type RowProps = { survey: string; row: WaveRow; may: boolean; onLeftOut: () => void };

function Row({ survey, row, may, onLeftOut }: RowProps) {
  const { waves: words } = useWords({ fa, en });
  const format = useFormat();
  const title = useTitle();
  const cancel = useAskDeed(() => api.post(`/surveys/${survey}/waves/${row.id}/cancellation`), {
    done: words.cancelDone,
  });
  const leftOut = Object.values(row.left_out).reduce((sum, n) => sum + n, 0);
  const counts = (["invited", "waiting", "sent", "opened", "answered", "failed"] as const).filter(
    (name) => row[name] > 0 || ["invited", "sent", "answered"].includes(name),
  );
  return (
    <li className={styles["row"]}>
      <Stack gap={0} className={styles["about"]}>
        <Text>{title(row)}</Text>
        <Text size="sm" c="dimmed" component="div">
          <TimeText at={row.made_at} />
          {row.cancelled_at ? ` · ${words.cancelled}` : null}
          {row.under_way ? ` · ${words.under}` : null}
        </Text>
      </Stack>
      <dl className={styles["counts"]}>
        {counts.map((name) => (
          <div key={name}>
            <dt>{words[name]}</dt>
            <dd>{format.number(row[name])}</dd>
          </div>
        ))}
      </dl>
      <Group gap={4}>
        {leftOut > 0 ? (
          <Button size="compact-sm" variant="subtle" onClick={onLeftOut}>
            {`${words.leftOut}: ${format.number(leftOut)}`}
          </Button>
        ) : null}
        {may && row.waiting > 0 && !row.cancelled_at ? (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => cancel.mutate(undefined)}>
            {words.cancel}
          </Button>
        ) : null}
      </Group>
    </li>
  );
}

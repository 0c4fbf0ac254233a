import { Badge, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Flow, FlowRow } from "../../contract.ts";
import { flowVersionsQuery } from "../bot-calls.ts";
import listStyles from "../intents/intents.module.css";
import { useSaving } from "../parts/use-saving.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { SaveState } from "./use-autosave.ts";

type FlowDeedsProps = { row: FlowRow; state: SaveState; live: boolean; onRestore: (flow: Flow) => void };

/** Whether the draft is saved, going live with it, and what was live before. */
export function FlowDeeds({ row, state, live, onRestore }: FlowDeedsProps) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const { number } = useFormat();
  const [history, setHistory] = useState(false);
  const publish = useSaving(
    () => api.post(`/bot/flows/${row.id}/versions`, undefined, z.object({ version: z.number() })),
    { renews: ["flows"], onDone: ({ version }) => notice.done(words.published(number(version))) },
  );
  // A step that nobody reaches does no harm.
  const ready = row.problems.every(({ code }) => code === "unreachable");
  const said = { saved: words.saved, saving: words.saving, failed: words.notSaved, invalid: words.invalid }[state];
  return (
    <Group gap={8} justify="flex-end">
      <Text size="xs" c="dimmed" role="status" maw={220} visibleFrom={state === "saved" ? "sm" : "base"}>
        {live ? said : ""}
      </Text>
      <Button size="xs" variant="subtle" color="gray" onClick={() => setHistory(true)}>
        {words.versions}
      </Button>
      {live ? (
        <Button
          size="xs"
          loading={publish.isPending}
          disabled={state !== "saved" || !ready || !row.changed}
          onClick={() => publish.mutate(undefined)}
        >
          {words.publish}
        </Button>
      ) : null}
      <DetailPanel opened={history} onClose={() => setHistory(false)} title={words.versionsTitle}>
        <Versions
          row={row}
          mayRestore={live}
          onRestore={(flow, version) => {
            onRestore(flow);
            setHistory(false);
            notice.done(words.restored(number(version)));
          }}
        />
      </DetailPanel>
    </Group>
  );
}

type VersionsProps = { row: FlowRow; mayRestore: boolean; onRestore: (flow: Flow, version: number) => void };

function Versions({ row, mayRestore, onRestore }: VersionsProps) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const list = useQuery(flowVersionsQuery(row.id));
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <ListSkeleton rows={3} />;
  if (list.data.rows.length === 0) return <Text c="dimmed">{words.versionsEmpty}</Text>;
  return list.data.rows.map(({ version, published_at, published_by, flow }) => (
    <div key={version} className={listStyles["release"]}>
      <div className={listStyles["grow"]}>
        <span className={listStyles["name"]}>{words.version(number(version))}</span>
        <span className={listStyles["quiet"]}>
          <TimeText at={published_at} /> · {words.steps(number(flow.nodes.length))}
          {published_by ? (
            <>
              {" · "}
              <Bdi>{published_by}</Bdi>
            </>
          ) : null}
        </span>
      </div>
      {version === row.published_version ? (
        <Badge variant="light" tt="none">
          {words.isLive}
        </Badge>
      ) : null}
      {mayRestore ? (
        <Button size="xs" variant="default" onClick={() => onRestore(flow, version)}>
          {words.restore}
        </Button>
      ) : null}
    </div>
  ));
}

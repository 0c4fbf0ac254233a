import { Badge, Button, Loader, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { modelQuery, releasesQuery } from "../bot-calls.ts";
import { useSaving } from "../parts/use-saving.ts";
import { mayWrite } from "../rights.ts";
import styles from "./intents.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useModelText } from "./use-model-text.ts";

const renews = ["model", "releases", "intents"];

/** Whether the draft is learned and live, going live with it, and going back. */
export function ModelLine() {
  const words = useWords({ fa, en }).model;
  const undo = useUndoNotice();
  const write = useCan(mayWrite);
  const { data } = useQuery(modelQuery());
  const text = useModelText(data);
  const [history, setHistory] = useState(false);
  const restore = useSaving((version: number) => api.post(`/bot/releases/${version}/restore`), { renews });
  const before = data?.live_version ?? null;
  const publish = useSaving(() => api.post("/bot/releases"), {
    renews,
    onDone: () => (before === null ? undefined : undo(words.publishedPlain, () => restore.mutate(before))),
    ...(before === null ? { done: words.publishedPlain } : {}),
  });
  if (!data) return <div className={styles["model"]} style={{ minHeight: 54 }} />;
  return (
    <section className={styles["model"]} aria-label={words.title}>
      <div className={styles["state"]} aria-live="polite">
        {data.training ? <Loader size={16} /> : null}
        <Text size="sm">{text}</Text>
      </div>
      {write && data.changed ? (
        <BrandLink path="bot/numbers" c="var(--accent-strong)">
          <Text span size="sm">
            {words.replay}
          </Text>
        </BrandLink>
      ) : null}
      <Button size="xs" variant="subtle" color="gray" onClick={() => setHistory(true)}>
        {words.history}
      </Button>
      {write ? (
        <Button
          size="xs"
          disabled={!data.changed || data.training || data.trained_at === null}
          loading={publish.isPending}
          onClick={() => publish.mutate(undefined)}
        >
          {words.publish}
        </Button>
      ) : null}
      <DetailPanel opened={history} onClose={() => setHistory(false)} title={words.historyTitle}>
        <Releases live={data.live_version} />
      </DetailPanel>
    </section>
  );
}

function Releases({ live }: { live: number | null }) {
  const words = useWords({ fa, en }).model;
  const format = useFormat();
  const undo = useUndoNotice();
  const write = useCan(mayWrite);
  const list = useQuery(releasesQuery());
  const restore = useSaving((version: number) => api.post(`/bot/releases/${version}/restore`).then(() => version), {
    renews,
    onDone: (version) => {
      if (live !== null) undo(words.restored(format.number(version)), () => restore.mutate(live));
    },
  });
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <ListSkeleton rows={3} />;
  if (list.data.rows.length === 0) return <Text c="dimmed">{words.historyEmpty}</Text>;
  return (
    <>
      <Text size="sm" c="dimmed">
        {words.historyNote}
      </Text>
      {list.data.rows.map(({ version, published_at, published_by, intents }) => (
        <div key={version} className={styles["release"]}>
          <div className={styles["grow"]}>
            <span className={styles["name"]}>{words.version(format.number(version))}</span>
            <span className={styles["quiet"]}>
              <TimeText at={published_at} /> · {words.intents(format.number(intents))}
              {published_by ? (
                <>
                  {" "}
                  · <Bdi>{words.by(published_by)}</Bdi>
                </>
              ) : null}
            </span>
          </div>
          {version === live ? (
            <Badge variant="light" tt="none">
              {words.isLive}
            </Badge>
          ) : null}
          {write && version !== live ? (
            <Button size="xs" variant="default" onClick={() => restore.mutate(version)}>
              {words.restore}
            </Button>
          ) : null}
        </div>
      ))}
    </>
  );
}

import { Alert, Badge, Button, Group, Progress, Stack, Text, Title } from "@mantine/core";
import { api } from "../../../platform/ui/api.ts";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Counts, Shop, Sync } from "../contract/shops.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useShopDeed } from "./shops-calls.ts";

/** Reading a whole shop: how far it is, how fast, pausing and going on. */
export function SyncPanel({ shop }: { shop: Shop }) {
  const words = useWords({ fa, en });
  const { sync } = shop.woo!;
  const path = `/woocommerce-shops/${shop.id}/sync`;
  const start = useShopDeed(() => api.post(path));
  const pause = useShopDeed((paused: boolean) => api.put(path, { paused }));
  const open = sync && sync.state !== "done";
  return (
    <section>
      <Group gap={8} mb={8}>
        <Title order={2}>{words.sync.title}</Title>
        {sync ? <SyncState sync={sync} /> : null}
      </Group>
      <Stack gap={12} align="stretch">
        <Text size="sm" c="dimmed">
          {words.sync.note}
        </Text>
        {sync ? <SyncNumbers sync={sync} /> : null}
        {open && sync.problem ? (
          <Alert variant="light" color="yellow">
            {words.problems[sync.problem]}
            {sync.next_at ? (
              <div>
                {words.sync.next} <TimeText at={sync.next_at} />
              </div>
            ) : null}
          </Alert>
        ) : null}
        <Group gap={8}>
          {open ? null : (
            <Button variant="light" loading={start.isPending} onClick={() => start.mutate(undefined)}>
              {sync ? words.sync.again : words.sync.start}
            </Button>
          )}
          {sync?.state === "running" ? (
            <Button variant="default" loading={pause.isPending} onClick={() => pause.mutate(true)}>
              {words.sync.pause}
            </Button>
          ) : null}
          {sync?.state === "paused" || (open && sync.problem) ? (
            <Button variant="light" loading={pause.isPending} onClick={() => pause.mutate(false)}>
              {sync.state === "paused" ? words.sync.resume : words.sync.now}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </section>
  );
}

function SyncState({ sync }: { sync: Sync }) {
  const words = useWords({ fa, en }).sync;
  const format = useFormat();
  if (sync.state === "running") {
    return (
      <Text size="sm" c="dimmed" role="status">
        {words.stages[sync.stage]}
        {sync.rate === null ? null : ` · ${words.rate(format.number(sync.rate))}`}
      </Text>
    );
  }
  return (
    <Badge variant="light" color={sync.state === "done" ? "firuze" : "gray"}>
      {sync.state === "done" ? words.done : words.paused}
    </Badge>
  );
}

const parts = ["products", "customers", "orders"] as const;

function SyncNumbers({ sync }: { sync: Sync }) {
  return (
    <Stack gap={10}>
      {parts.map((part) => (
        <PartBar key={part} part={part} counts={sync.counts[part]} />
      ))}
    </Stack>
  );
}

function PartBar({ part, counts }: { part: (typeof parts)[number]; counts: Counts }) {
  const words = useWords({ fa, en }).sync;
  const format = useFormat();
  const { read, total, failed } = counts;
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text size="sm">{words.stages[part]}</Text>
        <Text size="sm" c="dimmed">
          {total === null ? format.number(read) : words.of(format.number(read), format.number(total))}
        </Text>
      </Group>
      <Progress value={total ? (read / total) * 100 : 0} aria-label={words.stages[part]} transitionDuration={200} />
      {failed > 0 ? (
        <Text size="sm" c="var(--bad)">
          {words.failedToo(format.number(failed))}
        </Text>
      ) : null}
    </Stack>
  );
}

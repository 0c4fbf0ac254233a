import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconDownload, IconPlayerPlay } from "@tabler/icons-react";
import { useGo } from "../../../platform/ui/address.ts";
import { downloadAddress } from "../../../platform/ui/api.ts";
import { Stat, Stats } from "../../../platform/ui/stat.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { ImportRun } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useImportDeed } from "./use-import-deed.ts";

/** What became of an import. */
export function ImportResult({ run }: { run: ImportRun }) {
  const words = useWords({ fa, en });
  const go = useGo();
  return (
    <Stack gap={28}>
      <Outcome run={run} />
      {run.status === "done" || run.read > 0 ? <ImportNumbers run={run} /> : null}
      {run.rejected > 0 ? (
        <Stack gap={10} align="flex-start">
          <Text>{words.rejectedNote}</Text>
          <Button
            component="a"
            href={downloadAddress(`/imports/${run.id}/rejections`)}
            variant="default"
            leftSection={<IconDownload size={18} stroke={1.6} />}
          >
            {words.download}
          </Button>
        </Stack>
      ) : null}
      <Group gap={8}>
        <Button onClick={() => go(run.kind === "orders" ? "catalog/orders" : "customers")}>
          {words.see[run.kind]}
        </Button>
        <Button variant="default" onClick={() => go("imports")}>
          {words.another}
        </Button>
      </Group>
    </Stack>
  );
}

function Outcome({ run }: { run: ImportRun }) {
  const words = useWords({ fa, en });
  const deed = useImportDeed(run.id);
  if (run.status === "cancelled") return <Text>{words.cancelled}</Text>;
  if (run.status === "done") {
    return (
      <Group gap={10}>
        <IconCircleCheck size={26} stroke={1.6} color="var(--good)" aria-hidden />
        <Title order={2}>{words.done}</Title>
      </Group>
    );
  }
  return (
    <Alert color="yellow" title={words.failed}>
      <Stack gap={12} align="flex-start">
        <div>
          <Text>{run.problem?.message}</Text>
          <Text size="sm" c="dimmed">
            {words.failedNote}
          </Text>
        </div>
        <Button
          variant="default"
          loading={deed.isPending}
          leftSection={<IconPlayerPlay size={18} stroke={1.6} />}
          onClick={() => deed.mutate({ deed: "resumption" })}
        >
          {words.resume}
        </Button>
      </Stack>
    </Alert>
  );
}

/** The counts of an import. */
export function ImportNumbers({ run }: { run: ImportRun }) {
  const { numbers: words, definitions } = useWords({ fa, en });
  const { number } = useFormat();
  const numbers = [
    { key: "read", label: words.read, value: run.read },
    { key: "imported", label: words.imported[run.kind], value: run.imported },
    { key: "updated", label: words.updated, value: run.updated },
    { key: "unchanged", label: words.unchanged, value: run.unchanged },
    { key: "rejected", label: words.rejected, value: run.rejected },
  ] as const;
  return (
    <Stats>
      {numbers.map(({ key, label, value }) => (
        <Stat key={key} label={label} value={number(value)} definition={definitions[key]} />
      ))}
    </Stats>
  );
}

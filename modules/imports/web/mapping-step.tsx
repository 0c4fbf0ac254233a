import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconInfoCircle, IconPlayerPlay } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { TableSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { sourceKey } from "../../intake/contract.ts";
import type { ImportRun, Mapping, Preview } from "../contract.ts";
import { FileOptions } from "./file-options.tsx";
import { FirstRows } from "./first-rows.tsx";
import { previewQuery } from "./import-calls.ts";
import styles from "./imports.module.css";
import { MappingTable } from "./mapping-table.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useFieldWords } from "./use-field-words.ts";
import { useImportDeed } from "./use-import-deed.ts";

type Asked = { mapping?: Mapping; guess?: Partial<Mapping> };

/** What each column of a file means, shown on its first rows, before the import begins. */
export function MappingStep({ run }: { run: ImportRun }) {
  const [asked, setAsked] = useState<Asked>({});
  const [source, setSource] = useState(run.source);
  const { data, error, isFetching, refetch } = useQuery(previewQuery(run.id, asked));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TableSkeleton rows={6} columns={4} />;
  return (
    <Stack gap={32}>
      <ColumnsPart preview={data} onChange={(mapping) => setAsked({ mapping })} />
      <FileOptions
        preview={data}
        source={source}
        onSource={setSource}
        // Another delimiter makes other columns: they are guessed anew.
        onShape={(guess) => setAsked({ guess })}
        onChange={(mapping) => setAsked({ mapping })}
      />
      <RowsPart preview={data} />
      <StartLine run={run} preview={data} source={source} waiting={isFetching} />
    </Stack>
  );
}

function ColumnsPart({ preview, onChange }: { preview: Preview; onChange: (mapping: Mapping) => void }) {
  const words = useWords({ fa, en });
  return (
    <section>
      <Title order={2} fz="md">
        {words.mappingTitle}
      </Title>
      <Text size="sm" c="dimmed" mb={8}>
        {words.mappingNote}
      </Text>
      <MappingTable preview={preview} onChange={onChange} />
    </section>
  );
}

function RowsPart({ preview }: { preview: Preview }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const bad = preview.rows.filter(({ problem }) => problem).length;
  return (
    <section>
      <Title order={2} fz="md">
        {words.previewTitle}
      </Title>
      <Text size="sm" c="dimmed" mb={8} role="status">
        {bad === 0 ? words.previewFine : words.previewNote(number(bad), number(preview.rows.length))}
      </Text>
      <FirstRows preview={preview} />
    </section>
  );
}

type StartProps = { run: ImportRun; preview: Preview; source: string; waiting: boolean };

function StartLine({ run, preview, source, waiting }: StartProps) {
  const words = useWords({ fa, en });
  const fieldWord = useFieldWords(run.kind);
  const deed = useImportDeed(run.id);
  const missing = preview.missing.map((names) => names.split("|").map(fieldWord).join(words.or));
  return (
    <Stack gap={8} className={styles["start"]}>
      {missing.length > 0 ? <Alert color="yellow">{words.missing(missing.join("، "))}</Alert> : null}
      <Text size="sm" c="dimmed">
        <IconInfoCircle size={16} stroke={1.6} style={{ verticalAlign: "middle" }} aria-hidden /> {words.undone}
      </Text>
      <Group gap={8}>
        <Button
          leftSection={<IconPlayerPlay size={18} stroke={1.6} />}
          loading={deed.isPending}
          disabled={missing.length > 0 || waiting || !sourceKey.safeParse(source).success}
          onClick={() => deed.mutate({ deed: "start", mapping: preview.mapping, source })}
        >
          {words.start}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => deed.mutate({ deed: "cancellation" })}>
          {words.discard}
        </Button>
      </Group>
    </Stack>
  );
}

import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { api, downloadAddress } from "../../../platform/ui/api.ts";
import { DateField } from "../../../platform/ui/date-field.tsx";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { ProgressPanel } from "../../../platform/ui/progress-panel.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { BatchPage } from "../contract.ts";
import { useLetterDeed } from "./letter-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** A batch on paper: making the PDF, taking it, and saying that it went to the post. */
export function BatchPaper({ batch }: { batch: BatchPage }) {
  const words = useWords({ fa, en }).batch;
  const { id, letters, can_print, printing, posted_on, problem } = batch;
  if (letters === 0) return null;
  return (
    <>
      <Stack component="section" gap={12} aria-label={words.paper}>
        <Title order={2}>{words.paper}</Title>
        {can_print ? null : <Text c="dimmed">{words.cannotPrint}</Text>}
        {problem && !printing ? (
          <Alert color="red" variant="light" role="status">
            {words.failed}
          </Alert>
        ) : null}
        {printing ? (
          <ProgressPanel title={words.printing} done={printing.printed} total={printing.of} mayLeave />
        ) : (
          <Print batch={batch} />
        )}
        <Group gap={8}>
          {can_print ? <Take label={words.labels} path={`/letters/batches/${id}/labels`} /> : null}
          <Take label={words.csv} path={`/letters/batches/${id}/addresses`} />
        </Group>
      </Stack>
      {posted_on ? <Posted batch={batch} /> : <Posting batch={batch} />}
    </>
  );
}

function Take({ label, path }: { label: string; path: string }) {
  return (
    <Button
      component="a"
      download
      href={downloadAddress(path)}
      size="xs"
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.6} />}
    >
      {label}
    </Button>
  );
}

function Print({ batch: { id, can_print, file, posted_on } }: { batch: BatchPage }) {
  const words = useWords({ fa, en }).batch;
  const { number, date } = useFormat();
  const print = useLetterDeed(() => api.post(`/letters/batches/${id}/printing`));
  if (!can_print) return null;
  const again = posted_on ? null : (
    <Button variant={file ? "subtle" : "filled"} loading={print.isPending} onClick={() => print.mutate(undefined)}>
      {file ? words.printAgain : words.print}
    </Button>
  );
  if (!file) return again && <Group>{again}</Group>;
  return (
    <Stack gap={6}>
      <Group gap={8}>
        <Button
          component="a"
          download
          href={downloadAddress(`/letters/batches/${id}/pdf`)}
          leftSection={<IconDownload size={18} stroke={1.6} />}
        >
          {words.pdf}
        </Button>
        {again}
      </Group>
      <Text size="sm" c="dimmed">
        {words.ready(number(file.pages), number(file.bytes / 1_048_576, 1))} · {words.kept(date(file.expires_at))}
      </Text>
    </Stack>
  );
}

function Posting({ batch: { id, letters, printing } }: { batch: BatchPage }) {
  const words = useWords({ fa, en }).batch;
  const { number, timeZone } = useFormat();
  const undo = useUndoNotice();
  const today = new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date());
  const [day, setDay] = useState<string | null>(today);
  const post = useLetterDeed((chosen: string) => api.put(`/letters/batches/${id}/posting`, { day: chosen }));
  const takeBack = useLetterDeed(() => api.delete(`/letters/batches/${id}/posting`));
  const send = (chosen: string) =>
    void post.mutateAsync(chosen).then(
      () => undo(words.isPosted(number(letters)), () => takeBack.mutateAsync(undefined)),
      () => {},
    );
  return (
    <Stack component="section" gap={10} aria-label={words.posting}>
      <Title order={2}>{words.posting}</Title>
      <Text size="sm" c="dimmed">
        {words.postingNote}
      </Text>
      <Group align="flex-end" gap={8}>
        <DateField label={words.day} value={day} onChange={setDay} w={170} />
        <Button
          variant="default"
          loading={post.isPending}
          disabled={day === null || printing !== null}
          onClick={() => day && send(day)}
        >
          {words.post}
        </Button>
      </Group>
    </Stack>
  );
}

function Posted({ batch: { posted_on, told } }: { batch: BatchPage }) {
  const words = useWords({ fa, en }).batch;
  const { date } = useFormat();
  const day = date(posted_on!);
  return (
    <Stack component="section" gap={6} aria-label={words.posting}>
      <Title order={2}>{words.posting}</Title>
      <Text>{told ? words.postedOn(day) : words.soonTold(day)}</Text>
    </Stack>
  );
}

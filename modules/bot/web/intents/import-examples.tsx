import { Button, FileInput, Group, List, Modal, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { examplesImported } from "../../contract.ts";
import { useSaving } from "../parts/use-saving.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type ImportExamplesProps = { opened: boolean; onClose: () => void };
/** How much text is taken at once, in characters. */
const most = 4_000_000;

/** Brings examples of many intents in from a file or a pasted text, and says what was taken and what was not. */
export function ImportExamples({ opened, onClose }: ImportExamplesProps) {
  const words = useWords({ fa, en });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={words.importTitle}
      closeButtonProps={{ "aria-label": words.close }}
    >
      <Fields />
    </Modal>
  );
}

/** What a text is: JSON begins with a bracket or a brace. */
export function formatOf(text: string): "json" | "csv" {
  return /^\s*[[{]/.test(text.replace(/^\uFEFF/, "")) ? "json" : "csv";
}

function Fields() {
  const words = useWords({ fa, en });
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState("");
  const importing = useSaving(
    async () => {
      const whole = file ? await file.text() : text;
      return api.post("/bot/examples/import", { format: formatOf(whole), text: whole }, examplesImported);
    },
    { renews: ["intents", "examples", "model"] },
  );
  const tooBig = (file?.size ?? 0) > most;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    importing.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <Text size="sm" c="dimmed">
          {words.importNote}
        </Text>
        <FileInput
          label={words.importFile}
          placeholder={words.importPick}
          accept=".csv,.json,.jsonl,.ndjson,text/csv,application/json"
          clearable
          error={tooBig ? words.tooBig : undefined}
          value={file}
          onChange={setFile}
        />
        {file ? null : (
          <Textarea
            label={words.importText}
            dir="auto"
            autosize
            minRows={4}
            maxRows={10}
            maxLength={most}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {importing.data ? <Taken taken={importing.data} /> : null}
        <Group justify="flex-end">
          <Button type="submit" loading={importing.isPending} disabled={tooBig || (!file && text.trim() === "")}>
            {words.importRun}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Taken({ taken }: { taken: z.infer<typeof examplesImported> }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const counts = [
    words.importAdded(number(taken.added)),
    taken.repeated > 0 ? words.importRepeated(number(taken.repeated)) : null,
    taken.intents > 0 ? words.importIntents(number(taken.intents)) : null,
    taken.rejected.length > 0 ? words.importRejected(number(taken.rejected.length)) : null,
  ].filter((one) => one !== null);
  return (
    <div role="status">
      <Text fw="medium">{counts.join(" · ")}</Text>
      <List size="sm" mah={160} style={{ overflowY: "auto" }}>
        {taken.rejected.slice(0, 100).map(({ line, code }) => (
          <List.Item key={`${line}${code}`}>{words.importLine(number(line), words.rejections[code])}</List.Item>
        ))}
      </List>
    </div>
  );
}

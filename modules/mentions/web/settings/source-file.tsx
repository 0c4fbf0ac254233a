import { Button, FileButton, Stack, Text } from "@mantine/core";
import { uploadFile } from "../../../../platform/ui/upload.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { fileTaken, type Source } from "../../contract.ts";
import { useMentionDeed } from "../mention-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Brings a table of mentions and says what became of its rows. */
export function SourceFile({ source }: { source: Source }) {
  const words = useWords({ fa, en }).sources;
  const format = useFormat();
  const send = useMentionDeed((file: File) => uploadFile(`/mention-sources/${source.id}/file`, file, fileTaken));
  const taken = send.data;
  return (
    <Stack gap={12} align="flex-start">
      <Text size="sm">{words.fileNote}</Text>
      <FileButton accept=".csv,.tsv,.xlsx,.txt" onChange={(file) => file && send.mutate(file)}>
        {(props) => (
          <Button {...props} loading={send.isPending}>
            {words.sendFile}
          </Button>
        )}
      </FileButton>
      <div role="status">
        {taken ? (
          <Text>
            {words.fileTaken(format.number(taken.kept), format.number(taken.repeated), format.number(taken.unmatched))}
          </Text>
        ) : null}
        {taken && taken.rejections > 0 ? (
          <>
            <Text size="sm" mt={8}>
              {words.fileRejected(format.number(taken.rejections))}
            </Text>
            {taken.rejected.map(({ row, why }) => (
              <Text size="sm" c="dimmed" key={row}>
                {words.row(format.number(row))}: {words.why[why]}
              </Text>
            ))}
          </>
        ) : null}
      </div>
    </Stack>
  );
}

import { Button, FileButton, Group, List, Select, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { uploadFile } from "../../../platform/ui/upload.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import {
  type AttendanceField,
  type AttendanceResult,
  attendanceFields,
  attendancePreview,
  attendanceResult,
} from "../contract.ts";
import { useMeetingDeed } from "./meeting-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type Column = { header: string; samples: string[]; field: AttendanceField | null };
type Read = { file: File; columns: Column[] };

/** A file of who was there, or a pasted table: its columns are looked at before it is taken in. */
export function AttendanceForm({ meeting }: { meeting: number }) {
  const notice = useNotice();
  const [read, setRead] = useState<Read | null>(null);
  const look = useMutation({
    mutationFn: async (file: File) => ({
      file,
      ...(await uploadFile(`/meetings/${meeting}/attendance-previews`, file, attendancePreview)),
    }),
    onSuccess: setRead,
    onError: (error) => notice.failed(error),
  });
  const take = useMeetingDeed(({ file, columns }: Read) =>
    uploadFile(`/meetings/${meeting}/attendance`, file, attendanceResult, { query: placesOf(columns) }),
  );
  const again = () => {
    setRead(null);
    take.reset();
  };
  if (take.data) return <Taken result={take.data} onAgain={again} />;
  if (!read) return <ChooseFile isReading={look.isPending} onFile={(file) => look.mutate(file)} />;
  return (
    <Columns
      columns={read.columns}
      isTaking={take.isPending}
      onChange={(columns) => setRead({ ...read, columns })}
      onAgain={again}
      onTake={() => take.mutate(read)}
    />
  );
}

function placesOf(columns: readonly Column[]): Record<string, number> {
  return Object.fromEntries(columns.flatMap(({ field }, at) => (field ? [[field, at]] : [])));
}

function ChooseFile({ isReading, onFile }: { isReading: boolean; onFile: (file: File) => void }) {
  const words = useWords({ fa, en });
  const [text, setText] = useState("");
  return (
    <Stack gap={16}>
      <Text>{words.attendanceNote}</Text>
      <FileButton onChange={(file) => file && onFile(file)} accept=".csv,.tsv,.txt,.xlsx,text/csv">
        {({ onClick }) => (
          <Button onClick={onClick} loading={isReading} leftSection={<IconUpload size={18} stroke={1.6} />}>
            {words.chooseFile}
          </Button>
        )}
      </FileButton>
      <Textarea
        label={words.orPaste}
        description={words.pasteNote}
        rows={6}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={text.trim() === ""}
          loading={isReading}
          onClick={() => onFile(new File([text], "pasted.txt", { type: "text/plain" }))}
        >
          {words.see}
        </Button>
      </Group>
    </Stack>
  );
}

type ColumnsProps = {
  columns: readonly Column[];
  isTaking: boolean;
  onChange: (columns: Column[]) => void;
  onAgain: () => void;
  onTake: () => void;
};

function Columns({ columns, isTaking, onChange, onAgain, onTake }: ColumnsProps) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const named = columns.some(({ field }) => field === "name" || field === "email" || field === "phone");
  // What one column means, no other does.
  const put = (at: number, field: AttendanceField | null) =>
    onChange(
      columns.map((column, place) => {
        if (place === at) return { ...column, field };
        return column.field === field ? { ...column, field: null } : column;
      }),
    );
  return (
    <Stack gap={14}>
      <Title order={2}>{words.columns}</Title>
      {columns.map(({ header, samples, field }, at) => (
        <Select
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
          key={at}
          label={header || words.unnamedColumn(number(at + 1))}
          description={samples.join(" · ") || undefined}
          allowDeselect={false}
          value={field ?? "unused"}
          data={[...attendanceFields, "unused" as const].map((value) => ({ value, label: words.fields[value] }))}
          onChange={(value) => put(at, attendanceFields.find((one) => one === value) ?? null)}
        />
      ))}
      {named ? null : (
        <Text size="sm" c="red" role="alert">
          {words.needPerson}
        </Text>
      )}
      <Group justify="space-between">
        <Button variant="subtle" color="gray" onClick={onAgain}>
          {words.another}
        </Button>
        <Button disabled={!named} loading={isTaking} onClick={onTake}>
          {words.take}
        </Button>
      </Group>
    </Stack>
  );
}

function Taken({ result, onAgain }: { result: AttendanceResult; onAgain: () => void }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const { people, matched, strangers, added, changed, erased, rejected } = result;
  return (
    <Stack gap={12} role="status">
      <Text fw={500}>{words.taken(number(people), number(matched), number(strangers))}</Text>
      {added + changed === 0 ? <Text>{words.unchanged}</Text> : null}
      {erased > 0 ? <Text size="sm">{words.erasedNote(number(erased))}</Text> : null}
      {rejected.length > 0 ? (
        <div>
          <Text size="sm">{words.rejected}</Text>
          <List size="sm">
            {rejected.map(({ row, value }) => (
              <List.Item key={row}>
                {`${words.row(number(row))}: `}
                <bdi>{value}</bdi>
              </List.Item>
            ))}
          </List>
        </div>
      ) : null}
      <Group>
        <Button variant="default" onClick={onAgain}>
          {words.another}
        </Button>
      </Group>
    </Stack>
  );
}

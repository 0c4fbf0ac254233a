import { Checkbox, Group, Select, Stack, Text } from "@mantine/core";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { fileKinds, mostFileBytes, mostFiles } from "../../contract.ts";
import type { FieldsOf } from "./editing.ts";
import { useBuilderWords } from "./use-builder-words.ts";

/** What may be attached to an answer, and how many files. */
export function FileFields({ question, put, editing: { readOnly } }: FieldsOf<"file">) {
  const words = useBuilderWords().files;
  const { number } = useFormat();
  return (
    <Stack gap={10}>
      <Group align="flex-start" gap={24}>
        <Checkbox.Group
          label={words.kinds}
          value={question.kinds}
          onChange={(picked) => {
            const kinds = fileKinds.filter((kind) => picked.includes(kind));
            if (kinds.length > 0) put({ ...question, kinds });
          }}
        >
          <Group mt={8} gap={18}>
            {fileKinds.map((kind) => (
              <Checkbox key={kind} value={kind} label={words.kind[kind]} disabled={readOnly} />
            ))}
          </Group>
        </Checkbox.Group>
        <Select
          w={160}
          label={words.most}
          allowDeselect={false}
          disabled={readOnly}
          value={String(question.most)}
          data={Array.from({ length: mostFiles }, (_, at) => ({ value: String(at + 1), label: number(at + 1) }))}
          onChange={(most) => most && put({ ...question, most: Number(most) })}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {words.note(number(mostFileBytes / 1_000_000))}
      </Text>
    </Stack>
  );
}

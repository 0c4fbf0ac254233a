import { Checkbox, Group, NumberInput, Stack, Text } from "@mantine/core";
import type { FieldsOf } from "./editing.ts";
import { OptionList } from "./option-list.tsx";
import { useBuilderWords } from "./use-builder-words.ts";

/** Options of a choice, and how many may be chosen. */
export function ChoiceFields({ question, put, editing: { draft, readOnly } }: FieldsOf<"choice">) {
  const words = useBuilderWords();
  const box = (name: "other" | "random") => (
    <Checkbox
      label={words.options[name]}
      disabled={readOnly}
      checked={question[name]}
      onChange={(event) => put({ ...question, [name]: event.currentTarget.checked })}
    />
  );
  const limit = (name: "least" | "most") => (
    <NumberInput
      w={110}
      label={words.options[name]}
      placeholder={words.options.anyNumber}
      min={name === "least" ? 0 : 1}
      max={60}
      allowDecimal={false}
      readOnly={readOnly}
      value={question[name] ?? ""}
      onChange={(value) => put({ ...question, [name]: typeof value === "number" ? value : undefined }, name)}
    />
  );
  return (
    <Stack gap={12}>
      <OptionList
        label={words.options.title}
        options={question.options}
        languages={draft.languages}
        pictures={question.pictures}
        fixed={question.score !== undefined}
        readOnly={readOnly}
        onChange={(options, stroke) => put({ ...question, options }, stroke)}
      />
      {question.score ? (
        <Text size="xs" c="dimmed">
          {words.options.fixed}
        </Text>
      ) : (
        <>
          {question.pictures ? null : box("other")}
          {box("random")}
          {question.many ? (
            <Group>
              {limit("least")}
              {limit("most")}
            </Group>
          ) : null}
        </>
      )}
    </Stack>
  );
}

/** What is put in order. */
export function RankingFields({ question, put, editing: { draft, readOnly } }: FieldsOf<"ranking">) {
  const words = useBuilderWords();
  return (
    <Stack gap={12}>
      <OptionList
        label={words.options.title}
        options={question.options}
        languages={draft.languages}
        readOnly={readOnly}
        onChange={(options, stroke) => put({ ...question, options }, stroke)}
      />
      <Checkbox
        label={words.options.random}
        disabled={readOnly}
        checked={question.random}
        onChange={(event) => put({ ...question, random: event.currentTarget.checked })}
      />
    </Stack>
  );
}

/** Rows and columns of a matrix. */
export function MatrixFields({ question, put, editing: { draft, readOnly } }: FieldsOf<"matrix">) {
  const words = useBuilderWords();
  return (
    <Stack gap={16}>
      {(["rows", "columns"] as const).map((part) => (
        <OptionList
          key={part}
          label={words.options[part]}
          options={question[part]}
          languages={draft.languages}
          readOnly={readOnly}
          onChange={(options, stroke) => put({ ...question, [part]: options }, stroke)}
        />
      ))}
    </Stack>
  );
}

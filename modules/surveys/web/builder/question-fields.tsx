import { Checkbox, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import type { Question } from "../../contract.ts";
import type { FieldsOf } from "./editing.ts";
import { FileFields } from "./file-fields.tsx";
import { ChoiceFields, MatrixFields, RankingFields } from "./list-fields.tsx";
import { useBuilderWords } from "./use-builder-words.ts";
import { WordsField } from "./words-field.tsx";

/** The fields that a type of question has for itself. */
export function QuestionFields(props: FieldsOf<Question["type"]>) {
  const { question } = props;
  switch (question.type) {
    case "scale":
      return <ScaleFields {...props} question={question} />;
    case "choice":
      return <ChoiceFields {...props} question={question} />;
    case "ranking":
      return <RankingFields {...props} question={question} />;
    case "matrix":
      return <MatrixFields {...props} question={question} />;
    case "text":
      return <TextFields {...props} question={question} />;
    case "number":
      return <NumberFields {...props} question={question} />;
    case "date":
      return <DateFields {...props} question={question} />;
    case "file":
      return <FileFields {...props} question={question} />;
    case "consent":
      return <ConsentFields {...props} question={question} />;
    default:
      return null;
  }
}

function ScaleFields({ question, put, editing: { draft, readOnly } }: FieldsOf<"scale">) {
  const words = useBuilderWords();
  const { number } = useFormat();
  const pick = (name: "from" | "to", from: number, to: number) => (
    <Select
      w={110}
      label={words.scale[name]}
      allowDeselect={false}
      disabled={readOnly || question.score !== undefined}
      value={String(question[name])}
      data={Array.from({ length: to - from + 1 }, (_, at) => ({ value: String(from + at), label: number(from + at) }))}
      onChange={(value) => value && put({ ...question, [name]: Number(value) })}
    />
  );
  return (
    <Stack gap={12}>
      <Group align="flex-end">
        {pick("from", 0, 1)}
        {pick("to", 2, 10)}
        <Select
          w={140}
          label={words.scale.looks}
          allowDeselect={false}
          disabled={readOnly}
          value={question.looks}
          data={(["numbers", "stars", "faces"] as const).map((value) => ({ value, label: words.scale.look[value] }))}
          onChange={(looks) => looks && put({ ...question, looks: looks as typeof question.looks })}
        />
      </Group>
      {question.score ? (
        <Text size="xs" c="dimmed">
          {words.scale.fixed}
        </Text>
      ) : null}
      {(["low", "high"] as const).map((end) => (
        <WordsField
          key={end}
          label={words.scale[end]}
          value={question[`${end}_label`]}
          languages={draft.languages}
          readOnly={readOnly}
          onChange={(value) => put(withWords(question, `${end}_label`, value), end)}
        />
      ))}
    </Stack>
  );
}

/** Words that may be missing: emptied, they go altogether. */
function withWords<Q extends Question>(
  question: Q,
  name: string,
  value: { fa?: string | undefined; en?: string | undefined },
): Q {
  const next = { ...question, [name]: value } as Q & Record<string, unknown>;
  if (!value.fa && !value.en) delete next[name];
  return next;
}

function TextFields({ question, put, editing: { readOnly } }: FieldsOf<"text">) {
  const words = useBuilderWords();
  return (
    <Group align="flex-start" gap={24}>
      <Checkbox
        label={words.text.comment}
        description={words.text.commentNote}
        disabled={readOnly}
        checked={question.comment}
        onChange={(event) => put({ ...question, comment: event.currentTarget.checked })}
      />
      <NumberInput
        w={140}
        label={words.text.most}
        min={1}
        max={20_000}
        allowDecimal={false}
        readOnly={readOnly}
        value={question.most_characters}
        onChange={(value) =>
          typeof value === "number" && value > 0 && put({ ...question, most_characters: value }, "most")
        }
      />
    </Group>
  );
}

function NumberFields({ question, put, editing: { readOnly } }: FieldsOf<"number">) {
  const words = useBuilderWords();
  return (
    <Group align="flex-end" gap={16}>
      {(["least", "most"] as const).map((name) => (
        <NumberInput
          key={name}
          w={130}
          label={words.numbers[name]}
          readOnly={readOnly}
          value={question[name] ?? ""}
          onChange={(value) => put({ ...question, [name]: typeof value === "number" ? value : undefined }, name)}
        />
      ))}
      <Checkbox
        pb={8}
        label={words.numbers.whole}
        disabled={readOnly}
        checked={question.whole}
        onChange={(event) => put({ ...question, whole: event.currentTarget.checked })}
      />
    </Group>
  );
}

function DateFields({ question, put, editing: { readOnly } }: FieldsOf<"date">) {
  const words = useBuilderWords();
  return (
    <Group>
      {(["least", "most"] as const).map((name) => (
        <DateField
          key={name}
          w={200}
          label={words.dates[name]}
          readOnly={readOnly}
          value={question[name] ?? null}
          onChange={(day) => put({ ...question, [name]: day ?? undefined })}
        />
      ))}
    </Group>
  );
}

function ConsentFields({ question, put, editing: { readOnly } }: FieldsOf<"consent">) {
  const words = useBuilderWords();
  return (
    <Select
      w={240}
      label={words.consent.purpose}
      allowDeselect={false}
      disabled={readOnly}
      value={question.purpose}
      data={(["survey", "marketing", "testimonial"] as const).map((value) => ({
        value,
        label: words.consent.purposes[value],
      }))}
      onChange={(purpose) => purpose && put({ ...question, purpose: purpose as typeof question.purpose })}
    />
  );
}

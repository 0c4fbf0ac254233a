import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { CustomersField, GroupSelect } from "../../customers/web/index.tsx";
import { type BatchBody, batchBody, letterPurposes, made, type TemplateRow } from "../contract.ts";
import { useLetterDeed } from "./letter-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type BatchFormProps = { templates: readonly TemplateRow[]; onMade: (id: number) => void };
type Kind = BatchBody["audience"]["kind"];

/** A template for somebody: which, for whom, and what it is about. */
export function BatchForm({ templates, onMade }: BatchFormProps) {
  const words = useWords({ fa, en }).form;
  const [name, setName] = useState("");
  const [template, setTemplate] = useState<number | null>(templates[0]?.id ?? null);
  const [kind, setKind] = useState<Kind>("segment");
  const [segment, setSegment] = useState<number | null>(null);
  const [ids, setIds] = useState<string[]>([]);
  const [purpose, setPurpose] = useState<BatchBody["purpose"]>("service");
  const audience = kind === "segment" ? { kind, segment } : { kind, ids: ids.map(Number) };
  const whole = batchBody.safeParse({ name, template, audience, purpose });
  const making = useLetterDeed(() => api.post("/letters/batches", whole.data, made));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole.success) making.mutate(undefined, { onSuccess: ({ id }) => onMade(id) });
  };
  return (
    <Stack component="form" gap={16} onSubmit={submit}>
      <TextInput
        required
        data-autofocus
        label={words.name}
        description={words.nameNote}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        required
        label={words.template}
        data={templates.map(({ id, name: label }) => ({ value: String(id), label }))}
        value={template === null ? null : String(template)}
        allowDeselect={false}
        onChange={(id) => setTemplate(Number(id))}
      />
      <Choice
        label={words.audience}
        value={kind}
        data={(["segment", "ids"] as const).map((value) => ({ value, label: words.kinds[value] }))}
        onChange={(value) => setKind(value as Kind)}
      />
      {kind === "segment" ? (
        <GroupSelect label={words.segment} value={segment} onChange={setSegment} />
      ) : (
        <CustomersField label={words.customers} value={ids} onChange={setIds} />
      )}
      <Choice
        label={words.purpose}
        note={words.purposeNote[purpose]}
        value={purpose}
        data={letterPurposes.map((value) => ({ value, label: words.purposes[value] }))}
        onChange={(value) => setPurpose(value as BatchBody["purpose"])}
      />
      <Group justify="flex-end">
        <Button type="submit" loading={making.isPending} disabled={!whole.success}>
          {words.make}
        </Button>
      </Group>
    </Stack>
  );
}

type ChoiceProps = {
  label: string;
  note?: string;
  value: string;
  data: { value: string; label: string }[];
  onChange: (value: string) => void;
};

function Choice({ label, note, ...control }: ChoiceProps) {
  return (
    <div>
      <Text fw={500} size="sm" mb={4}>
        {label}
      </Text>
      <SegmentedControl fullWidth aria-label={label} {...control} />
      {note ? (
        <Text size="sm" c="dimmed" mt={4}>
          {note}
        </Text>
      ) : null}
    </div>
  );
}

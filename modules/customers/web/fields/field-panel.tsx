import { Button, Select, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ApiError } from "../../../../platform/ui/api-error.ts";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { useErrorText } from "../../../../platform/ui/error-state.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type AttributeDefinition, attributeTypes } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type FieldPanelProps = {
  field: AttributeDefinition | "new" | null;
  taken: readonly string[];
  error: unknown;
  busy: boolean;
  onClose: () => void;
  onSave: (field: AttributeDefinition) => void;
};

/** The panel in which a field is made or changed. */
export function FieldPanel({ field, onClose, ...form }: FieldPanelProps) {
  const words = useWords({ fa, en });
  return (
    <DetailPanel opened={field !== null} onClose={onClose} title={field === "new" ? words.add : words.change}>
      {field ? <Form key={field === "new" ? "" : field.key} field={field === "new" ? null : field} {...form} /> : null}
    </DetailPanel>
  );
}

type FormProps = Omit<FieldPanelProps, "field" | "onClose"> & { field: AttributeDefinition | null };

function Form({ field, taken, error, busy, onSave }: FormProps) {
  const words = useWords({ fa, en });
  const errorText = useErrorText();
  const [label, setLabel] = useState(field?.label ?? "");
  const [key, setKey] = useState(field?.key ?? nextKey(taken));
  const [type, setType] = useState<string>(field?.type ?? "text");
  const [choices, setChoices] = useState(field?.choices ?? []);
  const wrong = error instanceof ApiError ? error.fields : {};
  const keyGood = /^[a-z][a-z0-9_]{0,62}$/.test(key);
  const ready = label.trim() && keyGood && (type !== "choice" || choices.length > 0);
  function submit(event: FormEvent) {
    event.preventDefault();
    const kind = type as AttributeDefinition["type"];
    if (ready) onSave({ key, label: label.trim(), type: kind, choices: kind === "choice" ? choices : [] });
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <TextInput
          data-autofocus
          label={words.label}
          placeholder={words.labelPlaceholder}
          maxLength={100}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          error={wrong["label"]}
        />
        <Select
          label={words.type}
          allowDeselect={false}
          data={attributeTypes.map((value) => ({ value, label: words.types[value] }))}
          value={type}
          onChange={(value) => setType(value ?? "text")}
          error={wrong["type"]}
        />
        {type === "choice" ? (
          <TagsInput
            label={words.choices}
            description={words.choicesHint}
            acceptValueOnBlur
            splitChars={[",", "،"]}
            value={choices}
            onChange={setChoices}
          />
        ) : null}
        <TextInput
          className="ltr-input"
          label={words.key}
          description={words.keyHint}
          disabled={field !== null}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          error={keyGood ? wrong["key"] : words.keyHint}
        />
        {error && Object.keys(wrong).length === 0 ? (
          <Text size="sm" c="var(--bad)" role="alert">
            {errorText(error)}
          </Text>
        ) : null}
        <Button type="submit" disabled={!ready} loading={busy}>
          {words.save}
        </Button>
      </Stack>
    </form>
  );
}

/** A free name to begin with, since a Persian label gives none. */
function nextKey(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`field_${number}`)) number++;
  return `field_${number}`;
}

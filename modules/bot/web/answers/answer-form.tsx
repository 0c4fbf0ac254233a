import { ActionIcon, Button, Group, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type EntityRow, entityBody } from "../../contract.ts";
import { useSaving } from "../parts/use-saving.ts";
import styles from "./answers.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type Choice = EntityRow["choices"][number] & { place: number };
type AnswerFormProps = { kind: EntityRow | null; onSaved: () => void };

const blank = (place: number): Choice => ({ place, value: "", also: [] });
const numbered = (choices: EntityRow["choices"]): Choice[] => choices.map((one, place) => ({ ...one, place }));

/** The name of a kind, what it can be, and how customers say each. */
export function AnswerForm({ kind, onSaved }: AnswerFormProps) {
  const words = useWords({ fa, en });
  const [name, setName] = useState(kind?.name ?? "");
  const [choices, setChoices] = useState(() => (kind ? numbered(kind.choices) : [blank(0), blank(1)]));
  const written = choices.filter(({ value }) => value.trim() !== "");
  const twice = new Set(written.map(({ value }) => value.trim())).size < written.length;
  const whole = entityBody.safeParse({ name, choices: written });
  const used = (kind?.flows.length ?? 0) > 0;
  const put = (changed: Choice) => setChoices((all) => all.map((one) => (one.place === changed.place ? changed : one)));
  const saving = useSaving(
    async () => {
      if (kind) await api.put(`/bot/entities/${kind.id}`, whole.data);
      else await api.post("/bot/entities", whole.data);
    },
    { done: words.saved, renews: ["entities"], onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole.success && !twice) saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <TextInput
          data-autofocus
          required
          maxLength={60}
          label={words.name}
          placeholder={words.namePlaceholder}
          readOnly={used}
          description={used ? words.nameUsed : undefined}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div>
          <Text fw={500}>{words.choices}</Text>
          <Text size="sm" c="dimmed">
            {words.choicesNote}
          </Text>
        </div>
        {choices.map((choice, at) => (
          <ChoiceFields
            key={choice.place}
            number={at + 1}
            choice={choice}
            onChange={put}
            onRemove={choices.length > 1 ? () => setChoices((all) => all.filter((one) => one !== choice)) : undefined}
          />
        ))}
        {twice ? (
          <Text size="sm" c="red" role="alert">
            {words.twice}
          </Text>
        ) : null}
        <Group justify="space-between">
          <Button
            variant="subtle"
            disabled={choices.length >= 300}
            leftSection={<IconPlus size={16} stroke={1.6} />}
            onClick={() => setChoices((all) => [...all, blank(Math.max(0, ...all.map(({ place }) => place)) + 1)])}
          >
            {words.addChoice}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={!whole.success || twice}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type ChoiceFieldsProps = {
  number: number;
  choice: Choice;
  onChange: (choice: Choice) => void;
  onRemove: (() => void) | undefined;
};

function ChoiceFields({ number, choice, onChange, onRemove }: ChoiceFieldsProps) {
  const words = useWords({ fa, en });
  const shown = useFormat().number(number);
  return (
    <div className={styles["choice"]}>
      <TextInput
        aria-label={words.choice(shown)}
        placeholder={words.choice(shown)}
        maxLength={80}
        value={choice.value}
        onChange={(event) => onChange({ ...choice, value: event.currentTarget.value })}
      />
      <TagsInput
        aria-label={words.also(shown)}
        placeholder={choice.also.length > 0 ? undefined : words.alsoPlaceholder}
        maxTags={30}
        value={choice.also}
        onChange={(list) =>
          onChange({ ...choice, also: list.map((word) => word.trim().slice(0, 80)).filter((word) => word !== "") })
        }
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        disabled={!onRemove}
        aria-label={words.removeChoice(shown)}
        onClick={onRemove}
      >
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}

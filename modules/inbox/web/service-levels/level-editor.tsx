import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ServiceLevel, type ServiceLevelBody, serviceLevelBody } from "../../contract.ts";
import { useSaving } from "../settings/use-saving.ts";
import { sampleQuery } from "./calls.ts";
import { ClockFields, ConditionFields, PromiseFields } from "./level-fields.tsx";
import { blankLevel } from "./level-form.ts";
import { levelSentence } from "./level-sentence.ts";
import styles from "./levels.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useLevelNames } from "./use-level-names.ts";

/** Makes or changes a level; what it says and what it would mean stand below while one writes. */
export function LevelEditor({ level: saved, onSaved }: { level: ServiceLevel | null; onSaved: () => void }) {
  const words = useWords({ fa, en });
  const { id: _id, ...body } = saved ?? { id: 0, ...blankLevel };
  const [level, setLevel] = useState<ServiceLevelBody>(body);
  const change = (changed: Partial<ServiceLevelBody>) => setLevel((now) => ({ ...now, ...changed }));
  const saving = useSaving(
    () => (saved ? api.put(`/service-levels/${saved.id}`, level) : api.post("/service-levels", level)),
    { done: words.saved, renews: "service-levels", onDone: onSaved },
  );
  const complete = serviceLevelBody.safeParse(level).success;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={24}>
        <TextInput
          data-autofocus
          required
          label={words.name}
          placeholder={words.namePlaceholder}
          value={level.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <ConditionFields level={level} onChange={change} />
        <PromiseFields level={level} onChange={change} />
        <ClockFields level={level} onChange={change} />
        <Meaning level={level} />
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={!complete}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The level as a sentence, and when a message shortly before closing would be due. */
function Meaning({ level }: { level: ServiceLevelBody }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { names } = useLevelNames();
  const named = { ...level, name: level.name.trim() || "–" };
  const [settled] = useDebouncedValue(named, 250);
  const sample = useQuery({ ...sampleQuery(settled), enabled: serviceLevelBody.safeParse(settled).success }).data;
  if (!serviceLevelBody.safeParse(named).success) return null;
  return (
    <div className={styles["meaning"]} aria-live="polite">
      <Text fw="medium">{levelSentence(level, words, names)}</Text>
      {sample ? (
        <Text size="sm" c="dimmed" mt={4}>
          {words.sample(format.dateTime(sample.at))}
        </Text>
      ) : null}
      {sample?.due.map(({ target, due_at }) => (
        <Text key={target} size="sm" c="dimmed">
          {due_at
            ? words.sampleDue(words.targets[target], format.dateTime(due_at))
            : words.sampleNever(words.targets[target])}
        </Text>
      ))}
    </div>
  );
}

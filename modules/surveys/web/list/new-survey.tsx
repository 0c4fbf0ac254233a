import { Button, Group, Modal, Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { surveyKey, type TemplateName, templateNames } from "../../contract.ts";
import { en as sharedEn } from "../messages.en.ts";
import { fa as sharedFa } from "../messages.fa.ts";
import styles from "../survey/survey.module.css";
import { useSurveyDeed } from "../survey-calls.ts";
import { freeKey } from "./free-key.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SurveyFromFile } from "./survey-from-file.tsx";
import { surveyMade } from "./survey-made.ts";

type NewSurveyProps = { opened: boolean; onClose: () => void; taken: readonly string[]; onMade: (key: string) => void };

/** Begins a survey from a template, shown by its first question. */
export function NewSurvey({ opened, onClose, taken, onMade }: NewSurveyProps) {
  const words = useWords({ fa, en });
  const shared = useWords({ fa: sharedFa, en: sharedEn });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={words.newTitle}
      closeButtonProps={{ "aria-label": shared.close }}
    >
      <NewSurveyForm taken={taken} onMade={onMade} />
    </Modal>
  );
}

function NewSurveyForm({ taken, onMade }: Pick<NewSurveyProps, "taken" | "onMade">) {
  const words = useWords({ fa, en });
  const { language } = useFormat();
  const [template, setTemplate] = useState<TemplateName>("nps");
  const [name, setName] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const shownName = name ?? words.templates[template].name;
  const shownKey = key ?? freeKey(template, taken);
  const make = useSurveyDeed(
    () => api.post("/surveys", { key: shownKey, name: shownName.trim(), template, language }, surveyMade),
    { onDone: (made) => onMade(made.key) },
  );
  const isGood = shownName.trim() !== "" && surveyKey.safeParse(shownKey).success;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) make.mutate(undefined);
      }}
    >
      <Stack gap={18}>
        <div role="radiogroup" aria-label={words.template} className={styles["templates"]}>
          {templateNames.map((one) => (
            <UnstyledButton
              key={one}
              role="radio"
              aria-checked={one === template}
              data-chosen={one === template || undefined}
              className={styles["template"] ?? ""}
              onClick={() => setTemplate(one)}
            >
              <Text fw={500} size="sm">
                {words.templates[one].name}
              </Text>
              <Text size="xs" c="dimmed">
                {words.templates[one].first}
              </Text>
            </UnstyledButton>
          ))}
        </div>
        <TextInput
          required
          label={words.name}
          maxLength={200}
          value={shownName}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          required
          dir="ltr"
          label={words.key}
          description={words.keyNote}
          maxLength={60}
          value={shownKey}
          onChange={(event) => setKey(event.currentTarget.value.toLowerCase())}
        />
        <Group justify="space-between">
          <SurveyFromFile taken={taken} onMade={onMade} />
          <Button type="submit" disabled={!isGood} loading={make.isPending}>
            {words.make}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

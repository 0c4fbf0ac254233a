import { Button, Group, Stack } from "@mantine/core";
import { IconLayoutRows } from "@tabler/icons-react";
import type { Editing } from "./editing.ts";
import { newSection } from "./new-question.ts";
import { SectionCard } from "./section-card.tsx";
import { useBuilderWords } from "./use-builder-words.ts";
import { useQuestionDeeds } from "./use-question-deeds.ts";

/** All sections with their questions. */
export function QuestionsView(editing: Editing) {
  const words = useBuilderWords();
  const deeds = useQuestionDeeds(editing);
  const { draft, change, readOnly } = editing;
  return (
    <Stack gap={24}>
      {draft.sections.map((section) => (
        <SectionCard key={section.key} section={section} editing={editing} deeds={deeds} />
      ))}
      {readOnly || draft.sections.length >= 40 ? null : (
        <Group>
          <Button
            variant="default"
            leftSection={<IconLayoutRows size={16} stroke={1.6} />}
            onClick={() => change((now) => ({ ...now, sections: [...now.sections, newSection()] }))}
          >
            {words.addSection}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

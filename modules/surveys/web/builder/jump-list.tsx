import { ActionIcon, Button, Group, Select, Stack, Text } from "@mantine/core";
import { IconArrowRampRight, IconX } from "@tabler/icons-react";
import type { Section } from "../../contract.ts";
import styles from "./builder.module.css";
import { ConditionEditor } from "./condition-editor.tsx";
import { beginComparison } from "./condition-shape.ts";
import { questionsBefore, withSection } from "./edit-definition.ts";
import type { Editing } from "./editing.ts";
import { useBuilderWords } from "./use-builder-words.ts";
import { useConditionText } from "./use-condition-text.ts";

/** Where a section leads to: the first jump whose condition holds, else on. */
export function JumpList({ section, editing }: { section: Section; editing: Editing }) {
  const words = useBuilderWords();
  const { draft, change, readOnly } = editing;
  const says = useConditionText(draft);
  const at = draft.sections.indexOf(section);
  const before = questionsBefore(draft, section.key);
  const set = (jumps: Section["jumps"]) => change((now) => withSection(now, section.key, { jumps }));
  const targets = [
    ...draft.sections.slice(at + 1).map(({ key }) => key),
    ...draft.endings.map(({ key }) => `ending:${key}`),
    "end",
  ];
  const isLast = at === draft.sections.length - 1;
  if (section.jumps.length === 0 && readOnly) return null;
  return (
    <Stack gap={10} className={styles["jumps"] ?? ""} role="group" aria-label={words.jumps.title}>
      {section.jumps.length > 0 ? (
        <Text size="sm" fw={500}>
          {words.jumps.title}
        </Text>
      ) : null}
      {section.jumps.map((jump, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a jump has no name but its place
        <Stack key={place} gap={6} className={styles["jump"] ?? ""}>
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" c="dimmed">
              {words.jumps.sentence(says.condition(jump.when), says.target(jump.to))}
            </Text>
            {readOnly ? null : (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.jumps.remove}
                onClick={() => set(section.jumps.filter((_, i) => i !== place))}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            )}
          </Group>
          <ConditionEditor
            draft={draft}
            condition={jump.when}
            before={before}
            readOnly={readOnly}
            onChange={(when) => set(section.jumps.with(place, { ...jump, when }))}
          />
          <Select
            maw={320}
            aria-label={words.jumps.to}
            leftSection={<IconArrowRampRight size={16} stroke={1.6} className="mirror" />}
            allowDeselect={false}
            disabled={readOnly}
            value={targets.includes(jump.to) ? jump.to : null}
            placeholder={words.condition.gone}
            error={!targets.includes(jump.to)}
            data={targets.map((to) => ({ value: to, label: says.target(to) }))}
            onChange={(to) => to && set(section.jumps.with(place, { ...jump, to }))}
          />
        </Stack>
      ))}
      <Group gap={12}>
        {readOnly || section.jumps.length >= 20 ? null : (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconArrowRampRight size={15} stroke={1.6} className="mirror" />}
            onClick={() =>
              set([
                ...section.jumps,
                { when: { match: "all", of: [beginComparison(before.at(-1))] }, to: targets[0] ?? "end" },
              ])
            }
          >
            {words.jumps.add}
          </Button>
        )}
        {section.jumps.length > 0 ? (
          <Text size="xs" c="dimmed">
            {isLast ? words.jumps.nextLast : words.jumps.next}
          </Text>
        ) : null}
      </Group>
    </Stack>
  );
}

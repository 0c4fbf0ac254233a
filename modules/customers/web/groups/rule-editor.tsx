import { ActionIcon, Button, Group, Select } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { RuleFact } from "../../contract.ts";
import { maxDepth } from "../../rule.ts";
import { ConditionEditor, firstCondition } from "./condition-editor.tsx";
import { type Draft, type DraftGroup, draftCondition, draftGroup, type Mode, withPart } from "./draft-rule.ts";
import styles from "./groups.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type RuleEditorProps = {
  facts: readonly RuleFact[];
  draft: DraftGroup;
  onChange: (draft: DraftGroup) => void;
  onRemove?: () => void;
  depth?: number;
};

/** Conditions and sets of conditions, and how they belong together. */
export function RuleEditor({ facts, draft, onChange, onRemove, depth = 0 }: RuleEditorProps) {
  const words = useWords({ fa, en });
  const modes: Mode[] = draft.mode === "not_all" ? ["all", "any", "none", "not_all"] : ["all", "any", "none"];
  const first = facts.find(({ fact }) => fact === "lifecycle") ?? facts[0];
  const add = (part: Draft) => onChange({ ...draft, parts: [...draft.parts, part] });
  return (
    <fieldset className={styles["set"]} data-inner={depth > 0 || undefined} aria-label={words.modes[draft.mode]}>
      <Group gap={8} wrap="nowrap">
        <Select
          w={230}
          aria-label={words.who}
          allowDeselect={false}
          data={modes.map((value) => ({ value, label: words.modes[value] }))}
          value={draft.mode}
          onChange={(mode) => onChange({ ...draft, mode: (mode as Mode | null) ?? draft.mode })}
        />
        {onRemove ? (
          <ActionIcon variant="subtle" color="gray" aria-label={words.removeGroup} onClick={onRemove}>
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        ) : null}
      </Group>
      {draft.parts.map((part, index) => (
        <div key={part.id} className={styles["part"]}>
          <span className={styles["joint"]}>{index > 0 ? words.joint[draft.mode] : ""}</span>
          {"mode" in part ? (
            <RuleEditor
              facts={facts}
              draft={part}
              depth={depth + 1}
              onChange={(next) => onChange(withPart(draft, part.id, next))}
              onRemove={() => onChange(withPart(draft, part.id, null))}
            />
          ) : (
            <ConditionEditor
              facts={facts}
              draft={part}
              onChange={(next) => onChange(withPart(draft, part.id, next))}
              onRemove={() => onChange(withPart(draft, part.id, null))}
            />
          )}
        </div>
      ))}
      <Group gap={4}>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={16} stroke={1.6} />}
          disabled={!first}
          onClick={() => first && add(draftCondition(firstCondition(first)))}
        >
          {words.addCondition}
        </Button>
        {depth < maxDepth - 3 ? (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={16} stroke={1.6} />}
            disabled={!first}
            onClick={() =>
              first && add(draftGroup(draft.mode === "any" ? "all" : "any", [draftCondition(firstCondition(first))]))
            }
          >
            {words.addGroup}
          </Button>
        ) : null}
      </Group>
    </fieldset>
  );
}

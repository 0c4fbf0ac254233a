import { ActionIcon, Button, Group, Select } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { RuleCondition, RuleTest } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./rules.module.css";
import { firstTest, TestLine } from "./test-line.tsx";

type ConditionFieldsProps = {
  condition: RuleCondition;
  onChange: (condition: RuleCondition) => void;
  /** A group within a condition holds no groups. */
  inner?: boolean;
};
type Part = RuleCondition["tests"][number];

/** The conditions of a rule; several can stand together as one. */
export function ConditionFields({ condition, onChange, inner = false }: ConditionFieldsProps) {
  const words = useWords({ fa, en });
  const { match, tests } = condition;
  const put = (at: number, part: Part) =>
    onChange({ match, tests: tests.map((one, index) => (index === at ? part : one)) });
  const drop = (at: number) => onChange({ match, tests: tests.filter((_, index) => index !== at) });
  const add = (part: Part) => onChange({ match, tests: [...tests, part] });
  return (
    <>
      {tests.length > 1 ? (
        <Select
          aria-label={words.ifWord}
          allowDeselect={false}
          maw={240}
          mb={4}
          value={match}
          data={(["all", "any"] as const).map((value) => ({ value, label: words.matches[value] }))}
          onChange={(value) => value && onChange({ match: value as RuleCondition["match"], tests })}
        />
      ) : null}
      {tests.map((part, at) =>
        "tests" in part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a part is known by
          <div key={at} className={styles["group"]}>
            <Group justify="flex-end">
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={words.removeLine}
                onClick={() => drop(at)}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            </Group>
            <ConditionFields
              inner
              condition={part}
              onChange={(changed) => put(at, { match: changed.match, tests: changed.tests as RuleTest[] })}
            />
          </div>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a part is known by
          <TestLine key={at} test={part} onChange={(test) => put(at, test)} onRemove={() => drop(at)} />
        ),
      )}
      <Group gap={4} mt={4}>
        <AddButton label={words.addTest} onClick={() => add(firstTest("text"))} />
        {inner ? null : (
          <AddButton
            label={words.addGroup}
            onClick={() =>
              add({ match: match === "all" ? "any" : "all", tests: [firstTest("text"), firstTest("labels")] })
            }
          />
        )}
      </Group>
    </>
  );
}

/** Adds a line below. */
export function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="subtle" size="xs" px={8} leftSection={<IconPlus size={15} stroke={1.6} />} onClick={onClick}>
      {label}
    </Button>
  );
}

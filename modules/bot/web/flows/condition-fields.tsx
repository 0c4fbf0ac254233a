import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { AttributeField } from "./attribute-field.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { FieldsOf } from "./step-panel.tsx";

const comparisons = ["equals", "not_equals", "contains", "greater", "less", "known", "unknown"] as const;

/** The ways of a condition; the first that holds is taken. */
export function ConditionFields({ node, put, known }: FieldsOf<"condition">) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const { branches } = node;
  const change = (at: number, changed: Partial<(typeof branches)[number]>) =>
    put({ ...node, branches: branches.map((one, i) => (i === at ? { ...one, ...changed } : one)) });
  return (
    <>
      {branches.map((branch, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a branch has no name but its place
        <Stack key={at} gap={8} role="group" aria-label={words.fields.branch(number(at + 1))}>
          <Group justify="space-between">
            <Text size="sm" fw={500}>
              {words.fields.branch(number(at + 1))}
            </Text>
            {branches.length > 1 ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.fields.removeBranch(number(at + 1))}
                onClick={() => put({ ...node, branches: branches.filter((_, i) => i !== at) })}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            ) : null}
          </Group>
          <AttributeField
            bare
            known={known}
            value={branch.attribute}
            onChange={(attribute) => change(at, { attribute })}
          />
          <Group gap={8} grow>
            <Select
              allowDeselect={false}
              aria-label={words.fields.is}
              value={branch.is}
              data={comparisons.map((value) => ({ value, label: words.comparisons[value] }))}
              onChange={(is) => is && change(at, { is: is as (typeof comparisons)[number] })}
            />
            {branch.is === "known" || branch.is === "unknown" ? null : (
              <TextInput
                dir="auto"
                maxLength={300}
                aria-label={words.fields.value}
                placeholder={words.fields.value}
                value={branch.value}
                onChange={(event) => change(at, { value: event.currentTarget.value })}
              />
            )}
          </Group>
        </Stack>
      ))}
      {branches.length < 20 ? (
        <Group>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={15} stroke={1.6} />}
            onClick={() =>
              put({
                ...node,
                branches: [...branches, { attribute: known[0] ?? "answer", is: "equals", value: "", next: null }],
              })
            }
          >
            {words.fields.addBranch}
          </Button>
        </Group>
      ) : null}
    </>
  );
}

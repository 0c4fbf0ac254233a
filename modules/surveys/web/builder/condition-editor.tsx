import { ActionIcon, Button, Group, MultiSelect, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import type { Comparison, Condition, Definition, Question } from "../../contract.ts";
import { said } from "../answering/said.ts";
import { beginComparison, comparisonsFor, keptOf, type SaidComparison, saidOf } from "./condition-shape.ts";
import { useBuilderWords } from "./use-builder-words.ts";
import { useConditionText } from "./use-condition-text.ts";

type ConditionEditorProps = {
  draft: Definition;
  condition: Condition;
  /** What it may speak of. */
  before: readonly Question[];
  onChange: (condition: Condition) => void;
  readOnly: boolean;
};

/** A condition, comparison by comparison, each a sentence of which parts are chosen. */
export function ConditionEditor({ draft, condition, before, onChange, readOnly }: ConditionEditorProps) {
  const words = useBuilderWords();
  const { of: comparisons, match } = condition;
  const set = (at: number, next: Comparison) => onChange({ ...condition, of: comparisons.with(at, next) });
  return (
    <Stack gap={8}>
      {comparisons.length > 1 ? (
        <Select
          w={190}
          size="xs"
          aria-label={words.condition.match}
          allowDeselect={false}
          disabled={readOnly}
          value={match}
          data={(["all", "any"] as const).map((value) => ({ value, label: words.condition.matches[value] }))}
          onChange={(next) => next && onChange({ ...condition, match: next as Condition["match"] })}
        />
      ) : null}
      {comparisons.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison has no name but its place
        <Group key={at} gap={6} wrap="nowrap" align="flex-start">
          <OneComparison
            draft={draft}
            one={one}
            before={before}
            readOnly={readOnly}
            onChange={(next) => set(at, next)}
          />
          {readOnly ? null : (
            <ActionIcon
              mt={4}
              variant="subtle"
              color="gray"
              aria-label={words.condition.remove}
              onClick={() => onChange({ ...condition, of: comparisons.filter((_, i) => i !== at) })}
            >
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {readOnly || comparisons.length >= 20 ? null : (
        <Group>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={15} stroke={1.6} />}
            onClick={() => onChange({ ...condition, of: [...comparisons, beginComparison(before.at(-1))] })}
          >
            {comparisons.length > 0 ? words.condition.add : words.jumps.addCondition}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

type OneProps = {
  draft: Definition;
  one: Comparison;
  before: readonly Question[];
  readOnly: boolean;
  onChange: (next: Comparison) => void;
};

function OneComparison({ draft, one, before, readOnly, onChange }: OneProps) {
  const words = useBuilderWords();
  const { nameOf } = useConditionText(draft);
  const question = before.find(({ key }) => key === one.of);
  const { is, value } = saidOf(one, question);
  const asked = before.filter(({ type }) => type !== "statement");
  const isGone = !one.of.startsWith("customer.") && !question;
  return (
    <Group gap={6} flex={1} miw={0}>
      <Select
        flex="2 1 200px"
        aria-label={words.condition.of}
        allowDeselect={false}
        disabled={readOnly}
        error={isGone}
        placeholder={isGone ? words.condition.gone : ""}
        value={isGone ? null : one.of}
        data={[
          ...asked.map((other) => ({ value: other.key, label: nameOf(other) })),
          { value: "customer.lifecycle", label: words.condition.customer(words.customerFields.lifecycle) },
        ]}
        onChange={(of) => of && onChange({ ...beginComparison(before.find(({ key }) => key === of)), of })}
      />
      <Select
        flex="1 1 130px"
        aria-label={words.condition.is}
        allowDeselect={false}
        disabled={readOnly}
        value={is}
        data={[...new Set([...comparisonsFor(question), is])].map((name) => ({
          value: name,
          label: words.condition.comparisons[name],
        }))}
        onChange={(next) => next && onChange(withComparison(one, next as SaidComparison, question, value))}
      />
      {is === "answered" || is === "unanswered" ? null : (
        <Value
          question={question}
          of={one.of}
          is={is}
          value={value}
          readOnly={readOnly}
          onChange={(next) => onChange(keptOf(one.of, is, next))}
        />
      )}
    </Group>
  );
}

function withComparison(
  { of }: Comparison,
  is: SaidComparison,
  question: Question | undefined,
  value: Comparison["value"],
): Comparison {
  const first = Array.isArray(value) ? value[0] : value;
  const begun = saidOf(beginComparison(question), question).value;
  const plain = first ?? (Array.isArray(begun) ? begun[0] : begun) ?? "";
  return keptOf(of, is, is === "one_of" ? [String(plain)] : plain);
}

type ValueProps = {
  question: Question | undefined;
  of: string;
  is: SaidComparison;
  value: Comparison["value"];
  readOnly: boolean;
  onChange: (value: Comparison["value"]) => void;
};

function Value({ question, of, is, value, readOnly, onChange }: ValueProps) {
  const words = useBuilderWords();
  const { language } = useFormat();
  const shared = { flex: "1 1 130px", "aria-label": words.condition.value, disabled: readOnly };
  if (question?.type === "scale" || question?.type === "number")
    return (
      <NumberInput
        {...shared}
        value={Number(value ?? 0)}
        onChange={(next) => typeof next === "number" && onChange(next)}
      />
    );
  const data = choices();
  if (is === "one_of")
    return <MultiSelect {...shared} value={Array.isArray(value) ? value : []} data={data} onChange={onChange} />;
  if (data.length > 0)
    return (
      <Select
        {...shared}
        allowDeselect={false}
        value={String(value ?? "")}
        data={data}
        onChange={(next) => onChange(next ?? "")}
      />
    );
  return (
    <TextInput
      {...shared}
      dir="auto"
      maxLength={300}
      value={String(value ?? "")}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );

  function choices(): { value: string; label: string }[] {
    if (question && "options" in question)
      return question.options.map(({ key, title }) => ({ value: key, label: said(title, language) || words.untitled }));
    if (question?.type === "consent")
      return [
        { value: "true", label: words.shared.yes },
        { value: "false", label: words.shared.no },
      ];
    if (of !== "customer.lifecycle") return [];
    return Object.entries(words.lifecycles).map(([name, label]) => ({ value: name, label }));
  }
}

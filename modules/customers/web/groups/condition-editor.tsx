import { ActionIcon, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { RuleFact } from "../../contract.ts";
import type { Condition } from "../../rule.ts";
import type { DraftCondition } from "./draft-rule.ts";
import styles from "./groups.module.css";
import { valuesOf } from "./is-complete.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useOfName } from "./use-sentence.ts";
import { ValueEditor } from "./value-editor.tsx";

const groups = ["profile", "orders", "contact", "consent", "attributes", "other"] as const;

type ConditionEditorProps = {
  facts: readonly RuleFact[];
  draft: DraftCondition;
  onChange: (draft: DraftCondition) => void;
  onRemove: () => void;
};

/** One condition: what, how, and with which value. */
export function ConditionEditor({ facts, draft, onChange, onRemove }: ConditionEditorProps) {
  const words = useWords({ fa, en });
  const { language } = useFormat();
  const ofName = useOfName();
  const { condition } = draft;
  const fact = facts.find((one) => one.fact === condition.fact);
  const set = (next: Condition) => onChange({ ...draft, condition: next });
  const data = groups
    .map((group) => ({
      group: words.factGroups[group],
      items: facts.filter((one) => one.group === group).map((one) => ({ value: one.fact, label: one.words[language] })),
    }))
    .filter(({ items }) => items.length > 0);
  function pick(key: string | null) {
    const next = facts.find((one) => one.fact === key);
    if (next && next.fact !== condition.fact) set(firstCondition(next));
  }
  function compare(op: string | null) {
    if (!op) return;
    const { value, ...others } = condition;
    const same = kindOfValue(fact, op) === kindOfValue(fact, condition.op);
    set({ ...others, op, ...(same && value !== undefined ? { value } : {}) });
  }
  return (
    <div className={styles["condition"]}>
      <Select
        w={180}
        aria-label={words.fact}
        data={data}
        searchable
        allowDeselect={false}
        maxDropdownHeight={320}
        value={fact ? condition.fact : null}
        placeholder={fact ? "" : words.unknownFact}
        onChange={pick}
      />
      {fact?.of ? (
        <Select
          w={210}
          aria-label={words.of}
          placeholder={words.of}
          searchable
          allowDeselect={false}
          data={fact.of.map(({ value, label }) => ({ value, label: ofName(value, label) }))}
          value={condition.of || null}
          onChange={(of) => set({ ...condition, of: of ?? "" })}
        />
      ) : null}
      {fact && fact.operators.length > 1 ? (
        <Select
          w={190}
          aria-label={words.operator}
          allowDeselect={false}
          data={fact.operators.map((op) => ({ value: op, label: words.operators[op as keyof typeof words.operators] }))}
          value={condition.op}
          onChange={compare}
        />
      ) : null}
      {fact ? (
        <ValueEditor
          fact={fact}
          op={condition.op}
          value={condition.value}
          onChange={(value) => {
            const { value: _, ...others } = condition;
            set(value === undefined ? others : { ...others, value });
          }}
        />
      ) : null}
      <ActionIcon variant="subtle" color="gray" aria-label={words.removePart} onClick={onRemove}>
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}

/** What a condition on this fact begins as. */
export function firstCondition(fact: RuleFact): Condition {
  const preferred = { date: "last_days", time: "last_days", number: "at_least", money: "at_least" } as const;
  const wanted: string | undefined = preferred[fact.type as keyof typeof preferred];
  const op = wanted && fact.operators.includes(wanted) ? wanted : (fact.operators[0] ?? "is");
  return { fact: fact.fact, op, ...(fact.of ? { of: fact.of[0]?.value ?? "" } : {}) };
}

/** Values are kept when the operator changes to one that takes the like. */
function kindOfValue(fact: RuleFact | undefined, op: string): string {
  return `${valuesOf(op)} ${op.endsWith("_days") ? "days" : (fact?.type ?? "")}`;
}

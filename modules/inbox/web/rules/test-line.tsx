import { ActionIcon, MultiSelect, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type RuleFact, type RuleTest, ruleFacts } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./rules.module.css";
import { useRuleChoices } from "./use-rule-choices.ts";

type TestLineProps = { test: RuleTest; onChange: (test: RuleTest) => void; onRemove: () => void };
const factNames = Object.keys(ruleFacts) as RuleFact[];

/** A test with which a fact begins: nothing chosen yet. */
export function firstTest(fact: RuleFact): RuleTest {
  const is = ruleFacts[fact][0];
  const values = is === "between" ? ["18:00", "09:00"] : is === "at_least" ? ["5"] : [];
  return { fact, is, values, ...(fact === "customer_attribute" && { key: "" }) };
}

/** One condition: what, how, and which. */
export function TestLine({ test, onChange, onRemove }: TestLineProps) {
  const words = useWords({ fa, en });
  return (
    <div className={styles["line"]}>
      <Select
        aria-label={words.pick}
        allowDeselect={false}
        searchable
        value={test.fact}
        data={factNames.map((fact) => ({ value: fact, label: words.facts[fact] }))}
        onChange={(fact) => fact && onChange(firstTest(fact as RuleFact))}
      />
      <Select
        aria-label={words.ifWord}
        allowDeselect={false}
        value={test.is}
        data={ruleFacts[test.fact].map((is) => ({ value: is, label: words.is[is] }))}
        onChange={(is) => is && onChange({ ...test, is: is as RuleTest["is"] })}
      />
      <Values test={test} onChange={onChange} />
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={words.removeLine} onClick={onRemove}>
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}

function Values({ test, onChange }: Omit<TestLineProps, "onRemove">) {
  const words = useWords({ fa, en });
  const { choices, attributes } = useRuleChoices();
  const set = (values: string[]) => onChange({ ...test, values });
  const known = choices[test.fact];
  if (known) {
    // A chosen nothing ("no team") is a value too: the list does without empty ones.
    return (
      <MultiSelect
        aria-label={words.value}
        placeholder={test.values.length > 0 ? "" : words.pick}
        searchable
        data={known.map(({ value, label }) => ({ value: value || none, label }))}
        value={test.values.map((value) => value || none)}
        onChange={(values) => set(values.map((value) => (value === none ? "" : value)))}
      />
    );
  }
  if (test.is === "between") return <Between values={test.values} onChange={set} />;
  if (test.is === "at_least" || test.is === "at_most") {
    return (
      <NumberInput
        aria-label={words.value}
        min={0}
        max={999_999}
        value={Number(test.values[0] ?? 0)}
        onChange={(value) => set([String(value === "" ? 0 : value)])}
      />
    );
  }
  const tags = (
    <TagsInput
      aria-label={words.value}
      placeholder={test.values.length > 0 ? "" : words.words}
      value={test.values}
      onChange={set}
      acceptValueOnBlur
    />
  );
  if (test.fact !== "customer_attribute") return tags;
  return (
    <div className={styles["pair"]}>
      <Select
        aria-label={words.attribute}
        placeholder={words.attribute}
        data={attributes}
        value={test.key || null}
        onChange={(key) => onChange({ ...test, key: key ?? "" })}
      />
      {tags}
    </div>
  );
}

const none = "\u0000";

function Between({ values, onChange }: { values: readonly string[]; onChange: (values: string[]) => void }) {
  const words = useWords({ fa, en });
  const [from = "", to = ""] = values;
  return (
    <div className={styles["pair"]}>
      <TextInput
        type="time"
        aria-label={words.from}
        value={from}
        onChange={(event) => onChange([event.currentTarget.value, to])}
      />
      <TextInput
        type="time"
        aria-label={words.to}
        value={to}
        onChange={(event) => onChange([from, event.currentTarget.value])}
      />
    </div>
  );
}

import { Group, MultiSelect, NumberInput, Select, TagsInput, Text, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { currencyExponent } from "../../../../platform/i18n/index.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { RuleFact } from "../../contract.ts";
import type { Condition } from "../../rule.ts";
import { CityField } from "../parts/city-field.tsx";
import { TagsField } from "../parts/tags-field.tsx";
import { useCustomerWords } from "../parts/use-customer-words.ts";
import { useOwners } from "../parts/use-owners.ts";
import { valuesOf } from "./is-complete.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type Value = Condition["value"];
type EditorProps = { fact: RuleFact; op: string; value: Value; onChange: (value: Value) => void };

/** The field for what a condition compares with, by the type of its fact. */
export function ValueEditor(props: EditorProps) {
  const { fact, op, value, onChange } = props;
  const needed = valuesOf(op);
  if (needed === "none") return null;
  if (op.endsWith("_days")) return <DaysField value={value} onChange={onChange} />;
  if (fact.type === "boolean") return <YesNo value={value} onChange={onChange} />;
  if (fact.choices || fact.fact === "owner") return <Choices {...props} />;
  if (fact.type === "text" || fact.type === "choice" || fact.type === "list") return <Words {...props} />;
  const One = fact.type === "date" || fact.type === "time" ? DayField : NumberField;
  if (needed === "one") return <One money={fact.type === "money"} value={value} onChange={onChange} />;
  const pair = Array.isArray(value) ? value : [];
  const set = (at: 0 | 1) => (next: Value) => {
    const other = pair[1 - at] ?? "";
    const mine = (next ?? "") as string | number;
    onChange(at === 0 ? [mine, other] : [other, mine]);
  };
  return (
    <Two>
      <One money={fact.type === "money"} value={pair[0]} onChange={set(0)} which="from" />
      <One money={fact.type === "money"} value={pair[1]} onChange={set(1)} which="to" />
    </Two>
  );
}

function Two({ children }: { children: [ReactNode, ReactNode] }) {
  return (
    <Group gap={6} wrap="nowrap">
      {children}
    </Group>
  );
}

type OneProps = { value: Value; onChange: (value: Value) => void; money?: boolean; which?: "from" | "to" };

function useLabel(which: "from" | "to" | undefined): string {
  const words = useWords({ fa, en });
  return which ? words[which] : words.value;
}

function DayField({ value, onChange, which }: OneProps) {
  const label = useLabel(which);
  return (
    <DateField
      w={170}
      aria-label={label}
      value={typeof value === "string" && value ? value : null}
      onChange={(day) => onChange(day ?? undefined)}
    />
  );
}

/** Amounts are written in the brand's unit and kept in minor units. */
function NumberField({ value, onChange, which, money }: OneProps) {
  const label = useLabel(which);
  const { currency, moneyUnit, moneyUnitName } = useFormat();
  const toman = currency.toUpperCase() === "IRR" && moneyUnit === "toman";
  const unit = money ? (toman ? 10 : 10 ** currencyExponent(currency)) : 1;
  return (
    <Group gap={6} wrap="nowrap">
      <NumberInput
        w={money ? 150 : 110}
        className="ltr-input"
        aria-label={label}
        placeholder={which ? label : ""}
        hideControls
        thousandSeparator=","
        value={typeof value === "number" ? value / unit : ""}
        onChange={(next) => onChange(typeof next === "number" ? Math.round(next * unit * 1e6) / 1e6 : undefined)}
      />
      {money && which !== "from" ? (
        <Text size="sm" c="dimmed">
          {moneyUnitName}
        </Text>
      ) : null}
    </Group>
  );
}

function DaysField({ value, onChange }: OneProps) {
  const words = useWords({ fa, en });
  return (
    <Group gap={6} wrap="nowrap">
      <NumberInput
        w={80}
        className="ltr-input"
        aria-label={words.days}
        hideControls
        allowDecimal={false}
        min={0}
        max={36_500}
        value={typeof value === "number" ? value : ""}
        onChange={(next) => onChange(typeof next === "number" ? next : undefined)}
      />
      <Text size="sm" c="dimmed">
        {words.days}
      </Text>
    </Group>
  );
}

function YesNo({ value, onChange }: OneProps) {
  const words = useCustomerWords();
  return (
    <Select
      w={110}
      aria-label={useLabel(undefined)}
      allowDeselect={false}
      data={[
        { value: "true", label: words.yes },
        { value: "false", label: words.no },
      ]}
      value={value === undefined ? null : String(value)}
      onChange={(next) => onChange(next === "true")}
    />
  );
}

const texts = (value: Value) => (Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]);

function Choices({ fact, op, value, onChange }: EditorProps) {
  const { language } = useFormat();
  const owners = useOwners();
  const label = useLabel(undefined);
  const { choose } = useWords({ fa, en });
  const chosen = texts(value);
  const placeholder = chosen.length === 0 ? choose : "";
  const shared = { "aria-label": label, placeholder };
  const data = fact.choices?.map((one) => ({ value: one.value, label: one.words[language] })) ?? owners.choices;
  if (valuesOf(op) === "many") {
    return <MultiSelect w={260} {...shared} data={data} value={chosen} onChange={onChange} />;
  }
  return (
    <Select
      w={190}
      {...shared}
      data={data}
      searchable={data.length > 8}
      value={chosen[0] ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

function Words({ fact, op, value, onChange }: EditorProps) {
  const label = useLabel(undefined);
  const shared = { "aria-label": label };
  if (valuesOf(op) === "many") {
    const Field = fact.fact === "tags" ? TagsField : TagsInput;
    return <Field w={260} {...shared} value={texts(value)} onChange={onChange} />;
  }
  if (fact.fact === "tags") {
    return (
      <TagsField w={220} {...shared} value={texts(value)} onChange={(tags) => onChange(tags.at(-1) ?? undefined)} />
    );
  }
  const text = texts(value)[0] ?? "";
  if (fact.fact === "city" && op !== "contains") {
    return <CityField w={190} {...shared} value={text} onChange={(city) => onChange(city || undefined)} />;
  }
  return (
    <TextInput
      w={190}
      {...shared}
      dir="auto"
      value={text}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

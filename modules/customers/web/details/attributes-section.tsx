import { NumberInput, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type AttributeDefinition, attributeOf, type Customer } from "../../contract.ts";
import { useSaveCustomer } from "../customer/use-customer.ts";
import { fieldsQuery } from "../customer-calls.ts";
import { useCustomerWords } from "../parts/use-customer-words.ts";
import styles from "./details.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";
import { TextField } from "./text-field.tsx";

/** The brand's own fields of a customer, each by its type. */
export function AttributesSection({ customer, disabled }: { customer: Customer; disabled: boolean }) {
  const words = useWords({ fa, en });
  const { data } = useQuery(fieldsQuery());
  const mayDefine = useCan("customers.define");
  if (!data) return null;
  const link = mayDefine ? (
    <BrandLink path="settings/customer-fields" size="sm">
      {words.define}
    </BrandLink>
  ) : null;
  return (
    <Section title={words.attributes} action={link}>
      {data.rows.length === 0 ? (
        <Text c="dimmed">{words.noAttributes}</Text>
      ) : (
        <div className={styles["fields"]}>
          {data.rows.map((field) => (
            <AttributeField key={field.key} field={field} customer={customer} disabled={disabled} />
          ))}
        </div>
      )}
    </Section>
  );
}

type AttributeFieldProps = { field: AttributeDefinition; customer: Customer; disabled: boolean };

function AttributeField({ field: { key, label, type, choices }, customer, disabled }: AttributeFieldProps) {
  const words = useCustomerWords();
  const own = useWords({ fa, en });
  const saveAll = useSaveCustomer(customer.id);
  const save = (value: string | number | boolean | null) => saveAll({ attributes: { [key]: value } }, own.saved(label));
  const value = attributeOf(customer.attributes, key) ?? null;
  const shared = { label, disabled };
  if (type === "number")
    return <NumberField {...shared} value={typeof value === "number" ? value : null} onSave={save} />;
  if (type === "date") return <DateField {...shared} value={value === null ? null : String(value)} onChange={save} />;
  if (type === "text") return <TextField {...shared} value={value === null ? null : String(value)} onSave={save} />;
  if (type === "choice") {
    const known = value === null || choices.includes(String(value)) ? choices : [...choices, String(value)];
    const chosen = value === null ? null : String(value);
    return <Select {...shared} data={known} value={chosen} clearable onChange={save} />;
  }
  const answers = [
    { value: "true", label: words.yes },
    { value: "false", label: words.no },
  ];
  return (
    <Select
      {...shared}
      data={answers}
      value={value === null ? null : String(value)}
      clearable
      onChange={(answer) => save(answer === null ? null : answer === "true")}
    />
  );
}

type NumberFieldProps = {
  label: string;
  disabled: boolean;
  value: number | null;
  onSave: (value: number | null) => void;
};

function NumberField({ label, disabled, value, onSave }: NumberFieldProps) {
  const [draft, setDraft] = useState<number | string>(value ?? "");
  useEffect(() => setDraft(value ?? ""), [value]);
  const next = typeof draft === "number" ? draft : null;
  return (
    <NumberInput
      label={label}
      disabled={disabled}
      hideControls
      className="ltr-input"
      value={draft}
      onChange={setDraft}
      onBlur={() => next !== value && onSave(next)}
      onKeyDown={(event) => event.key === "Enter" && next !== value && onSave(next)}
    />
  );
}

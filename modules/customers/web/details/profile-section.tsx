import { Select } from "@mantine/core";
import { useState } from "react";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Customer, customerKinds, partnerTypes } from "../../contract.ts";
import { type Changed, useSaveCustomer } from "../customer/use-customer.ts";
import { CityField } from "../parts/city-field.tsx";
import { useCustomerWords } from "../parts/use-customer-words.ts";
import { useOwners } from "../parts/use-owners.ts";
import { CompanyField } from "./company-field.tsx";
import styles from "./details.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";
import { TextField } from "./text-field.tsx";

/** What every customer has: name, kind, city and so on; each field saves by itself. */
export function ProfileSection({ customer, disabled }: { customer: Customer; disabled: boolean }) {
  const words = useCustomerWords();
  const own = useWords({ fa, en });
  const owners = useOwners();
  const save = useSaveCustomer(customer.id);
  const set = (changed: Changed, field: string) => save(changed, field);
  const known = customer.owner_id && !owners.choices.some(({ value }) => value === customer.owner_id);
  const former =
    known && customer.owner_id ? [{ value: customer.owner_id, label: owners.nameOf(customer.owner_id) }] : [];
  return (
    <Section
      title={own.profile}
      action={
        customer.kind === "person" ? null : (
          <BrandLink path={`customers?company=${customer.id}`} size="sm">
            {own.people}
          </BrandLink>
        )
      }
    >
      <div className={styles["fields"]}>
        <TextField
          label={words.name}
          value={customer.name}
          maxLength={200}
          disabled={disabled}
          onSave={(name) => set({ name }, own.saved(words.name))}
        />
        <Select
          label={words.kind}
          data={customerKinds.map((value) => ({ value, label: words.kinds[value] }))}
          value={customer.kind}
          disabled={disabled}
          allowDeselect={false}
          onChange={(kind) => kind && set({ kind }, own.saved(words.kind))}
        />
        {customer.kind === "partner" ? (
          <Select
            label={words.partnerType}
            data={partnerTypes.map((value) => ({ value, label: words.partnerTypes[value] }))}
            value={customer.partner_type}
            disabled={disabled}
            clearable
            onChange={(partner_type) => set({ partner_type }, own.saved(words.partnerType))}
          />
        ) : null}
        <City customer={customer} disabled={disabled} onSave={(city) => set({ city }, own.saved(words.city))} />
        <Select
          label={words.owner}
          placeholder={words.nobody}
          data={[...owners.choices, ...former]}
          value={customer.owner_id}
          disabled={disabled}
          clearable
          onChange={(owner_id) => set({ owner_id }, own.saved(words.owner))}
        />
        {customer.kind === "person" ? (
          <DateField
            label={words.birthday}
            value={customer.birthday}
            disabled={disabled}
            onChange={(birthday) => set({ birthday }, own.saved(words.birthday))}
          />
        ) : null}
        <Select
          label={own.language}
          data={languagesOf(own.languages, customer.language)}
          value={customer.language}
          disabled={disabled}
          clearable
          onChange={(language) => set({ language }, own.saved(own.language))}
        />
        {customer.kind === "person" ? <CompanyField customer={customer} disabled={disabled} /> : null}
      </div>
    </Section>
  );
}

function languagesOf(names: Record<string, string>, value: string | null) {
  const known = Object.entries(names).map(([code, label]) => ({ value: code, label }));
  return value && !(value in names) ? [...known, { value, label: value }] : known;
}

type CityProps = { customer: Customer; disabled: boolean; onSave: (city: string | null) => void };

function City({ customer: { city }, disabled, onSave }: CityProps) {
  const words = useCustomerWords();
  const [draft, setDraft] = useState<string | null>(null);
  function take(text: string) {
    setDraft(null);
    const next = text.trim() || null;
    if (next !== city) onSave(next);
  }
  return (
    <CityField
      label={words.city}
      disabled={disabled}
      value={draft ?? city ?? ""}
      onChange={setDraft}
      onOptionSubmit={take}
      onBlur={() => draft !== null && take(draft)}
    />
  );
}

import { Select } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Customer } from "../../contract.ts";
import { useSaveCustomer } from "../customer/use-customer.ts";
import { useCustomerWords } from "../parts/use-customer-words.ts";
import styles from "./details.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";
import { TextField } from "./text-field.tsx";

const channels = ["sms", "phone", "email", "telegram", "bale", "whatsapp", "instagram", "rubika", "eitaa"] as const;
const ours = ["preferred_channel", "contact_time"];

/** How a customer likes to be reached; what other systems said of it can be changed too. */
export function PreferencesSection({ customer, disabled }: { customer: Customer; disabled: boolean }) {
  const words = { ...useCustomerWords(), ...useWords({ fa, en }) };
  const saveAll = useSaveCustomer(customer.id);
  const save = (key: string, label: string) => (value: string | null) =>
    saveAll({ preferences: { [key]: value } }, words.saved(label));
  const among = (said: Record<string, string>) => Object.entries(said).map(([value, label]) => ({ value, label }));
  const value = (key: string) => (key in customer.preferences ? String(customer.preferences[key]) : null);
  const others = Object.keys(customer.preferences).filter((key) => !ours.includes(key));
  return (
    <Section title={words.preferences}>
      <div className={styles["fields"]}>
        <Select
          label={words.preferredChannel}
          data={channels.map((value) => ({ value, label: words.channels[value] }))}
          value={value("preferred_channel")}
          disabled={disabled}
          clearable
          onChange={save("preferred_channel", words.preferredChannel)}
        />
        <Select
          label={words.contactTime}
          data={among(words.contactTimes)}
          value={value("contact_time")}
          disabled={disabled}
          clearable
          onChange={save("contact_time", words.contactTime)}
        />
        {others.map((key) => (
          <TextField key={key} label={key} value={value(key)} disabled={disabled} onSave={save(key, key)} />
        ))}
      </div>
    </Section>
  );
}

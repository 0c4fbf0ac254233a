import { Button, Group, NativeSelect, SegmentedControl, Text, TextInput } from "@mantine/core";
import { type FormEvent, type PropsWithChildren, useState } from "react";
import { formatMoney, toLatinDigits, toPersianDigits } from "../../../platform/i18n/index.ts";
import { api } from "../../../platform/ui/api.ts";
import { LanguageChoice } from "../../../platform/ui/language-choice.tsx";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type BrandSettings, brandSettings } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./section.module.css";
import { useSaving } from "./use-saving.ts";

const currencies = ["IRR", "USD", "EUR", "AED", "TRY", "IQD", "AFN", "GBP"];
const noteLast = ["label", "input", "description", "error"] as const;
type Form = Omit<BrandSettings, "id" | "slug" | "demo" | "workingWeek">;

/** The settings of a brand, saved together. */
export function BrandForm({ brand }: { brand: BrandSettings }) {
  const all = useWords({ fa, en });
  const words = all.brand;
  const { name, language, calendar, currency, moneyUnit, timeZone, lapseAfterDays } = brand;
  const [form, setForm] = useState<Form>({ name, language, calendar, currency, moneyUnit, timeZone, lapseAfterDays });
  const set = (changed: Partial<Form>) => setForm((before) => ({ ...before, ...changed }));
  const saving = useSaving((change: Form) => api.patch("/brand", change, brandSettings), {
    done: (change) => (change.timeZone === timeZone ? all.saved : words.recounting),
    renews: ["brand", "session"],
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    saving.mutate(form);
  }
  return (
    <form className={styles["form"]} onSubmit={onSubmit}>
      <div className={styles["pair"]}>
        <TextInput
          label={words.name}
          required
          withAsterisk={false}
          maxLength={100}
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={words.slug}
          description={words.slugNote}
          inputWrapperOrder={[...noteLast]}
          className="ltr-input"
          readOnly
          value={brand.slug}
        />
      </div>
      <div className={styles["pair"]}>
        <Field label={words.language}>
          <LanguageChoice
            size="sm"
            fullWidth
            label={words.language}
            value={form.language}
            onChange={(value) => set({ language: value })}
          />
        </Field>
        <Choice
          label={words.calendar}
          value={form.calendar}
          options={{ jalali: words.jalali, gregorian: words.gregorian }}
          onChange={(value) => set({ calendar: value })}
        />
      </div>
      <MoneyChoice form={form} onChange={set} />
      <div className={styles["pair"]}>
        <NativeSelect
          label={words.timeZone}
          className="ltr-input"
          value={form.timeZone}
          data={[...new Set([form.timeZone, ...Intl.supportedValuesOf("timeZone")])]}
          onChange={(event) => set({ timeZone: event.currentTarget.value })}
        />
        <DaysInput value={form.lapseAfterDays} onChange={(days) => set({ lapseAfterDays: days })} />
      </div>
      <Group>
        <Button type="submit" loading={saving.isPending}>
          {all.save}
        </Button>
      </Group>
    </form>
  );
}

/** A number of days, in the digits of the reader. */
function DaysInput({ value, onChange }: { value: number; onChange: (days: number) => void }) {
  const words = useWords({ fa, en }).brand;
  const { language } = usePreferences();
  const shown = value === 0 ? "" : String(value);
  return (
    <TextInput
      label={words.lapse}
      description={words.lapseNote}
      inputWrapperOrder={[...noteLast]}
      inputMode="numeric"
      required
      withAsterisk={false}
      rightSectionWidth={48}
      rightSection={
        <Text size="sm" c="dimmed">
          {words.days}
        </Text>
      }
      value={language === "fa" ? toPersianDigits(shown) : shown}
      onChange={(event) => onChange(Number(toLatinDigits(event.currentTarget.value).replace(/\D/g, "").slice(0, 4)))}
    />
  );
}

function MoneyChoice({ form, onChange }: { form: Form; onChange: (changed: Partial<Form>) => void }) {
  const words = useWords({ fa, en }).brand;
  const { language } = usePreferences();
  const names = new Intl.DisplayNames(language, { type: "currency" });
  return (
    <div className={styles["pair"]}>
      <NativeSelect
        label={words.currency}
        value={form.currency}
        data={[...new Set([form.currency, ...currencies])].map((code) => ({
          value: code,
          label: names.of(code) ?? code,
        }))}
        onChange={(event) => onChange({ currency: event.currentTarget.value })}
      />
      {form.currency === "IRR" ? (
        <Choice
          label={words.moneyUnit}
          value={form.moneyUnit}
          options={{ toman: words.toman, rial: words.rial }}
          note={formatMoney(12_500_000, "IRR", form.moneyUnit, language)}
          onChange={(value) => onChange({ moneyUnit: value })}
        />
      ) : null}
    </div>
  );
}

/** A label over something that is no input by itself. */
function Field({ label, note, children }: PropsWithChildren<{ label: string; note?: string | undefined }>) {
  return (
    <div>
      <Text size="sm" fw="medium" mb={2}>
        {label}
      </Text>
      {children}
      {note ? (
        <Text size="xs" c="dimmed" mt={4}>
          {note}
        </Text>
      ) : null}
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: Record<Value, string>;
  note?: string;
  onChange: (value: Value) => void;
};

function Choice<Value extends string>({ label, value, options, note, onChange }: ChoiceProps<Value>) {
  return (
    <Field label={label} note={note}>
      <SegmentedControl
        fullWidth
        aria-label={label}
        value={value}
        onChange={(next) => onChange(next as Value)}
        data={(Object.keys(options) as Value[]).map((key) => ({ value: key, label: options[key] }))}
      />
    </Field>
  );
}

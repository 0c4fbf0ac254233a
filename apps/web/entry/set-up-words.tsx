import { Button, Group, NativeSelect, SegmentedControl, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { type Calendar, formatDateTime, formatMoney, type MoneyUnit } from "../../../platform/i18n/index.ts";
import { LanguageChoice } from "../../../platform/ui/language-choice.tsx";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { StepProps } from "./set-up-brand.tsx";

const currencies = ["IRR", "USD", "EUR", "AED", "TRY", "IQD", "AFN", "GBP"];

/** The second step: language, calendar, currency and its unit, time zone, each with an example. */
export function SetUpWords({ answers, onChange, onBack, onNext }: StepProps & { onBack: () => void }) {
  const all = useWords({ fa, en });
  const words = all.setUp;
  const { language: reading } = usePreferences();
  const { brand } = answers;
  const { language, calendar, timeZone, currency, moneyUnit } = brand;
  const set = (changed: Partial<typeof brand>) => onChange({ ...answers, brand: { ...brand, ...changed } });
  const names = new Intl.DisplayNames(reading, { type: "currency" });
  return (
    <Stack gap={20}>
      <Field label={words.language}>
        <LanguageChoice
          size="sm"
          label={words.language}
          value={language}
          onChange={(chosen) => set({ language: chosen })}
        />
      </Field>
      <Field
        label={words.calendar}
        note={words.example(formatDateTime(new Date(), { language: reading, calendar, timeZone }))}
      >
        <SegmentedControl
          aria-label={words.calendar}
          value={calendar}
          onChange={(value) => set({ calendar: value as Calendar })}
          data={[
            { value: "jalali", label: words.jalali },
            { value: "gregorian", label: words.gregorian },
          ]}
        />
      </Field>
      <Group grow align="flex-start" gap={20}>
        <NativeSelect
          label={words.currency}
          value={currency}
          data={currencies.map((code) => ({ value: code, label: names.of(code) ?? code }))}
          onChange={(event) => set({ currency: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.timeZone}
          dir="ltr"
          value={timeZone}
          data={Intl.supportedValuesOf("timeZone")}
          onChange={(event) => set({ timeZone: event.currentTarget.value })}
        />
      </Group>
      {currency === "IRR" ? (
        <Field label={words.moneyUnit} note={words.example(formatMoney(12_500_000, "IRR", moneyUnit, reading))}>
          <SegmentedControl
            aria-label={words.moneyUnit}
            value={moneyUnit}
            onChange={(value) => set({ moneyUnit: value as MoneyUnit })}
            data={[
              { value: "toman", label: words.toman },
              { value: "rial", label: words.rial },
            ]}
          />
        </Field>
      ) : null}
      <Group grow mt={4}>
        <Button variant="default" onClick={onBack}>
          {all.back}
        </Button>
        <Button onClick={onNext}>{all.next}</Button>
      </Group>
    </Stack>
  );
}

function Field({ label, note, children }: { label: string; note?: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw="medium" mb={4}>
        {label}
      </Text>
      {children}
      {note ? (
        <Text size="xs" c="dimmed" mt={6}>
          {note}
        </Text>
      ) : null}
    </div>
  );
}

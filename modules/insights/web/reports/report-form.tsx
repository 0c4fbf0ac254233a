import { Button, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { weekdayName } from "../../../../platform/i18n/index.ts";
import { api } from "../../../../platform/ui/api.ts";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ReportRow, type ReportRule, reportGroupings } from "../../contract/reports.ts";
import { en as experienceEn } from "../experience/messages.en.ts";
import { fa as experienceFa } from "../experience/messages.fa.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { RecipientsField } from "./recipients-field.tsx";
import { surveyChoicesQuery, useReportDeed } from "./report-calls.ts";

/** Saturday first, as the week begins here. */
const weekdays = [6, 0, 1, 2, 3, 4, 5];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Makes a report, or changes one. */
export function ReportForm({ kept, onSaved }: { kept: ReportRow | null; onSaved: () => void }) {
  const words = useWords({ fa, en });
  const { fields } = words;
  const scores = useWords({ fa: experienceFa, en: experienceEn });
  const { language } = usePreferences();
  const format = useFormat();
  const surveys = useQuery(surveyChoicesQuery()).data ?? [];
  const fresh: ReportRule = {
    ...{ name: fields.firstName, survey: null, by: "channel", every: "week", weekday: 6, hour: 8 },
    ...{ format: "xlsx", language, recipients: [] },
  };
  const [rule, setRule] = useState(kept?.rule ?? fresh);
  const set = (changed: Partial<ReportRule>) => setRule((now) => ({ ...now, ...changed }));
  const save = useReportDeed(
    () => (kept ? api.put(`/insights/reports/${kept.id}`, rule) : api.post("/insights/reports", rule)),
    { done: words.saved, onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={fields.name}
          required
          maxLength={100}
          value={rule.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={fields.survey}
            placeholder={words.allSurveys}
            clearable
            data={surveys.map(({ key, name }) => ({ value: key, label: name }))}
            value={rule.survey}
            onChange={(survey) => set({ survey })}
          />
          <Select
            label={fields.by}
            allowDeselect={false}
            data={reportGroupings.map((value) => ({ value, label: scores.dimensions[value] ?? value }))}
            value={rule.by}
            onChange={(by) => by && set({ by })}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <Select
            label={fields.every}
            allowDeselect={false}
            data={(["day", "week", "month"] as const).map((value) => ({ value, label: words.every[value] }))}
            value={rule.every}
            onChange={(every) => every && set({ every })}
          />
          {rule.every === "week" ? (
            <Select
              label={fields.weekday}
              allowDeselect={false}
              data={weekdays.map((day) => ({ value: String(day), label: weekdayName(day, language) }))}
              value={String(rule.weekday)}
              onChange={(day) => day && set({ weekday: Number(day) })}
            />
          ) : null}
          <Select
            label={fields.hour}
            allowDeselect={false}
            data={hours.map((hour) => ({
              value: String(hour),
              label: `${format.number(hour)}:${format.number(0)}${format.number(0)}`,
            }))}
            value={String(rule.hour)}
            onChange={(hour) => hour && set({ hour: Number(hour) })}
          />
        </SimpleGrid>
        <RecipientsField value={rule.recipients} onChange={(recipients) => set({ recipients })} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={fields.format}
            allowDeselect={false}
            data={(["xlsx", "pdf"] as const).map((value) => ({ value, label: fields.formats[value] }))}
            value={rule.format}
            onChange={(file) => file && set({ format: file })}
          />
          <LanguageOfLetter value={rule.language} onChange={(next) => set({ language: next })} />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={rule.recipients.length === 0}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type LanguageProps = { value: "fa" | "en"; onChange: (value: "fa" | "en") => void };

/** In which language a letter is written. */
export function LanguageOfLetter({ value, onChange }: LanguageProps) {
  const { fields } = useWords({ fa, en });
  return (
    <Select
      label={fields.language}
      allowDeselect={false}
      data={(["fa", "en"] as const).map((one) => ({ value: one, label: fields.languages[one] }))}
      value={value}
      onChange={(next) => next && onChange(next)}
    />
  );
}

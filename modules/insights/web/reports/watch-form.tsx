import { Button, Group, Select, SimpleGrid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { scoreNames } from "../../contract/experience.ts";
import type { WatchRow, WatchRule } from "../../contract/reports.ts";
import { en as experienceEn } from "../experience/messages.en.ts";
import { fa as experienceFa } from "../experience/messages.fa.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { RecipientsField } from "./recipients-field.tsx";
import { surveyChoicesQuery, useReportDeed } from "./report-calls.ts";
import { LanguageOfLetter } from "./report-form.tsx";

/** Has a score watched, or changes what is watched. */
export function WatchForm({ kept, onSaved }: { kept: WatchRow | null; onSaved: () => void }) {
  const words = useWords({ fa, en });
  const { fields } = words;
  const scores = useWords({ fa: experienceFa, en: experienceEn });
  const { language } = usePreferences();
  const surveys = useQuery(surveyChoicesQuery()).data ?? [];
  const fresh: WatchRule = { metric: "nps", survey: null, days: 7, language, recipients: [] };
  const [rule, setRule] = useState(kept?.rule ?? fresh);
  const set = (changed: Partial<WatchRule>) => setRule((now) => ({ ...now, ...changed }));
  const save = useReportDeed(
    () => (kept ? api.put(`/insights/watches/${kept.id}`, rule) : api.post("/insights/watches", rule)),
    { done: words.saved, onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={fields.metric}
            allowDeselect={false}
            data={scoreNames.map((value) => ({ value, label: scores.metrics[value] ?? value }))}
            value={rule.metric}
            onChange={(metric) => metric && set({ metric })}
          />
          <Select
            label={fields.survey}
            placeholder={words.allSurveys}
            clearable
            data={surveys.map(({ key, name }) => ({ value: key, label: name }))}
            value={rule.survey}
            onChange={(survey) => set({ survey })}
          />
          <Select
            label={fields.days}
            allowDeselect={false}
            data={([7, 28] as const).map((days) => ({ value: String(days), label: fields.daySpans[days] }))}
            value={String(rule.days)}
            onChange={(days) => set({ days: days === "28" ? 28 : 7 })}
          />
          <LanguageOfLetter value={rule.language} onChange={(next) => set({ language: next })} />
        </SimpleGrid>
        <RecipientsField value={rule.recipients} onChange={(recipients) => set({ recipients })} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={rule.recipients.length === 0}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

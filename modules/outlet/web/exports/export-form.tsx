import { Button, Checkbox, Group, MultiSelect, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { weekdayName } from "../../../../platform/i18n/index.ts";
import { api } from "../../../../platform/ui/api.ts";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import {
  type ExportRow,
  type ExportRule,
  type ExportSecret,
  exportMade,
  exportTables,
} from "../../contract/exports.ts";
import { useExportDeed } from "./export-calls.ts";
import { useExportWords } from "./export-words.ts";
import { freshPlace, PlaceFields } from "./place-fields.tsx";
import { PlaceTrial } from "./place-trial.tsx";

/** Saturday first, as the week begins here. */
const weekdays = [6, 0, 1, 2, 3, 4, 5];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Makes a scheduled export, or changes one. */
export function ExportForm({ kept, onSaved }: { kept: ExportRow | null; onSaved: () => void }) {
  const { words } = useExportWords();
  const { fields } = words;
  const fresh: ExportRule = {
    ...{ name: fields.firstName, tables: ["orders"], scope: "new", every: "day", weekday: 6, hour: 3, gzip: false },
    place: freshPlace.s3,
  };
  const [rule, setRule] = useState(kept?.rule ?? fresh);
  const [secret, setSecret] = useState<ExportSecret>({});
  const set = (changed: Partial<ExportRule>) => setRule((now) => ({ ...now, ...changed }));
  const given = Object.values(secret).some(Boolean) ? { secret } : {};
  const save = useExportDeed(
    async () => {
      const body = { ...rule, ...given };
      await (kept ? api.put(`/exports/${kept.id}`, body) : api.post("/exports", body, exportMade));
    },
    { done: words.saved, onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  const isUnseen = rule.place.kind === "sftp" && rule.place.fingerprint === null;
  return (
    <Stack component="form" gap="md" onSubmit={submit}>
      <TextInput
        label={fields.name}
        data-autofocus
        required
        withAsterisk={false}
        maxLength={100}
        value={rule.name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <MultiSelect
        label={fields.tables}
        description={fields.tablesNote}
        data={exportTables.map((value) => ({ value, label: words.tables[value] }))}
        value={rule.tables}
        onChange={(chosen) => set({ tables: exportTables.filter((table) => chosen.includes(table)) })}
      />
      <TimeFields rule={rule} onChange={set} />
      <PlaceFields
        place={rule.place}
        secret={secret}
        isKept={kept !== null && kept.rule.place.kind === rule.place.kind}
        onChange={(place) => set({ place })}
        onSecret={setSecret}
      />
      <Checkbox
        label={fields.gzip}
        checked={rule.gzip}
        onChange={({ currentTarget }) => set({ gzip: currentTarget.checked })}
      />
      <PlaceTrial
        asked={{ ...(kept && { id: kept.id }), place: rule.place, ...given }}
        onFingerprint={(fingerprint) =>
          setRule((now) => (now.place.kind === "sftp" ? { ...now, place: { ...now.place, fingerprint } } : now))
        }
      />
      <Group justify="flex-end">
        <Button type="submit" loading={save.isPending} disabled={isUnseen || rule.tables.length === 0}>
          {fields.save}
        </Button>
      </Group>
    </Stack>
  );
}

type TimeProps = { rule: ExportRule; onChange: (changed: Partial<ExportRule>) => void };

function TimeFields({ rule, onChange }: TimeProps) {
  const { words, hourOf } = useExportWords();
  const { fields } = words;
  const { language } = usePreferences();
  return (
    <>
      <Select
        label={fields.scope}
        allowDeselect={false}
        data={(["new", "all"] as const).map((value) => ({ value, label: words.scopes[value] }))}
        value={rule.scope}
        onChange={(scope) => scope && onChange({ scope })}
      />
      <SimpleGrid cols={{ base: 1, sm: rule.every === "week" ? 3 : 2 }}>
        <Select
          label={fields.every}
          allowDeselect={false}
          data={(["day", "week", "month"] as const).map((value) => ({ value, label: words.every[value] }))}
          value={rule.every}
          onChange={(every) => every && onChange({ every })}
        />
        {rule.every === "week" ? (
          <Select
            label={fields.weekday}
            allowDeselect={false}
            data={weekdays.map((day) => ({ value: String(day), label: weekdayName(day, language) }))}
            value={String(rule.weekday)}
            onChange={(day) => day && onChange({ weekday: Number(day) })}
          />
        ) : null}
        <Select
          label={fields.hour}
          allowDeselect={false}
          data={hours.map((hour) => ({ value: String(hour), label: hourOf(hour) }))}
          value={String(rule.hour)}
          onChange={(hour) => hour && onChange({ hour: Number(hour) })}
        />
      </SimpleGrid>
    </>
  );
}

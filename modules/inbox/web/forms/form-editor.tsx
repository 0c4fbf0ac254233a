import { Alert, Button, Group, Select, Stack, Switch, TagsInput, Text, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { ColourField } from "../../../../platform/ui/colour-field.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ContactForm, FormSettings } from "../../contract.ts";
import { teamsQuery } from "../inbox-calls.ts";
import { useSaving } from "../settings/use-saving.ts";
import { FieldList } from "./field-list.tsx";
import { FormPlace } from "./form-place.tsx";
import { FormPreview } from "./form-preview.tsx";
import styles from "./forms.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** One form: its questions and looks, with a preview that follows every change. */
export function FormEditor({ form, onRemoved }: { form: ContactForm; onRemoved: () => void }) {
  const words = useWords({ fa, en });
  const [kept, setKept] = useState({ name: form.name, team: form.team, settings: form.settings });
  const set = (changed: Partial<FormSettings>) =>
    setKept((now) => ({ ...now, settings: { ...now.settings, ...changed } }));
  const path = `/contact-forms/${form.id}`;
  const undo = useUndoNotice();
  const saving = useSaving((body: typeof kept) => api.put(path, body), { done: words.saved, renews: "forms" });
  const restore = useSaving(() => api.post(`${path}/restore`), { renews: "forms" });
  const remove = useSaving(() => api.delete(path), {
    renews: "forms",
    onDone: () => {
      onRemoved();
      undo(words.removed, () => restore.mutate(undefined));
    },
  });
  const { settings } = kept;
  const hasWords = settings.fields.some(({ is }) => is === "message" || is === "own");
  const answerable = settings.fields.some(({ is }) => is === "email" || is === "phone");
  const before = { name: form.name, team: form.team, settings: form.settings };
  const unsaved = JSON.stringify(kept) !== JSON.stringify(before);
  return (
    <div className={styles["editor"]}>
      <Stack gap={24}>
        <Switch label={words.on} checked={settings.on} onChange={(event) => set({ on: event.currentTarget.checked })} />
        <TextInput
          required
          label={words.name}
          maxLength={100}
          value={kept.name}
          onChange={(event) => setKept({ ...kept, name: event.currentTarget.value })}
        />
        <FieldList settings={settings} onChange={(fields) => set({ fields })} />
        {hasWords ? null : <Alert color="orange">{words.needsWords}</Alert>}
        {answerable ? null : <Alert color="orange">{words.noAnswer}</Alert>}
        <Looks settings={settings} set={set} />
        <Rules settings={settings} set={set} team={kept.team} onTeam={(team) => setKept({ ...kept, team })} />
        <Group>
          <Button
            loading={saving.isPending}
            disabled={kept.name.trim() === "" || !hasWords}
            onClick={() => saving.mutate(kept)}
          >
            {words.save}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => remove.mutate(undefined)}>
            {words.remove}
          </Button>
          {unsaved ? (
            <Text size="sm" c="dimmed">
              {words.unsaved}
            </Text>
          ) : null}
        </Group>
        <FormPlace form={form} />
      </Stack>
      <FormPreview settings={settings} />
    </div>
  );
}

type PartProps = { settings: FormSettings; set: (changed: Partial<FormSettings>) => void };

function Looks({ settings, set }: PartProps) {
  const words = useWords({ fa, en });
  const dir = settings.language === "fa" ? "rtl" : "ltr";
  return (
    <div className={styles["pairs"]}>
      <Select
        label={words.language}
        allowDeselect={false}
        data={(["fa", "en"] as const).map((value) => ({ value, label: words.languages[value] }))}
        value={settings.language}
        onChange={(language) => set({ language: language === "en" ? "en" : "fa" })}
      />
      <ColourField label={words.colour} value={settings.colour} onChange={(colour) => set({ colour })} />
      <TextInput
        dir={dir}
        label={words.heading}
        maxLength={120}
        value={settings.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <TextInput
        dir={dir}
        label={words.button}
        placeholder={(settings.language === "fa" ? fa : en).shown.send}
        maxLength={40}
        value={settings.button}
        onChange={(event) => set({ button: event.currentTarget.value })}
      />
      <Textarea
        data-wide
        dir={dir}
        autosize
        minRows={2}
        label={words.intro}
        maxLength={500}
        value={settings.intro}
        onChange={(event) => set({ intro: event.currentTarget.value })}
      />
    </div>
  );
}

function Rules({
  settings,
  set,
  team,
  onTeam,
}: PartProps & { team: number | null; onTeam: (team: number | null) => void }) {
  const words = useWords({ fa, en });
  const teams = useQuery(teamsQuery());
  const dir = settings.language === "fa" ? "rtl" : "ltr";
  return (
    <div className={styles["pairs"]}>
      <Textarea
        dir={dir}
        autosize
        minRows={2}
        label={words.thanks}
        maxLength={500}
        value={settings.thanks}
        onChange={(event) => set({ thanks: event.currentTarget.value })}
      />
      <TextInput
        className="ltr-input"
        label={words.thanksUrl}
        description={words.thanksUrlNote}
        placeholder="https://"
        value={settings.thanks_url}
        onChange={(event) => set({ thanks_url: event.currentTarget.value.trim() })}
      />
      <Textarea
        data-wide
        dir={dir}
        autosize
        label={words.consent}
        description={words.consentNote}
        maxLength={500}
        value={settings.consent}
        onChange={(event) => set({ consent: event.currentTarget.value })}
      />
      <TagsInput
        className="ltr-input"
        label={words.domains}
        description={words.domainsNote}
        placeholder="shop.ir"
        value={settings.domains}
        onChange={(domains) => set({ domains })}
      />
      <Select
        label={words.team}
        placeholder={words.everybody}
        clearable
        data={teams.data?.rows.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
        value={team === null ? null : String(team)}
        onChange={(id) => onTeam(id === null ? null : Number(id))}
      />
    </div>
  );
}

import { Button, Collapse, Group, PasswordInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ChannelAccount, type ChannelPreset, channelAccount } from "../../contract.ts";
import { presetsQuery, teamsQuery } from "../inbox-calls.ts";
import { type ChannelField, type ChannelKind, channelKinds } from "./channel-kinds.ts";
import { brokenFields, fieldTexts, settingsOf } from "./channel-settings.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SetUpHelp } from "./set-up-help.tsx";
import styles from "./settings.module.css";
import { useSaving } from "./use-saving.ts";

type FormProps = { kind: ChannelKind; account: ChannelAccount | null; onSaved: (account: ChannelAccount) => void };

/** The form of one kind of channel, to connect it or to change it. */
export function ChannelForm({ kind, account, onSaved }: FormProps) {
  const words = useWords({ fa, en });
  const fields = channelKinds[kind];
  const [name, setName] = useState(account?.name ?? words.kinds[kind]);
  const [team, setTeam] = useState<string | null>(account?.team ? String(account.team) : null);
  const [texts, setTexts] = useState(() => fieldTexts(fields, account?.settings ?? null));
  const [kept, setKept] = useState(account?.settings ?? null);
  const [more, setMore] = useState(false);
  const fill = ({ settings }: ChannelPreset) => {
    setKept({ ...kept, ...settings });
    const filled = fieldTexts(fields, settings);
    setTexts((now) => Object.fromEntries(fields.map(({ key }) => [key, filled[key] || now[key] || ""])));
  };
  const teams = useQuery(teamsQuery()).data?.rows ?? [];
  const saving = useSaving(
    () => {
      const settings = settingsOf(fields, texts, kept);
      const body = { name, settings, team: team ? Number(team) : null };
      return account
        ? api.patch(`/channels/${account.id}`, body, channelAccount)
        : api.post("/channels", { kind, ...body }, channelAccount);
    },
    { done: account ? words.saved : words.channels.connected, renews: "channels", onDone: onSaved },
  );
  const missing = fields.some(
    ({ key, kind: of, needed }) =>
      needed && !texts[key]?.trim() && !(of === "secret" && account?.secrets.includes(key)),
  );
  const broken = brokenFields(fields, texts);
  const shown = (later: boolean) =>
    fields
      .filter((field) => (field.more ?? false) === later)
      .map((field) => (
        <OneField
          key={field.key}
          field={field}
          kept={account?.secrets.includes(field.key) ?? false}
          wrong={broken.includes(field.key)}
          value={texts[field.key] ?? ""}
          onChange={(text) => setTexts((now) => ({ ...now, [field.key]: text }))}
        />
      ));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={20}>
        <SetUpHelp kind={kind} />
        {kind === "generic_sms" && !account ? <Presets onPick={fill} /> : null}
        <div className={styles["form"]}>
          <TextInput
            wrapperProps={wide}
            required
            label={words.name}
            placeholder={words.channels.namePlaceholder}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {shown(false)}
          {teams.length > 0 ? (
            <Select
              wrapperProps={wide}
              clearable
              label={words.channels.team}
              placeholder={words.channels.noTeam}
              data={teams.map((one) => ({ value: String(one.id), label: one.name }))}
              value={team}
              onChange={setTeam}
            />
          ) : null}
        </div>
        <div>
          <Button variant="subtle" color="gray" size="xs" aria-expanded={more} onClick={() => setMore(!more)}>
            {words.channels.more}
          </Button>
          <Collapse expanded={more}>
            <div className={styles["form"]}>{shown(true)}</div>
          </Collapse>
        </div>
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={saving.isPending}
            disabled={broken.length > 0 || missing || name.trim() === ""}
          >
            {account ? words.save : words.channels.connect}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const flags = [
  { value: "true", label: "yes" as const },
  { value: "false", label: "no" as const },
];
const wide = { "data-wide": true };

/** Forms that are filled for a provider. */
function Presets({ onPick }: { onPick: (preset: ChannelPreset) => void }) {
  const words = useWords({ fa, en }).channels;
  const list = useQuery(presetsQuery()).data?.rows ?? [];
  return (
    <Select
      label={words.preset}
      description={words.presetNote}
      data={list.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => {
        const found = list.find((one) => one.id === id);
        if (found) onPick(found);
      }}
    />
  );
}

type FieldProps = {
  field: ChannelField;
  kept: boolean;
  wrong: boolean;
  value: string;
  onChange: (text: string) => void;
};

function OneField({ field, kept, wrong, value, onChange }: FieldProps) {
  const words = useWords({ fa, en });
  const label = words.fields[field.label];
  const note = field.note ? words.fields[field.note] : undefined;
  const common = { label, description: note, value, required: field.needed === true && !kept };
  if (field.kind === "choice" || field.kind === "flag")
    return (
      <Select
        label={label}
        description={note}
        allowDeselect={false}
        data={(field.kind === "flag" ? flags : (field.options ?? [])).map((one) => ({
          value: one.value,
          label: one.label ? words.fields[one.label] : one.value,
        }))}
        value={value}
        onChange={(next) => onChange(next ?? "")}
      />
    );
  if (field.kind === "json")
    return (
      <Textarea
        {...common}
        wrapperProps={wide}
        className="ltr-input"
        autosize
        minRows={2}
        maxRows={10}
        spellCheck={false}
        error={wrong ? words.channels.notJson : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (field.kind === "area")
    return (
      <Textarea
        {...common}
        wrapperProps={wide}
        autosize
        minRows={2}
        dir="auto"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (field.kind === "secret")
    return (
      <PasswordInput
        {...common}
        className="ltr-input"
        autoComplete="off"
        description={kept ? words.channels.secretSet : note}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...common}
      className={field.key === "name" ? "" : "ltr-input"}
      inputMode={field.kind === "number" ? "numeric" : "text"}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

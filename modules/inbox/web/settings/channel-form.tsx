import { Button, Group, PasswordInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ChannelAccount, channelAccount } from "../../contract.ts";
import { teamsQuery } from "../inbox-calls.ts";
import { type ChannelField, type ChannelKind, channelKinds } from "./channel-kinds.ts";
import { fieldTexts, settingsOf } from "./channel-settings.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
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
  const teams = useQuery(teamsQuery()).data?.rows ?? [];
  const saving = useSaving(
    () => {
      const settings = settingsOf(fields, texts, account?.settings ?? null);
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={20}>
        <div className={styles["form"]}>
          <TextInput
            wrapperProps={wide}
            required
            label={words.name}
            placeholder={words.channels.namePlaceholder}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {fields.map((field) => (
            <OneField
              key={field.key}
              field={field}
              kept={account?.secrets.includes(field.key) ?? false}
              value={texts[field.key] ?? ""}
              onChange={(text) => setTexts((now) => ({ ...now, [field.key]: text }))}
            />
          ))}
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
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={missing || name.trim() === ""}>
            {account ? words.save : words.channels.connect}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const wide = { "data-wide": true };

type FieldProps = { field: ChannelField; kept: boolean; value: string; onChange: (text: string) => void };

function OneField({ field, kept, value, onChange }: FieldProps) {
  const words = useWords({ fa, en });
  const label = words.fields[field.label];
  const note = field.note ? words.fields[field.note] : undefined;
  const common = { label, description: note, value, required: field.needed === true && !kept };
  if (field.kind === "choice")
    return (
      <Select
        label={label}
        allowDeselect={false}
        data={(field.options ?? []).map((one) => ({
          value: one.value,
          label: one.label ? words.fields[one.label] : one.value,
        }))}
        value={value}
        onChange={(next) => onChange(next ?? "")}
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

import {
  Button,
  Collapse,
  Group,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import {
  type Exchange,
  type ExchangeKind,
  type ExchangeMade,
  exchange,
  exchangeKinds,
  exchangeMade,
} from "../../contract.ts";
import { usePhoneDeed } from "../phone-calls.ts";
import { beginningOf, type ExchangeField, exchangeFields, type FieldValues, settingsOf } from "./exchange-fields.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";

type FormProps = { kept: Exchange | null; onSaved: (made: ExchangeMade | null) => void };

/** Connects an exchange, or changes one. */
export function ExchangeForm({ kept, onSaved }: FormProps) {
  const words = useWords({ fa, en });
  const [kind, setKind] = useState<ExchangeKind>(kept?.kind ?? "simotel");
  const [name, setName] = useState(kept?.name ?? "");
  const [values, setValues] = useState<FieldValues>(() => beginningOf(kind, kept?.settings ?? null));
  const [more, setMore] = useState(false);
  const choose = (chosen: string) => {
    setKind(chosen as ExchangeKind);
    setValues(beginningOf(chosen as ExchangeKind, null));
  };
  const save = usePhoneDeed(
    async () => {
      const body = { name: name.trim() || words.kinds[kind], settings: settingsOf(kind, values) };
      if (!kept) return api.post("/phone-exchanges", { kind, ...body }, exchangeMade);
      await api.patch(`/phone-exchanges/${kept.id}`, body, exchange);
      return null;
    },
    { done: words.saved, onDone: onSaved },
  );
  const shown = (later: boolean) =>
    exchangeFields[kind]
      .filter((field) => (field.later ?? false) === later)
      .map((field) => (
        <Field
          key={field.key}
          field={field}
          kept={kept?.secrets.includes(field.key) ?? false}
          value={values[field.key]!}
          onChange={(value) => setValues((now) => ({ ...now, [field.key]: value }))}
        />
      ));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <Stack component="form" gap="md" onSubmit={submit}>
      {kept ? null : (
        <SegmentedControl
          aria-label={words.kind}
          value={kind}
          onChange={choose}
          data={exchangeKinds.map((value) => ({ value, label: words.kinds[value] }))}
          classNames={{ label: styles["wrapped"] ?? "" }}
        />
      )}
      <Steps kind={kind} open={!kept} />
      <TextInput
        label={words.fields.name}
        placeholder={words.kinds[kind]}
        maxLength={100}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {shown(false)}
      <Group>
        <Button size="compact-sm" variant="subtle" aria-expanded={more} onClick={() => setMore(!more)}>
          {words.fields.more}
        </Button>
      </Group>
      <Collapse expanded={more}>
        <Stack gap="md">{shown(true)}</Stack>
      </Collapse>
      <Group justify="flex-end">
        <Button type="submit" loading={save.isPending}>
          {kept ? words.save : words.connect}
        </Button>
      </Group>
    </Stack>
  );
}

function Steps({ kind, open }: { kind: ExchangeKind; open: boolean }) {
  const words = useWords({ fa, en });
  return (
    <details className={styles["help"]} open={open}>
      <summary>{words.help}</summary>
      <ol>
        {words.steps[kind].map((step) => (
          <li key={step}>
            <Text size="sm">{step}</Text>
          </li>
        ))}
      </ol>
    </details>
  );
}

type Value = FieldValues[string];
type FieldProps = { field: ExchangeField; kept: boolean; value: Value; onChange: (value: Value) => void };

function Field({ field, kept, value, onChange }: FieldProps) {
  const { fields } = useWords({ fa, en });
  const note = field.note ? fields[field.note] : undefined;
  const usual = { label: fields[field.key], ...(note && { description: note }) };
  if (field.kind === "switch")
    return (
      <Switch {...usual} checked={value === true} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
    );
  if (field.kind === "number")
    return (
      <NumberInput
        {...usual}
        className="ltr-input"
        value={Number(value)}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        onChange={(typed) => onChange(Number(typed))}
      />
    );
  if (field.kind === "list")
    return <TagsInput {...usual} className="ltr-input" value={value as string[]} onChange={onChange} />;
  if (field.kind === "secret")
    return (
      <PasswordInput
        {...usual}
        className="ltr-input"
        autoComplete="new-password"
        required={(field.needed ?? false) && !kept}
        withAsterisk={false}
        {...(kept && { placeholder: fields.kept })}
        value={String(value)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...usual}
      className="ltr-input"
      required={field.needed ?? false}
      withAsterisk={false}
      value={String(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

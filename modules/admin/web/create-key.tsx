import { Button, Checkbox, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { addDays, instantOf, parseIsoDay } from "../../../platform/i18n/index.ts";
import { api } from "../../../platform/ui/api.ts";
import { CopyLine } from "../../../platform/ui/copy-line.tsx";
import { DateField } from "../../../platform/ui/date-field.tsx";
import { useBrand } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { apiKeyMade } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ScopeChoice } from "./scope-choice.tsx";
import { useSaving } from "./use-saving.ts";

type CreateKeyProps = { opened: boolean; scopes: readonly string[]; onClose: () => void };

/** Makes an API key, then shows it this once. */
export function CreateKey({ opened, scopes, onClose }: CreateKeyProps) {
  const all = useWords({ fa, en });
  const [key, setKey] = useState<string | null>(null);
  function close() {
    setKey(null);
    onClose();
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      size="lg"
      title={key ? all.keys.secretTitle : all.keys.createTitle}
      closeOnClickOutside={!key}
      closeButtonProps={{ "aria-label": all.cancel }}
    >
      {key ? <NewKey value={key} onClose={close} /> : <KeyForm scopes={scopes} onMade={setKey} />}
    </Modal>
  );
}

function NewKey({ value, onClose }: { value: string; onClose: () => void }) {
  const all = useWords({ fa, en });
  return (
    <Stack gap={16}>
      <Text>{all.keys.secretNote}</Text>
      <CopyLine text={value} />
      <Button onClick={onClose}>{all.people.done}</Button>
    </Stack>
  );
}

function KeyForm({ scopes, onMade }: { scopes: readonly string[]; onMade: (key: string) => void }) {
  const words = useWords({ fa, en }).keys;
  const { timeZone } = useBrand();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [lastDay, setLastDay] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const creating = useSaving((body: object) => api.post("/api-keys", body, apiKeyMade), {
    renews: ["api-keys"],
    onDone: ({ key }) => onMade(key),
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (chosen.length > 0) creating.mutate({ name: name.trim(), scopes: chosen, expiresAt: endOf(lastDay, timeZone) });
  }
  return (
    <Stack component="form" gap={18} onSubmit={onSubmit}>
      <TextInput
        label={words.name}
        description={words.nameNote}
        data-autofocus
        required
        withAsterisk={false}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={words.scopes}
        value={chosen}
        onChange={setChosen}
        error={tried && chosen.length === 0 ? words.scopesMissing : undefined}
      >
        <ScopeChoice scopes={scopes} />
      </Checkbox.Group>
      <DateField label={words.expires} description={words.expiresNote} value={lastDay} onChange={setLastDay} />
      <Button type="submit" loading={creating.isPending}>
        {words.create}
      </Button>
    </Stack>
  );
}

/** The end of a day on the brand's clock, as an instant. */
function endOf(day: string | null, timeZone: string): string | null {
  const read = day ? parseIsoDay(day) : null;
  return read ? instantOf(addDays(read, 1), timeZone).toISOString() : null;
}

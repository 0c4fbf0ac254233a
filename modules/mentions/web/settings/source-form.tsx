import { Button, Checkbox, Group, NumberInput, Radio, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Source, type SourceBody, type SourceKind, sourceKinds, sourceMade } from "../../contract.ts";
import { useMentionDeed } from "../mention-calls.ts";
import { FeedTest } from "./feed-test.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type FormProps = { kept: Source | null; onSaved: (hook: { id: number; text: string } | null) => void };
type Body = Omit<SourceBody, "kind">;

/** Makes a source or changes one; a feed is tested before it is kept. */
export function SourceForm({ kept, onSaved }: FormProps) {
  const all = useWords({ fa, en });
  const words = all.sources;
  const [kind, setKind] = useState<SourceKind>(kept?.kind ?? "feed");
  const [body, setBody] = useState<Body>(kept ?? { name: "", address: null, keep_all: false, every_minutes: 15 });
  const set = (changed: Partial<Body>) => setBody((now) => ({ ...now, ...changed }));
  const save = useMentionDeed(
    async ({ name, address, keep_all, every_minutes }: Body) => {
      const sent = { name, address: kind === "feed" ? address : null, keep_all, every_minutes };
      if (!kept) return api.post("/mention-sources", { kind, ...sent }, sourceMade);
      await api.put(`/mention-sources/${kept.id}`, sent);
      return null;
    },
    { done: all.saved, onDone: (made) => onSaved(made?.secret ? { id: made.id, text: made.secret } : null) },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(body);
  };
  return (
    <Stack component="form" gap="md" onSubmit={submit}>
      {kept ? null : <Kinds value={kind} onChange={setKind} />}
      {kind === "group" && !kept ? (
        <GroupHelp />
      ) : (
        <>
          <TextInput
            label={words.name}
            required
            withAsterisk={false}
            maxLength={100}
            value={body.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          {kind === "feed" ? (
            <>
              <FeedTest address={body.address ?? ""} onChange={(address) => set({ address })} />
              <NumberInput
                w={220}
                label={words.every}
                min={5}
                max={1440}
                allowDecimal={false}
                value={body.every_minutes}
                onChange={(value) => typeof value === "number" && set({ every_minutes: value })}
              />
            </>
          ) : null}
          {kind === "group" ? null : (
            <Checkbox
              label={words.keepAll}
              description={words.keepAllNote}
              checked={body.keep_all}
              onChange={({ currentTarget }) => set({ keep_all: currentTarget.checked })}
            />
          )}
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              {all.save}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}

function Kinds({ value, onChange }: { value: SourceKind; onChange: (kind: SourceKind) => void }) {
  const words = useWords({ fa, en }).sources;
  return (
    <Radio.Group aria-label={words.which} value={value} onChange={(kind) => onChange(kind as SourceKind)}>
      <Stack gap={8}>
        {sourceKinds.map((kind) => (
          <Radio key={kind} value={kind} label={words.kinds[kind]} description={words.kindNotes[kind]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function GroupHelp() {
  const words = useWords({ fa, en }).sources;
  return (
    <Stack gap={8} align="flex-start">
      <Text size="sm">{words.groupNote}</Text>
      <BrandLink path="settings/channels" underline="never">
        <Button component="span" variant="light">
          {words.toChannels}
        </Button>
      </BrandLink>
    </Stack>
  );
}

import { Button, Checkbox, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type Taken, taken } from "../contract/mapping.ts";
import { made, type Shop } from "../contract/shops.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useShopDeed } from "./shops-calls.ts";

type SourceFormProps = { kept: Shop | null; onSaved: (made: { id: number; secret: string } | null) => void };

/** Makes a source of webhooks or changes one; what it tells of stays, since its mapping speaks of that. */
export function SourceForm({ kept, onSaved }: SourceFormProps) {
  const words = useWords({ fa, en });
  const { form } = words;
  const [body, setBody] = useState({
    name: kept?.name ?? "",
    takes: kept?.webhook?.takes ?? ("order" as Taken),
    plain: kept?.webhook?.plain ?? false,
    keep_days: kept?.keep_days ?? 14,
  });
  const set = (changed: Partial<typeof body>) => setBody((now) => ({ ...now, ...changed }));
  const save = useShopDeed(
    async () => {
      if (!kept) return api.post("/webhook-sources", body, made);
      await api.put(`/webhook-sources/${kept.id}`, body);
      return null;
    },
    { done: words.saved, onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <Stack component="form" gap="md" onSubmit={submit}>
      <TextInput
        label={form.name}
        description={form.nameNote}
        data-autofocus
        required
        withAsterisk={false}
        maxLength={100}
        value={body.name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <Select
        label={form.takes}
        disabled={kept !== null}
        allowDeselect={false}
        data={taken.map((value) => ({ value, label: words.takes[value] }))}
        value={body.takes}
        onChange={(value) => set({ takes: value as Taken })}
      />
      <Checkbox
        label={form.plain}
        description={form.plainNote}
        checked={body.plain}
        onChange={({ currentTarget }) => set({ plain: currentTarget.checked })}
      />
      <NumberInput
        label={form.keep}
        description={form.keepNote}
        min={1}
        max={365}
        w={260}
        value={body.keep_days}
        onChange={(value) => set({ keep_days: Number(value) || 14 })}
      />
      <Group justify="flex-end">
        <Button type="submit" loading={save.isPending}>
          {form.save}
        </Button>
      </Group>
    </Stack>
  );
}

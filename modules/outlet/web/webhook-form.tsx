import { ActionIcon, Button, Checkbox, Group, Input, MultiSelect, Stack, TagsInput, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { eventTypes } from "../contract/event-types.ts";
import { type Filter, made, type Webhook, type WebhookBody } from "../contract/webhooks.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useOutletDeed } from "./outlet-calls.ts";

type WebhookFormProps = { kept: Webhook | null; onSaved: (secret: string | null) => void };
const fresh: WebhookBody = { name: "", address: "", types: [], filters: [], with_customers: false };

type AboutWhat = keyof typeof en.typeGroups;
/** Events by what they are about. */
const groups: [AboutWhat, string[]][] = [
  ["talks", ["message", "conversation", "call", "service_level"]],
  ["feedback", ["responses", "case", "mentions", "meeting"]],
  ["orders", ["orders", "order"]],
  ["customers", ["customers", "customer", "segment"]],
  ["brand", ["brand"]],
];

/** Makes a webhook or changes one. */
export function WebhookForm({ kept, onSaved }: WebhookFormProps) {
  const words = useWords({ fa, en });
  const { fields } = words;
  const [body, setBody] = useState<WebhookBody>(kept ?? fresh);
  const set = (changed: Partial<WebhookBody>) => setBody((now) => ({ ...now, ...changed }));
  const save = useOutletDeed(
    async ({ name, address, types, filters, with_customers }: WebhookBody) => {
      const sent = { name, address, types, filters: filters.filter(({ field }) => field), with_customers };
      if (!kept) return (await api.post("/webhooks", sent, made)).secret;
      await api.put(`/webhooks/${kept.id}`, sent);
      return null;
    },
    { done: words.saved, onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(body);
  };
  return (
    <Stack component="form" gap="md" onSubmit={submit}>
      <TextInput
        label={fields.name}
        description={fields.nameNote}
        data-autofocus
        required
        withAsterisk={false}
        maxLength={100}
        value={body.name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <TextInput
        label={fields.address}
        type="url"
        className="ltr-input"
        dir="ltr"
        styles={{ label: { direction: "inherit" } }}
        placeholder="https://"
        required
        withAsterisk={false}
        value={body.address}
        onChange={({ currentTarget }) => set({ address: currentTarget.value })}
      />
      <MultiSelect
        label={fields.types}
        description={fields.typesNote}
        data={groups.map(([group, kinds]) => ({
          group: words.typeGroups[group],
          items: eventTypes
            .filter((value) => kinds.includes(value.split(".")[0]!))
            .map((value) => ({ value, label: words.types[value] ?? value })),
        }))}
        value={body.types}
        onChange={(types) => set({ types })}
        searchable
        clearable
      />
      <Filters value={body.filters} onChange={(filters) => set({ filters })} />
      <Checkbox
        label={fields.customers}
        description={fields.customersNote}
        checked={body.with_customers}
        onChange={({ currentTarget }) => set({ with_customers: currentTarget.checked })}
      />
      <Group justify="flex-end">
        <Button type="submit" loading={save.isPending}>
          {fields.save}
        </Button>
      </Group>
    </Stack>
  );
}

function Filters({ value, onChange }: { value: Filter[]; onChange: (filters: Filter[]) => void }) {
  const { fields } = useWords({ fa, en });
  const put = (at: number, changed: Partial<Filter>) =>
    onChange(value.map((one, n) => (n === at ? { ...one, ...changed } : one)));
  return (
    <Input.Wrapper label={fields.filters} description={fields.filterNote} labelElement="div">
      <Stack gap={8} mt={6}>
        {value.map((filter, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other name than their place
          <Group key={at} gap={8} wrap="nowrap" align="flex-start">
            <TextInput
              aria-label={fields.field}
              placeholder="channel"
              dir="ltr"
              w={170}
              required
              value={filter.field}
              onChange={({ currentTarget }) => put(at, { field: currentTarget.value })}
            />
            <TagsInput
              aria-label={fields.values}
              placeholder={filter.values.length === 0 ? fields.values : ""}
              flex={1}
              value={filter.values}
              onChange={(values) => put(at, { values })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={fields.removeFilter}
              onClick={() => onChange(value.filter((_, n) => n !== at))}
            >
              <IconX size={18} stroke={1.6} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={16} stroke={1.6} />}
            onClick={() => onChange([...value, { field: "", values: [] }])}
          >
            {fields.addFilter}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}

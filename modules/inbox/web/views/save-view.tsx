import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { InboxViewRow } from "../../contract.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { useSaving } from "../settings/use-saving.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type SaveViewProps = {
  /** One that is changed, or the filters of one that is to be. */
  view: InboxViewRow | { filters: Record<string, string> };
  onClose: () => void;
};

/** Gives filters a name, and says who sees them. */
export function SaveView({ view, onClose }: SaveViewProps) {
  const words = { ...useInboxWords(), ...useWords({ fa, en }) };
  const known = "id" in view ? view : null;
  const [name, setName] = useState(known?.name ?? "");
  const [shared, setShared] = useState(known?.shared ?? false);
  const body = { name: name.trim(), shared, filters: view.filters };
  const saving = useSaving(() => (known ? api.put(`/inbox-views/${known.id}`, body) : api.post("/inbox-views", body)), {
    renews: "views",
    done: words.done(name.trim()),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.name) saving.mutate(undefined);
  };
  return (
    <Modal opened onClose={onClose} title={words.title} size="sm" closeButtonProps={{ "aria-label": words.close }}>
      <form onSubmit={submit}>
        <Stack gap={16}>
          <Text size="sm" c="dimmed">
            {words.what}
          </Text>
          <TextInput
            data-autofocus
            label={words.name}
            placeholder={words.namePlaceholder}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox label={words.share} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          <Group justify="flex-end">
            <Button type="submit" loading={saving.isPending} disabled={!body.name}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

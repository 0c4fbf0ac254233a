import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { made, type Shop } from "../contract/shops.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useShopDeed } from "./shops-calls.ts";

type WooFormProps = { kept: Shop | null; onSaved: (made: { id: number; secret: string } | null) => void };
const leftToRight = { className: "ltr-input", dir: "ltr", styles: { label: { direction: "inherit" } } } as const;

/** Connects a WooCommerce shop or changes one; keys that are left empty stay. */
export function WooForm({ kept, onSaved }: WooFormProps) {
  const words = useWords({ fa, en });
  const { form } = words;
  const [body, setBody] = useState({ name: kept?.name ?? "", address: kept?.woo?.address ?? "", key: "", secret: "" });
  const set = (changed: Partial<typeof body>) => setBody((now) => ({ ...now, ...changed }));
  const save = useShopDeed(
    async () => {
      if (!kept) return api.post("/woocommerce-shops", body, made);
      await api.put(`/woocommerce-shops/${kept.id}`, body);
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
      <TextInput
        label={form.address}
        type="url"
        placeholder="https://"
        required
        withAsterisk={false}
        {...leftToRight}
        value={body.address}
        onChange={({ currentTarget }) => set({ address: currentTarget.value })}
      />
      <Text size="sm" c="dimmed">
        {form.where}
      </Text>
      <TextInput
        label={form.key}
        description={kept ? form.stays : undefined}
        placeholder={kept?.woo?.key_hint ?? "ck_"}
        required={!kept}
        withAsterisk={false}
        {...leftToRight}
        value={body.key}
        onChange={({ currentTarget }) => set({ key: currentTarget.value })}
      />
      <PasswordInput
        label={form.secret}
        placeholder="cs_"
        required={!kept}
        withAsterisk={false}
        autoComplete="new-password"
        {...leftToRight}
        value={body.secret}
        onChange={({ currentTarget }) => set({ secret: currentTarget.value })}
      />
      <Group justify="flex-end">
        <Button type="submit" loading={save.isPending}>
          {kept ? form.save : form.connect}
        </Button>
      </Group>
    </Stack>
  );
}

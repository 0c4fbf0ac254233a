import { Button, SegmentedControl, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { ApiError } from "../../../../platform/ui/api-error.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { useErrorText } from "../../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { customerKinds, partnerTypes, saved } from "../../contract.ts";
import { customerKeys } from "../customer-calls.ts";
import { CityField } from "../parts/city-field.tsx";
import { TagsField } from "../parts/tags-field.tsx";
import { useCustomerWords } from "../parts/use-customer-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type Kind = (typeof customerKinds)[number];
const blank = {
  kind: "person" as Kind,
  partner_type: null as string | null,
  name: "",
  phone: "",
  email: "",
  city: "",
  birthday: null as string | null,
  tags: [] as string[],
};

type AddCustomerProps = { opened: boolean; onClose: () => void; onAdded: (id: number) => void };

/** The panel in which a customer is added; one that was known already is found and completed. */
export function AddCustomer({ opened, onClose, onAdded }: AddCustomerProps) {
  const words = useWords({ fa, en }).form;
  return (
    <DetailPanel opened={opened} onClose={onClose} title={words.title}>
      {opened ? <Form onAdded={onAdded} /> : null}
    </DetailPanel>
  );
}

function Form({ onAdded }: { onAdded: (id: number) => void }) {
  const words = { ...useCustomerWords(), ...useWords({ fa, en }).form };
  const [said, setSaid] = useState(blank);
  const [empty, setEmpty] = useState(false);
  const set = (changed: Partial<typeof blank>) => setSaid((before) => ({ ...before, ...changed }));
  const add = useAdd(onAdded);
  const wrong = add.error instanceof ApiError ? add.error.fields : {};
  const errorText = useErrorText();
  function submit(event: FormEvent) {
    event.preventDefault();
    const nothing = !said.name.trim() && !said.phone.trim() && !said.email.trim();
    setEmpty(nothing);
    if (!nothing) add.mutate(said);
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={16}>
        <SegmentedControl
          aria-label={words.kind}
          value={said.kind}
          onChange={(kind) => set({ kind: kind as Kind })}
          data={customerKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        {said.kind === "partner" ? (
          <Select
            label={words.partnerType}
            value={said.partner_type}
            onChange={(partner_type) => set({ partner_type })}
            data={partnerTypes.map((value) => ({ value, label: words.partnerTypes[value] }))}
          />
        ) : null}
        <TextInput
          data-autofocus
          label={said.kind === "person" ? words.name : words.companyName}
          value={said.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={empty ? words.contactNeeded : wrong["name"]}
        />
        <TextInput
          type="tel"
          className="ltr-input"
          label={words.phone}
          placeholder={words.phonePlaceholder}
          value={said.phone}
          onChange={(event) => set({ phone: event.currentTarget.value })}
          error={wrong["phone"]}
        />
        <TextInput
          type="email"
          className="ltr-input"
          label={words.email}
          value={said.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
          error={wrong["email"]}
        />
        <CityField label={words.city} value={said.city} onChange={(city) => set({ city })} error={wrong["city"]} />
        {said.kind === "person" ? (
          <DateField label={words.birthday} value={said.birthday} onChange={(birthday) => set({ birthday })} />
        ) : null}
        <TagsField
          label={words.tags}
          placeholder={words.tagsPlaceholder}
          value={said.tags}
          onChange={(tags) => set({ tags })}
        />
        {add.error && Object.keys(wrong).length === 0 ? (
          <Text size="sm" c="var(--bad)" role="alert">
            {errorText(add.error)}
          </Text>
        ) : null}
        <Button type="submit" loading={add.isPending}>
          {words.submit}
        </Button>
      </Stack>
    </form>
  );
}

function useAdd(onAdded: (id: number) => void) {
  const words = useWords({ fa, en }).form;
  const cache = useQueryClient();
  const notice = useNotice();
  return useMutation({
    mutationFn: (said: typeof blank) => api.post("/customers", bodyOf(said), saved),
    onSuccess: async ({ id, result }, said) => {
      await cache.invalidateQueries({ queryKey: customerKeys.all() });
      const name = said.name.trim() || said.phone.trim() || said.email.trim();
      notice.done((result === "imported" ? words.added : words.known)(name));
      onAdded(id);
    },
  });
}

function bodyOf({ kind, partner_type, birthday, tags, ...texts }: typeof blank) {
  const written = Object.entries(texts).map(([key, text]) => [key, text.trim()]);
  return {
    ...Object.fromEntries(written.filter(([, text]) => text)),
    source: "staff",
    kind,
    ...(kind === "partner" && partner_type ? { partner_type } : {}),
    ...(kind === "person" && birthday ? { birthday } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  };
}

import { Button, Group, Select, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { queryOptions, useQuery } from "@tanstack/react-query";
import * as z from "zod";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { contactForm } from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";
import { useSaving } from "../settings/use-saving.ts";
import { FormEditor } from "./form-editor.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { newForm } from "./new-form.ts";

const formsQuery = () =>
  queryOptions({
    queryKey: inboxKey("forms"),
    queryFn: ({ signal }) => api.get("/contact-forms", z.object({ rows: z.array(contactForm) }), { signal }),
  });

/** Contact forms: making them, and putting them on sites. */
export default function FormsPage() {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { language } = usePreferences();
  const [address, setAddress] = useAddressFilters();
  const list = useQuery(formsQuery());
  const rows = list.data?.rows ?? [];
  const form = rows.find(({ id }) => String(id) === address["form"]) ?? rows[0];
  const make = useSaving(() => api.post("/contact-forms", newForm(words.firstName, language), contactForm), {
    done: words.made,
    renews: "forms",
    onDone: ({ id }) => setAddress({ form: String(id) }),
  });
  const add = (
    <Button
      leftSection={<IconPlus size={18} stroke={1.6} />}
      loading={make.isPending}
      onClick={() => make.mutate(undefined)}
    >
      {words.add}
    </Button>
  );
  const choice = form ? (
    <Group gap={12}>
      {rows.length > 1 ? (
        <Select
          aria-label={words.which}
          allowDeselect={false}
          data={rows.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(form.id)}
          onChange={(id) => setAddress({ form: id })}
        />
      ) : null}
      <Text size="sm" c="dimmed" component="div">
        {form.last_at ? words.lastAt(format.relative(form.last_at, Date.now())) : null}
      </Text>
    </Group>
  ) : null;
  return (
    <Page title={words.title} note={words.note} action={form ? add : undefined} filters={choice}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={5} /> : null}
      {list.data && !form ? (
        <EmptyState picture="talk" title={words.emptyTitle} text={words.emptyText} action={add} />
      ) : null}
      {form ? <FormEditor key={form.id} form={form} onRemoved={() => setAddress({ form: null })} /> : null}
    </Page>
  );
}

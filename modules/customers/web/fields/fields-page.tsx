import { ActionIcon, Button, Text } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { AttributeDefinition } from "../../contract.ts";
import { customerKeys, fieldsQuery } from "../customer-calls.ts";
import { FieldPanel } from "./field-panel.tsx";
import styles from "./fields.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The brand's own fields of customers. */
export default function FieldsPage() {
  const words = useWords({ fa, en });
  const { data, error, refetch } = useQuery(fieldsQuery());
  const [open, setOpen] = useState<AttributeDefinition | "new" | null>(null);
  const { define, remove } = useFields(() => setOpen(null));
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setOpen("new")}>
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} note={words.note} action={data?.rows.length ? add : null} width="reading">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <ListSkeleton rows={3} /> : null}
      {data?.rows.length === 0 ? (
        <EmptyState picture="papers" title={words.empty.title} text={words.empty.text} action={add} />
      ) : null}
      <ul className={styles["list"]}>
        {data?.rows.map((field) => (
          <li key={field.key}>
            <div className={styles["text"]}>
              <bdi>{field.label}</bdi>
              <Text size="xs" c="dimmed">
                {words.types[field.type]} · <bdi dir="ltr">{field.key}</bdi>
                {field.choices.length > 0 ? ` · ${field.choices.join("، ")}` : null}
              </Text>
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.edit(field.label)}
              onClick={() => setOpen(field)}
            >
              <IconPencil size={18} stroke={1.6} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.remove(field.label)}
              onClick={() => remove.mutate(field)}
            >
              <IconTrash size={18} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <FieldPanel
        field={open}
        taken={data?.rows.map(({ key }) => key) ?? []}
        error={define.error}
        busy={define.isPending}
        onClose={() => {
          define.reset();
          setOpen(null);
        }}
        onSave={(field) => define.mutate(field)}
      />
    </Page>
  );
}

function useFields(onSaved: () => void) {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  const undo = useUndoNotice();
  const fresh = () => cache.invalidateQueries({ queryKey: customerKeys.all() });
  const define = useMutation({
    mutationFn: (field: AttributeDefinition) => api.put("/customer-attributes", field),
    onSuccess: async (_, { label }) => {
      onSaved();
      notice.done(words.saved(label));
      await fresh();
    },
  });
  const remove = useMutation({
    mutationFn: ({ key }: AttributeDefinition) => api.delete(`/customer-attributes/${key}`),
    onSuccess: async (_, field) => {
      await fresh();
      undo(words.removed(field.label), () => define.mutate(field));
    },
    onError: notice.failed,
  });
  return { define, remove };
}

import { ActionIcon, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import type * as z from "zod";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useCan, useSession } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { note } from "../../contract.ts";
import { useCustomerWords } from "../parts/use-customer-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./notes.module.css";
import { useNotes } from "./use-notes.ts";

type Note = z.infer<typeof note>;

/** What colleagues wrote about a customer, newest first. */
export default function NotesTab({ customerId }: { customerId: number }) {
  const words = useWords({ fa, en });
  const notes = useNotes(customerId);
  const mayWrite = useCan("customers.write");
  if (notes.error) return <ErrorState error={notes.error} onRetry={() => void notes.refetch()} />;
  return (
    <Stack gap={16} maw={720}>
      {mayWrite ? (
        <NoteField
          label={words.write}
          hint={words.private}
          onSave={(body) =>
            notes.write.mutateAsync(body).then(
              () => true,
              () => false,
            )
          }
        />
      ) : null}
      {!notes.data ? <ListSkeleton rows={2} /> : null}
      {notes.data?.rows.length === 0 ? <Text c="dimmed">{words.empty}</Text> : null}
      {notes.data?.rows.map((one) => (
        <OneNote
          key={one.id}
          note={one}
          onEdit={(body) =>
            notes.edit.mutateAsync({ id: one.id, body }).then(
              () => true,
              () => false,
            )
          }
          onRemove={() => notes.remove.mutate(one.id)}
        />
      ))}
    </Stack>
  );
}

type OneNoteProps = { note: Note; onEdit: (body: string) => Promise<boolean>; onRemove: () => void };

function OneNote({ note, onEdit, onRemove }: OneNoteProps) {
  const words = useWords({ fa, en });
  const [editing, setEditing] = useState(false);
  const { user } = useSession();
  const mayWrite = useCan("customers.write");
  const mine = mayWrite && user?.id === note.written_by;
  if (editing) {
    return (
      <NoteField
        label={words.edit}
        start={note.body}
        onCancel={() => setEditing(false)}
        onSave={async (body) => {
          const saved = await onEdit(body);
          if (saved) setEditing(false);
          return saved;
        }}
      />
    );
  }
  return (
    <article className={styles["note"]}>
      <Group justify="space-between" wrap="nowrap" gap={8}>
        <Text size="xs" c="dimmed">
          <bdi>{note.written_by_name ?? words.someone}</bdi> · <TimeText at={note.written_at} />
          {note.edited_at ? ` · ${words.edited}` : null}
        </Text>
        {mine ? (
          <Group gap={2} wrap="nowrap">
            <ActionIcon variant="subtle" color="gray" aria-label={words.edit} onClick={() => setEditing(true)}>
              <IconPencil size={16} stroke={1.6} />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" aria-label={words.remove} onClick={onRemove}>
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          </Group>
        ) : null}
      </Group>
      <p dir="auto" className={styles["body"]}>
        {note.body}
      </p>
    </article>
  );
}

type NoteFieldProps = {
  label: string;
  hint?: string;
  start?: string;
  onSave: (body: string) => Promise<boolean>;
  onCancel?: () => void;
};

function NoteField({ label, hint, start = "", onSave, onCancel }: NoteFieldProps) {
  const words = { ...useCustomerWords(), ...useWords({ fa, en }) };
  const [text, setText] = useState(start);
  const [busy, setBusy] = useState(false);
  async function save() {
    if (!text.trim() || busy) return;
    setBusy(true);
    if (await onSave(text.trim())) setText("");
    setBusy(false);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
    if (event.key === "Escape" && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  }
  return (
    <Stack gap={8}>
      <Textarea
        aria-label={label}
        placeholder={words.placeholder}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={10_000}
        dir="auto"
        autoFocus={onCancel !== undefined}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group justify="space-between" gap={8}>
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
        <Group gap={8}>
          {onCancel ? (
            <Button size="xs" variant="default" onClick={onCancel}>
              {words.cancel}
            </Button>
          ) : null}
          <Button size="xs" disabled={!text.trim()} loading={busy} onClick={() => void save()}>
            {words.save}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

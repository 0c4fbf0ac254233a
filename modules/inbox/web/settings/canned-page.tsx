import { Button, Checkbox, Code, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { Row, RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { CannedReply } from "../../contract.ts";
import { cannedRepliesQuery } from "../inbox-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";
import { useSaving } from "./use-saving.ts";

const variables = ["{{customer.name}}", "{{agent.name}}", "{{brand.name}}"];

/** Canned replies: everybody's and one's own. */
export default function CannedPage() {
  const words = useWords({ fa, en });
  const [open, setOpen] = useState<CannedReply | "new" | null>(null);
  const list = useQuery(cannedRepliesQuery());
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setOpen("new")}>
      {words.canned.add}
    </Button>
  );
  const empty = list.data?.rows.length === 0;
  return (
    <Page title={words.canned.title} note={words.canned.note} width="reading" action={empty ? undefined : add}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      {empty ? (
        <EmptyState picture="papers" title={words.canned.emptyTitle} text={words.canned.emptyText} action={add} />
      ) : null}
      <Rows>
        {list.data?.rows.map((reply) => (
          <CannedRow key={reply.id} reply={reply} onChange={() => setOpen(reply)} />
        ))}
      </Rows>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={words.canned.add}
        closeButtonProps={{ "aria-label": words.close }}
      >
        <CannedForm reply={open === "new" ? null : open} onSaved={() => setOpen(null)} />
      </Modal>
    </Page>
  );
}

function CannedRow({ reply, onChange }: { reply: CannedReply; onChange: () => void }) {
  const words = useWords({ fa, en });
  const undo = useUndoNotice();
  const path = `/canned-replies/${reply.id}`;
  const restore = useSaving(() => api.post(`${path}/restore`), { renews: "canned" });
  const remove = useSaving(() => api.delete(path), {
    renews: "canned",
    onDone: () => undo(words.canned.removed, () => restore.mutate(undefined)),
  });
  return (
    <Row>
      <RowMain>
        <strong style={{ fontWeight: 500 }}>
          <bdi>/{reply.shortcut}</bdi> · <bdi>{reply.title}</bdi>
        </strong>
        <Text size="sm" c="dimmed" lineClamp={2} dir="auto">
          {reply.body}
        </Text>
        {reply.mine ? <div className={styles["sub"]}>{words.canned.mine}</div> : null}
      </RowMain>
      <Group gap={2}>
        <Button variant="subtle" color="gray" size="xs" px={8} onClick={onChange}>
          {words.change}
        </Button>
        <Button variant="subtle" color="gray" size="xs" px={8} onClick={() => remove.mutate(undefined)}>
          {words.remove}
        </Button>
      </Group>
    </Row>
  );
}

function CannedForm({ reply, onSaved }: { reply: CannedReply | null; onSaved: () => void }) {
  const words = useWords({ fa, en });
  const [body, setBody] = useState({
    shortcut: reply?.shortcut ?? "",
    title: reply?.title ?? "",
    body: reply?.body ?? "",
    mine: reply?.mine ?? false,
  });
  const set = (changed: Partial<typeof body>) => setBody({ ...body, ...changed });
  const saving = useSaving(
    () => (reply ? api.put(`/canned-replies/${reply.id}`, body) : api.post("/canned-replies", body)),
    { done: words.saved, renews: "canned", onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  const complete = /^\S+$/.test(body.shortcut.trim()) && body.title.trim() !== "" && body.body.trim() !== "";
  return (
    <form onSubmit={submit}>
      <Stack gap={18}>
        <TextInput
          data-autofocus
          required
          label={words.canned.shortcut}
          description={words.canned.shortcutNote}
          value={body.shortcut}
          onChange={(event) => set({ shortcut: event.currentTarget.value })}
        />
        <TextInput
          required
          label={words.canned.titleField}
          value={body.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Textarea
          required
          autosize
          minRows={4}
          label={words.canned.body}
          value={body.body}
          onChange={(event) => set({ body: event.currentTarget.value })}
        />
        <div className={styles["variables"]}>
          <Text size="sm" c="dimmed">
            {words.canned.bodyNote}
          </Text>
          {variables.map((one) => (
            <Code key={one} dir="ltr">
              {one}
            </Code>
          ))}
        </div>
        <Checkbox
          label={words.canned.mine}
          checked={body.mine}
          onChange={(event) => set({ mine: event.currentTarget.checked })}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={!complete}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Group, Modal, Pill, Select, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
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
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type QuickLogWhat, quickLogWhat } from "../../../timeline/contract.ts";
import type { CallOutcome, CallScript } from "../../contract.ts";
import { useSaving } from "../settings/use-saving.ts";
import { outcomesQuery, scriptsQuery } from "./calls-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What calls need: scripts, and outcomes of the brand's own. */
export default function CallsPage() {
  const words = useWords({ fa, en });
  const [open, setOpen] = useState<CallScript | "new" | null>(null);
  const list = useQuery(scriptsQuery());
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setOpen("new")}>
      {words.addScript}
    </Button>
  );
  const empty = list.data?.rows.length === 0;
  return (
    <Page title={words.title} note={words.note} width="reading" action={empty ? undefined : add}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={3} /> : null}
      {empty ? <EmptyState picture="papers" title={words.emptyTitle} text={words.emptyText} action={add} /> : null}
      <Rows>
        {list.data?.rows.map((script) => (
          <ScriptRow key={script.id} script={script} onChange={() => setOpen(script)} />
        ))}
      </Rows>
      <Outcomes />
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={words.addScript}
        closeButtonProps={{ "aria-label": words.close }}
      >
        <ScriptForm script={open === "new" ? null : open} onSaved={() => setOpen(null)} />
      </Modal>
    </Page>
  );
}

function useRemoving(path: string, renews: string) {
  const words = useWords({ fa, en });
  const undo = useUndoNotice();
  const restore = useSaving(() => api.post(`${path}/restore`), { renews });
  return useSaving(() => api.delete(path), {
    renews,
    onDone: () => undo(words.removed, () => restore.mutate(undefined)),
  });
}

function ScriptRow({ script, onChange }: { script: CallScript; onChange: () => void }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const remove = useRemoving(`/call-scripts/${script.id}`, "call-scripts");
  return (
    <Row>
      <RowMain>
        <strong style={{ fontWeight: 500 }}>
          <bdi>{script.title}</bdi>
        </strong>
        <Text size="sm" c="dimmed">
          {words.kinds[script.what]} · {words.count(format.number(script.steps.length))}
        </Text>
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

function ScriptForm({ script, onSaved }: { script: CallScript | null; onSaved: () => void }) {
  const words = useWords({ fa, en });
  const [title, setTitle] = useState(script?.title ?? "");
  const [what, setWhat] = useState<QuickLogWhat>(script?.what ?? "call");
  const [text, setText] = useState(script?.steps.join("\n") ?? "");
  const steps = text
    .split("\n")
    .map((step) => step.trim())
    .filter(Boolean);
  const body = { title, what, steps };
  const saving = useSaving(
    () => (script ? api.put(`/call-scripts/${script.id}`, body) : api.post("/call-scripts", body)),
    { done: words.saved, renews: "call-scripts", onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <TextInput
          data-autofocus
          required
          maxLength={120}
          label={words.name}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Select
          label={words.kind}
          allowDeselect={false}
          data={quickLogWhat.map((value) => ({ value, label: words.kinds[value] }))}
          value={what}
          onChange={(chosen) => setWhat((chosen ?? "call") as QuickLogWhat)}
        />
        <Textarea
          required
          autosize
          minRows={5}
          maxRows={16}
          dir="auto"
          label={words.steps}
          description={words.stepsNote}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={title.trim() === "" || steps.length === 0}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Outcomes() {
  const words = useWords({ fa, en });
  const list = useQuery(outcomesQuery());
  const [name, setName] = useState("");
  const add = useSaving(() => api.post("/call-outcomes", { name }), {
    renews: "call-outcomes",
    onDone: () => setName(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(undefined);
  };
  return (
    <Stack gap={10} mt={32}>
      <div>
        <Title order={2} size="h3">
          {words.outcomes}
        </Title>
        <Text size="sm" c="dimmed">
          {words.outcomesNote}
        </Text>
      </div>
      <Group gap={8}>
        {list.data?.rows.map((outcome) => (
          <OutcomePill key={outcome.id} outcome={outcome} />
        ))}
      </Group>
      <form onSubmit={submit}>
        <Group gap={8}>
          <TextInput
            aria-label={words.outcomeName}
            placeholder={words.outcomeName}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending} disabled={name.trim() === ""}>
            {words.addOutcome}
          </Button>
        </Group>
      </form>
    </Stack>
  );
}

function OutcomePill({ outcome }: { outcome: CallOutcome }) {
  const words = useWords({ fa, en });
  const remove = useRemoving(`/call-outcomes/${outcome.id}`, "call-outcomes");
  return (
    <Pill
      size="md"
      withRemoveButton
      removeButtonProps={{ "aria-label": `${words.remove} ${outcome.name}` }}
      onRemove={() => remove.mutate(undefined)}
    >
      {outcome.name}
    </Pill>
  );
}

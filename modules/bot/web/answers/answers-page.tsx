import { Button, Group, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { Row, RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { EntityRow } from "../../contract.ts";
import { entitiesQuery } from "../bot-calls.ts";
import { useSaving } from "../parts/use-saving.ts";
import { mayWrite } from "../rights.ts";
import { AnswerForm } from "./answer-form.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** «نوع پاسخ‌ها»: what the brand's own answers can be, and how customers say each. */
export default function AnswersPage() {
  const words = useWords({ fa, en });
  const write = useCan(mayWrite);
  const [open, setOpen] = useState<EntityRow | "new" | null>(null);
  const list = useQuery(entitiesQuery());
  const empty = list.data?.rows.length === 0;
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setOpen("new")}>
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} note={words.note} action={write && list.data && !empty ? add : undefined}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={3} /> : null}
      {empty ? (
        <EmptyState picture="done" title={words.emptyTitle} text={words.emptyText} action={write ? add : null} />
      ) : null}
      <Rows aria-label={words.list}>
        {list.data?.rows.map((kind) => (
          <KindLine key={kind.id} kind={kind} onChange={() => setOpen(kind)} />
        ))}
      </Rows>
      <DetailPanel opened={open !== null} onClose={() => setOpen(null)} title={open === "new" ? words.add : words.edit}>
        {open ? <AnswerForm kind={open === "new" ? null : open} onSaved={() => setOpen(null)} /> : null}
      </DetailPanel>
    </Page>
  );
}

function KindLine({ kind, onChange }: { kind: EntityRow; onChange: () => void }) {
  const words = useWords({ fa, en });
  const undo = useUndoNotice();
  const write = useCan(mayWrite);
  const { id, name, choices, flows } = kind;
  const takeAway = useSaving(() => api.delete(`/bot/entities/${id}`), { renews: ["entities"] });
  const bringBack = useSaving(() => api.post("/bot/entities", { name, choices }), { renews: ["entities"] });
  const remove = () =>
    takeAway.mutateAsync(undefined).then(
      () => undo(words.removed(name), () => bringBack.mutate(undefined)),
      () => {},
    );
  return (
    <Row>
      <RowMain>
        <Text fw={500}>
          <bdi>{name}</bdi>
        </Text>
        <Text size="sm" dir="auto" style={{ overflowWrap: "anywhere" }}>
          {choices.map(({ value }) => value).join(words.comma)}
        </Text>
        <Text size="sm" c="dimmed">
          {flows.length > 0 ? words.usedIn(flows.map(words.quoted).join(words.comma)) : words.unused}
        </Text>
      </RowMain>
      {write ? (
        <Group gap={2}>
          <Button size="xs" variant="subtle" color="gray" px={8} onClick={onChange}>
            {words.change}
          </Button>
          {flows.length > 0 ? null : (
            <Button size="xs" variant="subtle" color="gray" px={8} loading={takeAway.isPending} onClick={remove}>
              {words.remove}
            </Button>
          )}
        </Group>
      ) : null}
    </Row>
  );
}

import { Button, Group, Stack, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useGo } from "../../../platform/ui/address.ts";
import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { Rows } from "../../../platform/ui/rows.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { BatchForm } from "./batch-form.tsx";
import { BatchLine } from "./batch-line.tsx";
import { batchesQuery, templatesQuery } from "./letter-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { TemplateLine } from "./template-line.tsx";

/** «نامه‌ها»: batches and what became of them, and the templates they are made of. */
export default function LettersPage() {
  const words = useWords({ fa, en });
  const go = useGo();
  const write = useCan("letters.write");
  const [making, setMaking] = useState(false);
  const templates = useQuery(templatesQuery());
  const batches = useQuery(batchesQuery());
  const error = templates.error ?? batches.error;
  const rows = templates.data?.rows ?? [];
  const newTemplate = (
    <Button
      variant={rows.length > 0 ? "default" : "filled"}
      size={rows.length > 0 ? "xs" : "sm"}
      leftSection={<IconPlus size={18} stroke={1.6} />}
      onClick={() => go("letters/templates/new")}
    >
      {words.newTemplate}
    </Button>
  );
  const newBatch = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setMaking(true)}>
      {words.newBatch}
    </Button>
  );
  return (
    <Page
      title={words.title}
      note={words.note}
      width="reading"
      action={write && rows.length > 0 ? newBatch : undefined}
    >
      {error ? <ErrorState error={error} onRetry={() => void templates.refetch()} /> : null}
      {templates.isPending || batches.isPending ? <ListSkeleton rows={4} /> : null}
      {templates.data && rows.length === 0 && batches.data?.length === 0 ? (
        <EmptyState
          picture="papers"
          title={words.emptyTitle}
          text={words.emptyText}
          action={write ? newTemplate : null}
        />
      ) : null}
      <Stack gap={32}>
        {batches.data && batches.data.length > 0 ? (
          <section aria-label={words.batches}>
            <Title order={2}>{words.batches}</Title>
            <Rows aria-label={words.batches}>
              {batches.data.map((batch) => (
                <BatchLine key={batch.id} batch={batch} mayWrite={write} />
              ))}
            </Rows>
          </section>
        ) : null}
        {rows.length > 0 ? (
          <section aria-label={words.templates}>
            <Group justify="space-between">
              <Title order={2}>{words.templates}</Title>
              {write ? newTemplate : null}
            </Group>
            <Rows aria-label={words.templates}>
              {rows.map((template) => (
                <TemplateLine key={template.id} template={template} mayWrite={write} />
              ))}
            </Rows>
          </section>
        ) : null}
      </Stack>
      <DetailPanel opened={making} onClose={() => setMaking(false)} title={words.newBatch}>
        {making ? <BatchForm templates={rows} onMade={(id) => go(`letters/${id}`)} /> : null}
      </DetailPanel>
    </Page>
  );
}

import { Button, Modal } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ExportRow } from "../../contract/exports.ts";
import { exportsQuery } from "./export-calls.ts";
import { ExportForm } from "./export-form.tsx";
import { ExportLine } from "./export-line.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { RunLog } from "./run-log.tsx";

/** «فرستادن زمان‌دار داده‌ها»: which tables go where and when, and how that went. */
export default function ExportsPage() {
  const words = useWords({ fa, en });
  const { data, error, refetch } = useQuery(exportsQuery());
  const [form, setForm] = useState<ExportRow | "new" | null>(null);
  const [logOf, setLogOf] = useState<ExportRow | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setForm("new")}>
      {words.add}
    </Button>
  );
  return (
    <Page width="reading" title={words.title} note={words.note} action={data?.length ? add : undefined}>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <ListSkeleton rows={3} />}
      {data?.length === 0 ? (
        <EmptyState picture="boxes" title={words.empty.title} text={words.empty.text} action={add} />
      ) : null}
      {data?.length ? (
        <Rows>
          {data.map((row) => (
            <ExportLine key={row.id} row={row} onEdit={() => setForm(row)} onLog={() => setLogOf(row)} />
          ))}
        </Rows>
      ) : null}
      <Modal
        opened={form !== null}
        onClose={() => setForm(null)}
        title={form === "new" ? words.add : words.change}
        size="lg"
        closeButtonProps={{ "aria-label": words.close }}
      >
        {form ? <ExportForm kept={form === "new" ? null : form} onSaved={() => setForm(null)} /> : null}
      </Modal>
      <DetailPanel
        opened={logOf !== null}
        onClose={() => setLogOf(null)}
        title={`${words.runs.title}: ${logOf?.rule.name ?? ""}`}
      >
        {logOf ? <RunLog id={logOf.id} /> : null}
      </DetailPanel>
    </Page>
  );
}

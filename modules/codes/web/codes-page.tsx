import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { Rows } from "../../../platform/ui/rows.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { CodeRow } from "../contract.ts";
import { codesQuery } from "./code-calls.ts";
import { CodeForm } from "./code-form.tsx";
import { CodeLine } from "./code-line.tsx";
import { AllNumbers, CodeNumbers } from "./code-numbers.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** «کدهای QR و پوسترها»: codes of branches, tables and colleagues, their posters, and what came through each. */
export default function CodesPage() {
  const words = useWords({ fa, en });
  const write = useCan("codes.write");
  const [form, setForm] = useState<CodeRow | "new" | null>(null);
  const [numbersOf, setNumbersOf] = useState<CodeRow | null>(null);
  const { data, error, isPending, refetch } = useQuery(codesQuery());
  const rows = data?.rows ?? [];
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setForm("new")}>
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} note={words.note} width="reading" action={write && rows.length > 0 ? add : undefined}>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <ListSkeleton rows={4} /> : null}
      {data && rows.length === 0 ? (
        <EmptyState picture="link" title={words.emptyTitle} text={words.emptyText} action={write ? add : null} />
      ) : null}
      <AllNumbers rows={rows} />
      <Rows aria-label={words.list}>
        {rows.map((code) => (
          <CodeLine
            key={code.id}
            code={code}
            mayWrite={write}
            canPrint={data?.can_print ?? false}
            onChange={() => setForm(code)}
            onNumbers={() => setNumbersOf(code)}
          />
        ))}
      </Rows>
      <DetailPanel opened={form !== null} onClose={() => setForm(null)} title={form === "new" ? words.add : words.edit}>
        {form ? <CodeForm code={form === "new" ? null : form} onSaved={() => setForm(null)} /> : null}
      </DetailPanel>
      <DetailPanel opened={numbersOf !== null} onClose={() => setNumbersOf(null)} title={numbersOf?.title ?? ""}>
        {numbersOf ? <CodeNumbers code={numbersOf} /> : null}
      </DetailPanel>
    </Page>
  );
}

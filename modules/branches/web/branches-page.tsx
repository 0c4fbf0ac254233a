import { Alert, Button, Text, TextInput } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { searchForm } from "../../../platform/text/index.ts";
import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { Rows } from "../../../platform/ui/rows.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { BranchRow, ImportResult } from "../contract.ts";
import { branchesQuery } from "./branch-calls.ts";
import { BranchFiles } from "./branch-files.tsx";
import { BranchForm } from "./branch-form.tsx";
import { BranchLine } from "./branch-line.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** «شعبه‌ها و نمایندگی‌ها»: where customers come or call, with hours; what is written here the public page and the bot tell. */
export default function BranchesPage() {
  const words = useWords({ fa, en });
  const write = useCan("branches.write");
  const [open, setOpen] = useState<BranchRow | "new" | null>(null);
  const [text, setText] = useState("");
  const [rejected, setRejected] = useState<ImportResult["rejected"]>([]);
  const list = useQuery(branchesQuery());
  const rows = list.data?.rows ?? [];
  const empty = list.data && rows.length === 0;
  const wanted = searchForm(text);
  const shown = rows.filter(({ name, city, address }) => searchForm(`${name} ${city} ${address}`).includes(wanted));
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setOpen("new")}>
      {words.add}
    </Button>
  );
  const deeds = list.data ? (
    <>
      {write && !empty ? add : null}
      <BranchFiles finder={list.data.finder} mayWrite={write} onRejected={setRejected} />
    </>
  ) : undefined;
  return (
    <Page title={words.title} note={words.note} action={deeds} width="reading">
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      <Rejected rows={rejected} onClose={() => setRejected([])} />
      {empty ? (
        <EmptyState picture="boxes" title={words.emptyTitle} text={words.emptyText} action={write ? add : null} />
      ) : null}
      {rows.length > 8 ? (
        <TextInput
          mb={8}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          aria-label={words.search}
          placeholder={words.search}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      {rows.length > 0 && shown.length === 0 ? <Text c="dimmed">{words.nothing(text)}</Text> : null}
      <Rows aria-label={words.list}>
        {shown.map((branch) => (
          <BranchLine key={branch.id} branch={branch} mayWrite={write} onChange={() => setOpen(branch)} />
        ))}
      </Rows>
      <DetailPanel opened={open !== null} onClose={() => setOpen(null)} title={open === "new" ? words.add : words.edit}>
        {open ? <BranchForm branch={open === "new" ? null : open} onSaved={() => setOpen(null)} /> : null}
      </DetailPanel>
    </Page>
  );
}

function Rejected({ rows, onClose }: { rows: ImportResult["rejected"]; onClose: () => void }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  if (rows.length === 0) return null;
  return (
    <Alert
      mb={16}
      color="yellow"
      title={words.rejectedTitle(number(rows.length))}
      withCloseButton
      closeButtonLabel={words.close}
      onClose={onClose}
    >
      <ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 240, overflow: "auto" }}>
        {rows.slice(0, 200).map(({ line, column, value }) => (
          <li key={line}>{words.rejected(number(line), words.columns[column] ?? column, value)}</li>
        ))}
      </ul>
    </Alert>
  );
}

import { Button, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ImprovementRow } from "../../contract.ts";
import { causesQuery, improvementsQuery } from "../case-calls.ts";
import styles from "../cases.module.css";
import { ImprovementCard } from "./improvement-card.tsx";
import { ImprovementForm } from "./improvement-form.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { TellPanel } from "./tell-panel.tsx";

/** «بهبودها»: root causes by how often, and what is done so that they go away. */
export default function ImprovementsPage() {
  const words = useWords({ fa, en });
  const manages = useCan("cases.manage");
  const list = useQuery(improvementsQuery());
  const [form, setForm] = useState<ImprovementRow | "new" | null>(null);
  const [telling, setTelling] = useState<ImprovementRow | null>(null);
  useChanges(["improvement"], () => void list.refetch());
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setForm("new")}>
      {words.add}
    </Button>
  );
  const empty = list.data?.rows.length === 0;
  return (
    <Page title={words.title} note={words.note} action={manages && !empty ? add : undefined}>
      <div className={styles["columns"]}>
        <div>
          {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
          {list.isPending ? <ListSkeleton rows={4} /> : null}
          {empty ? (
            <EmptyState picture="done" title={words.emptyTitle} text={words.emptyText} action={manages ? add : null} />
          ) : null}
          {list.data?.rows.map((row) => (
            <ImprovementCard key={row.id} row={row} onChange={() => setForm(row)} onTell={() => setTelling(row)} />
          ))}
        </div>
        <CausesBoard />
      </div>
      <DetailPanel opened={form !== null} onClose={() => setForm(null)} title={form === "new" ? words.add : words.edit}>
        {form ? <ImprovementForm row={form === "new" ? null : form} onSaved={() => setForm(null)} /> : null}
      </DetailPanel>
      <DetailPanel opened={telling !== null} onClose={() => setTelling(null)} title={words.tellTitle}>
        {telling ? <TellPanel id={telling.id} onSent={() => setTelling(null)} /> : null}
      </DetailPanel>
    </Page>
  );
}

/** The tree of causes, each with its bar: what is gathered below a branch counts to it. */
function CausesBoard() {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { language } = usePreferences();
  const rows = useQuery(causesQuery()).data?.rows ?? [];
  const below = (key: string) => rows.filter((row) => row.key === key || row.parent === key);
  const sum = (list: typeof rows, of: "cases" | "open") => list.reduce((total, row) => total + row[of], 0);
  const tops = rows
    .filter(({ parent }) => parent === null)
    .map((row) => ({ row, cases: sum(below(row.key), "cases") }))
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => b.cases - a.cases);
  const most = Math.max(1, ...tops.map(({ cases }) => cases));
  const line = (row: (typeof rows)[number], cases: number, open: number, child: boolean) => (
    <div key={row.key} className={styles["cause"]} data-child={child || undefined}>
      <bdi>{row[language] || row.fa || row.en}</bdi>
      <span className={styles["quiet"]}>
        {format.number(cases)}
        {open > 0 ? ` · ${words.openOf(format.number(open))}` : ""}
      </span>
      <span className={styles["bar"]} style={{ width: `${(100 * cases) / most}%`, opacity: child ? 0.45 : 1 }} />
    </div>
  );
  return (
    <aside aria-label={words.causes}>
      <Title order={2} mb={8}>
        {words.causes}
      </Title>
      {tops.length === 0 ? <p className={styles["quiet"]}>{words.noCauses}</p> : null}
      {tops.map(({ row, cases }) => (
        <div key={row.key}>
          {line(row, cases, sum(below(row.key), "open"), false)}
          {below(row.key)
            .filter((child) => child.parent === row.key && child.cases > 0)
            .sort((a, b) => b.cases - a.cases)
            .map((child) => line(child, child.cases, child.open, true))}
        </div>
      ))}
    </aside>
  );
}

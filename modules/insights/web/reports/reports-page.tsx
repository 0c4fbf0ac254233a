import { Alert, Button, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ReportList, ReportRow, WatchRow } from "../../contract/reports.ts";
import { AlertList } from "./alert-list.tsx";
import { ReportLine, WatchLine } from "./kept-rows.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { reportsQuery, surveyChoicesQuery } from "./report-calls.ts";
import { ReportForm } from "./report-form.tsx";
import styles from "./reports.module.css";
import { WatchForm } from "./watch-form.tsx";

/** «گزارش و هشدار»: what is mailed by itself, which scores are watched, and what moved. */
export default function ReportsPage() {
  const words = useWords({ fa, en });
  const { data, error, refetch } = useQuery(reportsQuery());
  return (
    <Page
      width="reading"
      title={words.title}
      note={words.note}
      filters={<BrandLink path="experience">{words.back}</BrandLink>}
    >
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <ListSkeleton rows={4} />}
      {data ? <Kept list={data} /> : null}
    </Page>
  );
}

function Kept({ list }: { list: ReportList }) {
  const words = useWords({ fa, en });
  const may = useCan("insights.write");
  const surveys = useQuery(surveyChoicesQuery()).data ?? [];
  const [report, setReport] = useState<ReportRow | "new" | null>(null);
  const [watch, setWatch] = useState<WatchRow | "new" | null>(null);
  const nameOf = (key: string | null) => surveys.find((one) => one.key === key)?.name ?? key;
  return (
    <Stack gap={40}>
      {list.can_mail ? null : <Alert variant="light">{words.noMail}</Alert>}
      {list.can_print || !list.reports.some(({ rule }) => rule.format === "pdf") ? null : (
        <Alert variant="light">{words.noPrint}</Alert>
      )}
      <section>
        <Head title={words.reports} add={may ? words.addReport : null} onAdd={() => setReport("new")} />
        {list.reports.length === 0 ? <Text c="dimmed">{words.noReports}</Text> : null}
        <ul className={styles["list"]}>
          {list.reports.map((row) => (
            <ReportLine key={row.id} row={row} may={may} onEdit={() => setReport(row)} />
          ))}
        </ul>
      </section>
      <section>
        <Head title={words.watches} add={may ? words.addWatch : null} onAdd={() => setWatch("new")}>
          <Text size="sm" c="dimmed">
            {words.watchesNote}
          </Text>
        </Head>
        {list.watches.length === 0 ? (
          <Text c="dimmed" mt="xs">
            {words.noWatches}
          </Text>
        ) : null}
        <ul className={styles["list"]}>
          {list.watches.map((row) => (
            <WatchLine key={row.id} row={row} may={may} survey={nameOf(row.rule.survey)} onEdit={() => setWatch(row)} />
          ))}
        </ul>
      </section>
      <AlertList alerts={list.alerts} />
      <Modal
        opened={report !== null}
        onClose={() => setReport(null)}
        title={words.addReport}
        size="lg"
        closeButtonProps={{ "aria-label": words.close }}
      >
        <ReportForm kept={report === "new" ? null : report} onSaved={() => setReport(null)} />
      </Modal>
      <Modal
        opened={watch !== null}
        onClose={() => setWatch(null)}
        title={words.addWatch}
        size="lg"
        closeButtonProps={{ "aria-label": words.close }}
      >
        <WatchForm kept={watch === "new" ? null : watch} onSaved={() => setWatch(null)} />
      </Modal>
    </Stack>
  );
}

type HeadProps = { title: string; add: string | null; onAdd: () => void; children?: ReactNode };

function Head({ title, add, onAdd, children }: HeadProps) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Title order={2}>{title}</Title>
        {children}
      </div>
      {add ? (
        <Button leftSection={<IconPlus size={18} stroke={1.6} />} style={{ flexShrink: 0 }} onClick={onAdd}>
          {add}
        </Button>
      ) : null}
    </Group>
  );
}

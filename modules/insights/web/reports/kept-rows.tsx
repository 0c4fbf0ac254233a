import { Button, Group, Stack, Text } from "@mantine/core";
import { Fragment, type ReactNode } from "react";
import { weekdayName } from "../../../../platform/i18n/index.ts";
import { api, downloadAddress } from "../../../../platform/ui/api.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MailProblem, ReportRow, WatchRow } from "../../contract/reports.ts";
import { en as experienceEn } from "../experience/messages.en.ts";
import { fa as experienceFa } from "../experience/messages.fa.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useReportDeed } from "./report-calls.ts";
import styles from "./reports.module.css";

type RowProps<Row> = { row: Row; may: boolean; onEdit: () => void };

/** A report in a line: what, when, to whom, and how the last one went. */
export function ReportLine({ row, may, onEdit }: RowProps<ReportRow>) {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  const format = useFormat();
  const { rule } = row;
  const hour = `${format.number(rule.hour)}:${format.number(0)}${format.number(0)}`;
  const when =
    rule.every === "week" ? words.when.week(weekdayName(rule.weekday, language), hour) : words.when[rule.every](hour);
  return (
    <KeptLine
      {...{ may, onEdit, problem: row.problem }}
      path={`/insights/reports/${row.id}`}
      removed={words.removedReport}
      title={rule.name}
      download={downloadAddress(`/insights/reports/${row.id}/file`)}
    >
      <Text size="sm">{when}</Text>
      <Recipients people={rule.recipients} />
      <Text size="sm" c="dimmed" component="div">
        {words.next}: <TimeText at={row.next_at} /> · {words.sent}:{" "}
        {row.sent_at ? <TimeText at={row.sent_at} /> : words.never}
      </Text>
    </KeptLine>
  );
}

/** A watched score in a line. */
export function WatchLine({ row, may, onEdit, survey }: RowProps<WatchRow> & { survey: string | null }) {
  const words = useWords({ fa, en });
  const scores = useWords({ fa: experienceFa, en: experienceEn });
  const format = useFormat();
  const { rule, looked_on: looked } = row;
  return (
    <KeptLine
      {...{ may, onEdit, problem: row.problem }}
      path={`/insights/watches/${row.id}`}
      removed={words.removedWatch}
      title={words.watchSaid(
        scores.metrics[rule.metric] ?? rule.metric,
        survey ?? words.allSurveys,
        format.number(rule.days),
      )}
    >
      <Recipients people={rule.recipients} />
      <Text size="sm" c="dimmed">
        {looked ? words.lookedOn(format.date(looked)) : words.notLooked}
      </Text>
    </KeptLine>
  );
}

function Recipients({ people }: { people: readonly string[] }) {
  const words = useWords({ fa, en });
  return (
    <Text size="sm" c="dimmed">
      {words.to}{" "}
      {people.map((one, place) => (
        <Fragment key={one}>
          {place > 0 ? words.and : null}
          <Bdi dir="ltr">{one}</Bdi>
        </Fragment>
      ))}
    </Text>
  );
}

type LineProps = {
  title: string;
  path: string;
  problem: MailProblem;
  removed: string;
  may: boolean;
  onEdit: () => void;
  download?: string;
  children: ReactNode;
};

function KeptLine({ title, path, problem, removed, may, onEdit, download, children }: LineProps) {
  const words = useWords({ fa, en });
  const undo = useUndoNotice();
  const restore = useReportDeed(() => api.post(`${path}/restore`));
  const remove = useReportDeed(() => api.delete(path), {
    onDone: () => undo(removed, () => restore.mutate(undefined)),
  });
  return (
    <li className={styles["row"]}>
      <Stack gap={0} className={styles["about"]}>
        <Text fw={500}>{title}</Text>
        {children}
        {problem ? (
          <Text size="sm" c="red">
            {words.problems[problem]}
          </Text>
        ) : null}
      </Stack>
      {may ? (
        <Group gap={4}>
          {download ? (
            <Button component="a" href={download} download size="compact-sm" variant="subtle">
              {words.download}
            </Button>
          ) : null}
          <Button size="compact-sm" variant="subtle" onClick={onEdit}>
            {words.edit}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined)}
          >
            {words.remove}
          </Button>
        </Group>
      ) : null}
    </li>
  );
}

import { SegmentedControl, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { ListSkeleton, StatSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { Stat } from "../../../../platform/ui/stat.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MetricAnswer, MetricGroup } from "../../../insights/contract.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import { caseMetricQuery } from "../case-calls.ts";
import styles from "../cases.module.css";
import { useCauseNames } from "../parts/case-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type By = "root_cause" | "touchpoint" | "product" | "agent";

/** What cases say in numbers, for a period: each with what it means, its n and its interval. */
export default function NumbersPage() {
  const words = useWords({ fa, en });
  const [filters, setFilters] = useAddressFilters();
  const period = filters["period"] && words.periods[filters["period"]] ? filters["period"] : "90d";
  const by =
    (["root_cause", "touchpoint", "product", "agent"] as const).find((one) => one === filters["by"]) ?? "root_cause";
  const choice = (
    <SegmentedControl
      aria-label={words.period}
      data={Object.entries(words.periods).map(([value, label]) => ({ value, label }))}
      value={period}
      onChange={(next) => setFilters({ period: next })}
    />
  );
  return (
    <Page title={words.title} note={words.note} filters={choice}>
      <Stats period={period} />
      <SegmentedControl
        aria-label={words.by}
        mb={12}
        data={Object.entries(words.bys).map(([value, label]) => ({ value, label }))}
        value={by}
        onChange={(next) => setFilters({ by: next })}
      />
      <Groups period={period} by={by} />
    </Page>
  );
}

const first = (answer: MetricAnswer | undefined): MetricGroup | undefined => answer?.groups[0];
const numberIn = (group: MetricGroup | undefined, name: string) =>
  typeof group?.[name] === "number" ? (group[name] as number) : 0;

function Stats({ period }: { period: string }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const ask = (metric: string, more: Record<string, string> = {}) => caseMetricQuery(metric, { period, ...more });
  const recovery = useQuery(ask("case-recovery"));
  const contact = useQuery(ask("case-contact-time"));
  const calendar = useQuery(ask("case-contact-time", { time: "calendar" }));
  const open = useQuery(ask("cases-open"));
  const reopened = useQuery(ask("case-reopen-rate"));
  const cost = useQuery(ask("case-cost"));
  const all = [recovery, contact, calendar, open, reopened, cost];
  useChanges(["case"], () => void Promise.all(all.map((one) => one.refetch())));
  const failed = all.find(({ error }) => error);
  if (failed)
    return <ErrorState error={failed.error} onRetry={() => void Promise.all(all.map((one) => one.refetch()))} />;
  if (all.some(({ data }) => !data)) return <StatSkeleton count={5} />;
  const share = (answer: MetricAnswer) => {
    const group = first(answer);
    const interval =
      group?.low != null && group.high != null
        ? { low: format.percent(group.low, 0), high: format.percent(group.high, 0) }
        : null;
    return {
      label: answer.title,
      definition: answer.definition,
      n: group?.n ?? 0,
      value: group?.value == null ? null : format.percent(group.value, 0),
      interval,
    };
  };
  const waits = first(contact.data);
  const length = (group: MetricGroup | undefined) => {
    if (group?.value != null) return format.duration(group.value);
    const longer = numberIn(group, "longer_than");
    return longer > 0 ? words.longer(format.duration(longer)) : null;
  };
  return (
    <div className={styles["stats"]}>
      <Stat {...share(recovery.data!)} />
      <Stat label={contact.data!.title} definition={contact.data!.definition} n={waits?.n ?? 0} value={length(waits)}>
        <Text size="sm" c="dimmed">
          {words.calendar}: {length(first(calendar.data)) ?? "–"}
          {numberIn(waits, "waiting") > 0 ? ` · ${words.stillWaiting(format.number(numberIn(waits, "waiting")))}` : ""}
        </Text>
      </Stat>
      <Stat
        label={open.data!.title}
        definition={open.data!.definition}
        value={format.number(first(open.data)?.n ?? 0)}
        rows="cases"
      >
        <Text size="sm" c="dimmed">
          {words.overdue(format.number(numberIn(first(open.data), "overdue")))} ·{" "}
          {words.waiting(format.number(numberIn(first(open.data), "waiting")))}
        </Text>
      </Stat>
      <Stat {...share(reopened.data!)} />
      <Stat
        label={cost.data!.title}
        definition={cost.data!.definition}
        n={first(cost.data)?.n ?? 0}
        value={format.money(first(cost.data)?.value ?? 0)}
      />
    </div>
  );
}

function Groups({ period, by }: { period: string; by: By }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const causeName = useCauseNames();
  const entries = useEntryWords();
  const recovery = useQuery(caseMetricQuery("case-recovery", { period, by }));
  const opened = useQuery(caseMetricQuery("cases-opened", { period, by }));
  if (!recovery.data || !opened.data) return <ListSkeleton rows={4} />;
  const nameOf = ({ key, ...group }: MetricGroup) => {
    const value = key[by];
    if (value === null || value === undefined) return words.none;
    if (by === "root_cause") return causeName(String(value));
    return by === "touchpoint" ? entries.touchpoint(String(value)) : String(group["label"] ?? value);
  };
  const closed = new Map(recovery.data.groups.map((group) => [JSON.stringify(group.key), group]));
  const rows = opened.data.groups.toSorted((a, b) => b.n - a.n);
  if (rows.length === 0) return <Text c="dimmed">{words.nothing}</Text>;
  return (
    <section>
      <Title order={2} mb={8}>
        {words.bys[by]}
      </Title>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.bys[by]}</Table.Th>
              <Table.Th>{words.cases}</Table.Th>
              <Table.Th>{words.recovery}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((group) => {
              const share = closed.get(JSON.stringify(group.key));
              const between =
                share?.low != null && share.high != null
                  ? ` (${format.percent(share.low, 0)}–${format.percent(share.high, 0)}، n ${format.number(share.n)})`
                  : "";
              return (
                <Table.Tr key={JSON.stringify(group.key)}>
                  <Table.Td>
                    <bdi>{nameOf(group)}</bdi>
                  </Table.Td>
                  <Table.Td>{format.number(group.n)}</Table.Td>
                  <Table.Td>
                    {share?.value == null ? "–" : <bdi>{format.percent(share.value, 0) + between}</bdi>}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

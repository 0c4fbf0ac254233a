import { Button, Group, SegmentedControl, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddressFilters, useGo } from "../../../platform/ui/address.ts";
import { api } from "../../../platform/ui/api.ts";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { Stat, Stats } from "../../../platform/ui/stat.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type CareRow, careKinds } from "../contract.ts";
import styles from "./knowledge.module.css";
import { careQueryOf, useDeed } from "./knowledge-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What fails in the help centre, what cost most customers first. */
export default function CarePage() {
  const words = useWords({ fa, en }).care;
  const { number, percent } = useFormat();
  const [filters, setFilters] = useAddressFilters();
  const care = useQuery(careQueryOf(filters));
  const line = (
    <>
      <SegmentedControl
        aria-label={words.period}
        data={(["7", "30", "90"] as const).map((value) => ({ value, label: words.days[value] }))}
        value={filters["days"] ?? "30"}
        onChange={(days) => setFilters({ days: days === "30" ? null : days })}
      />
      <Select
        w={240}
        aria-label={words.title}
        placeholder={words.all}
        clearable
        data={careKinds.map((one) => ({
          value: one,
          label: `${words.kinds[one]} (${number(care.data?.counts[one] ?? 0)})`,
        }))}
        value={filters["kind"] ?? null}
        onChange={(kind) => setFilters({ kind })}
      />
    </>
  );
  const { data } = care;
  return (
    <Page title={words.title} note={words.note} width="reading" filters={line}>
      {care.error ? <ErrorState error={care.error} onRetry={() => void care.refetch()} /> : null}
      {care.isPending ? <ListSkeleton rows={6} /> : null}
      {data ? (
        <Stats>
          <Stat label={words.stats.views} value={number(data.views)} definition={words.definitions.views} />
          <Stat label={words.stats.searches} value={number(data.searches)} definition={words.definitions.searches} />
          <Stat
            label={words.stats.found}
            value={data.found_share === null ? "–" : percent(data.found_share, 0)}
            n={data.searches}
            definition={words.definitions.found}
          />
          <Stat
            label={words.stats.useful}
            value={data.votes === 0 ? "–" : percent(data.useful / data.votes, 0)}
            n={data.votes}
            definition={words.definitions.useful}
          />
          <Stat label={words.stats.contacts} value={number(data.contacts)} definition={words.definitions.contacts} />
        </Stats>
      ) : null}
      {data?.rows.length === 0 ? <EmptyState picture="done" title={words.emptyTitle} text={words.emptyText} /> : null}
      <ul className={styles["list"]}>
        {data?.rows.map((row) => (
          <Failure key={row.key} row={row} />
        ))}
      </ul>
    </Page>
  );
}

function Failure({ row }: { row: CareRow }) {
  const words = useWords({ fa, en }).care;
  const { number } = useFormat();
  const go = useGo();
  const undo = useUndoNotice();
  const mayWrite = useCan("articles.write");
  const recall = useDeed(() => api.post("/help-centre/care/recalls", { key: row.key }));
  const dismiss = useDeed(() => api.post("/help-centre/care/dismissals", { key: row.key, cost: row.cost }), {
    onDone: () => undo(words.dismissed, () => recall.mutate(undefined)),
  });
  const begin = new URLSearchParams({ title: row.words ?? "", language: row.language ?? "fa" });
  return (
    <li className={styles["row"]}>
      <span className={styles["cost"]}>{words.cost(number(row.cost))}</span>
      <div className={styles["grow"]}>
        <Text fw={500} dir="auto">
          {row.article?.title ?? row.words}
        </Text>
        <Text size="sm" c="dimmed">
          {words.kinds[row.kind]}
          <Detail row={row} />
        </Text>
      </div>
      <Group gap={2}>
        {row.article ? (
          <Button
            variant="subtle"
            size="xs"
            px={8}
            onClick={() => go(`articles/${row.article!.id}?language=${row.article!.language}`)}
          >
            {words.open}
          </Button>
        ) : null}
        {!row.article && mayWrite ? (
          <Button variant="subtle" size="xs" px={8} onClick={() => go(`articles/new?${begin}`)}>
            {words.write}
          </Button>
        ) : null}
        {mayWrite ? (
          <Button variant="subtle" color="gray" size="xs" px={8} onClick={() => dismiss.mutate(undefined)}>
            {words.dismiss}
          </Button>
        ) : null}
      </Group>
    </li>
  );
}

function Detail({ row: { detail, kind, words: url } }: { row: CareRow }) {
  const words = useWords({ fa, en }).care;
  const { number, date } = useFormat();
  const parts: string[] = [];
  if (detail["votes"]) parts.push(words.votes(number(Number(detail["votes"]))));
  if (detail["reason"]) parts.push(words.reasons[String(detail["reason"])] ?? "");
  if (detail["review_on"]) parts.push(words.reviewOn(date(String(detail["review_on"]))));
  if (detail["problem"]) parts.push(words.problem(String(detail["problem"])));
  if (detail["views"]) parts.push(words.views(number(Number(detail["views"]))));
  return (
    <>
      {parts.map((part) => ` · ${part}`).join("")}
      {kind === "dead_link" ? <bdi dir="ltr"> {url}</bdi> : null}
    </>
  );
}

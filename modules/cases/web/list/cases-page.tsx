import { Button, Group } from "@mantine/core";
import { IconBulb, IconChartBar, IconHeart } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { FilterBar } from "../../../../platform/ui/filter-bar.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { caseStates, caseViews, severities } from "../../contract.ts";
import { casesQuery, causesQuery, membersQuery } from "../case-calls.ts";
import styles from "../cases.module.css";
import { useCaseWords, useCauseNames } from "../parts/case-marks.tsx";
import { CaseLine } from "./case-line.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** «پرونده‌ها»: cases by view, those that need somebody first. */
export default function CasesPage() {
  const words = useWords({ fa, en });
  const [filters, setFilters] = useAddressFilters();
  const view = caseViews.find((one) => one === filters["view"]) ?? "open";
  const list = useQuery({ ...casesQuery({ ...filters, view }), placeholderData: (before) => before });
  useChanges(["case"], () => void list.refetch());
  const narrowed = Object.keys(filters).some((name) => name !== "view");
  const empty = list.data?.rows.length === 0;
  return (
    <Page
      title={words.title}
      note={words.note}
      action={<Ways />}
      filters={<Filters value={filters} onChange={setFilters} />}
    >
      <Views
        counts={list.data?.counts}
        view={view}
        onChange={(next) => setFilters({ view: next === "open" ? null : next, before: null })}
      />
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={6} /> : null}
      {empty ? <Empty first={view === "open" && !narrowed} /> : null}
      <ul className={styles["list"]} aria-label={words.list}>
        {list.data?.rows.map((row) => (
          <CaseLine key={row.id} row={row} />
        ))}
      </ul>
      <Group mt={16} gap={8}>
        {filters["before"] ? (
          <Button variant="default" onClick={() => setFilters({ before: null })}>
            {words.newest}
          </Button>
        ) : null}
        {list.data?.next ? (
          <Button variant="default" onClick={() => setFilters({ before: list.data.next })}>
            {words.more}
          </Button>
        ) : null}
      </Group>
    </Page>
  );
}

function Ways() {
  const words = useWords({ fa, en });
  const ways = [
    { path: "cases/improvements", text: words.improvements, Icon: IconBulb },
    { path: "cases/promoters", text: words.promoters, Icon: IconHeart },
    { path: "cases/numbers", text: words.numbers, Icon: IconChartBar },
  ];
  return (
    <Group gap={4}>
      {ways.map(({ path, text, Icon }) => (
        <BrandLink key={path} path={path} underline="never">
          <Button component="span" variant="subtle" color="gray" px={10} leftSection={<Icon size={18} stroke={1.6} />}>
            {text}
          </Button>
        </BrandLink>
      ))}
    </Group>
  );
}

type ViewsProps = { counts: Record<string, number> | undefined; view: string; onChange: (view: string) => void };

function Views({ counts, view, onChange }: ViewsProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  return (
    <div className={styles["tabs"]} role="tablist" aria-label={words.title}>
      {caseViews.map((one) => (
        <Button
          key={one}
          role="tab"
          aria-selected={view === one}
          size="xs"
          variant={view === one ? "light" : "subtle"}
          color={view === one ? "firuze" : "gray"}
          onClick={() => onChange(one)}
        >
          {words.views[one]}
          {counts && counts[one]! > 0 ? ` ${format.number(counts[one]!)}` : ""}
        </Button>
      ))}
    </div>
  );
}

type FiltersProps = { value: Record<string, string>; onChange: (changed: Record<string, string | null>) => void };

function Filters({ value, onChange }: FiltersProps) {
  const words = useWords({ fa, en });
  const shared = useCaseWords();
  const causeName = useCauseNames();
  const causes = useQuery(causesQuery()).data?.rows ?? [];
  const members = useQuery({ ...membersQuery(), enabled: useCan("members.read") }).data?.rows ?? [];
  const choice = (key: "severity" | "root_cause" | "agent" | "state", options: { value: string; label: string }[]) =>
    ({ key, label: words.filters[key], kind: "choice", options }) as const;
  return (
    <FilterBar
      value={value}
      onChange={(changed) => onChange({ ...changed, before: null })}
      filters={[
        choice(
          "severity",
          severities.map((one) => ({ value: one, label: shared.severities[one] })),
        ),
        choice(
          "root_cause",
          causes.map(({ key }) => ({ value: key, label: causeName(key) })),
        ),
        choice(
          "agent",
          members.map(({ userId, name }) => ({ value: userId, label: name })),
        ),
        choice(
          "state",
          caseStates.map((one) => ({ value: one, label: shared.states[one] })),
        ),
      ]}
    />
  );
}

function Empty({ first }: { first: boolean }) {
  const words = useWords({ fa, en });
  const manages = useCan("cases.manage");
  if (!first) return <EmptyState picture="search" title={words.nothing} text={words.nothingText} />;
  const rules = (
    <BrandLink path="settings/cases" underline="never">
      <Button component="span" variant="light">
        {words.emptyAction}
      </Button>
    </BrandLink>
  );
  return <EmptyState picture="done" title={words.emptyTitle} text={words.emptyText} action={manages ? rules : null} />;
}

import { Text } from "@mantine/core";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { ChartSkeleton, StatSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Overview } from "../contract.ts";
import { ChurnSection } from "./churn-section.tsx";
import { ContactsSection } from "./contacts-section.tsx";
import { DaysSection } from "./days-section.tsx";
import { Headline } from "./headline.tsx";
import { ImportButton } from "./import-button.tsx";
import styles from "./insights.module.css";
import { LifecycleBar } from "./lifecycle-bar.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { PeriodPicker } from "./period-picker.tsx";
import { RetentionSection } from "./retention-section.tsx";
import { readRows } from "./rows-address.ts";
import { RowsPanel } from "./rows-panel.tsx";
import { SalesSection } from "./sales-section.tsx";
import { useOverview } from "./use-overview.ts";

/** «بینش»: the first answers, for one period. */
export default function InsightsPage() {
  const words = useWords({ fa, en }).insights;
  const format = useFormat();
  const [filters, setFilters] = useAddressFilters();
  const { data, error, refetch } = useOverview(filters);
  const days = data ? words.period(format.date(data.from), format.date(data.to)) : null;
  return (
    <Page
      title={words.title}
      note={
        <Text span size="sm" aria-live="polite">
          {data?.updating ? `${days} · ${words.updating}` : (days ?? "\u00A0")}
        </Text>
      }
      filters={<PeriodPicker value={filters} onChange={setFilters} shown={data} />}
    >
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? isEmpty(data) ? <NothingYet /> : <Answers overview={data} /> : error ? null : <Waiting />}
      <RowsPanel asked={readRows(filters["rows"])} onClose={() => setFilters({ rows: null })} />
    </Page>
  );
}

/** Whether there is neither a customer, nor an order or contact in the period. */
function isEmpty({ answers }: Overview): boolean {
  const groups = [answers.customers, answers.revenue, answers.contacts].flatMap((answer) => answer.groups);
  return groups.every((group) => group.n === 0);
}

function NothingYet() {
  const words = useWords({ fa, en }).insights.nothing;
  return <EmptyState picture="chart" title={words.title} text={words.text} action={<ImportButton />} />;
}

function Waiting() {
  return (
    <>
      <StatSkeleton count={6} />
      <div className={styles["columns"]}>
        <ChartSkeleton />
        <ChartSkeleton />
      </div>
    </>
  );
}

function Answers({ overview }: { overview: Overview }) {
  const words = useWords({ fa, en });
  const { answers } = overview;
  return (
    <div>
      <Headline answers={answers} />
      <div style={{ height: 20 }} />
      <LifecycleBar answer={answers.customers} />
      <ContactsSection overview={overview} />
      <SalesSection overview={overview} />
      <RetentionSection answers={answers} />
      <ChurnSection answer={answers.churn} />
      <div className={styles["columns"]}>
        <DaysSection
          title={words.between.title}
          histogram={words.between.histogram}
          quartiles={words.between.quartiles}
          answer={answers.time_between_purchases}
          byWeek={answers.time_between_purchases_by_week}
        />
        <DaysSection
          title={words.first.title}
          histogram={words.first.histogram}
          quartiles={words.first.quartiles}
          answer={answers.time_to_first_purchase}
          byWeek={answers.time_to_first_purchase_by_week}
        />
      </div>
    </div>
  );
}

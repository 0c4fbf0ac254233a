import { Text } from "@mantine/core";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { ChartSkeleton, StatSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { Stat } from "../../../../platform/ui/stat.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Support } from "../../contract.ts";
import styles from "../insights.module.css";
import { en as insightsEn } from "../messages.en.ts";
import { fa as insightsFa } from "../messages.fa.ts";
import { PeriodPicker } from "../period-picker.tsx";
import { BusyHours } from "./busy-hours.tsx";
import { BacklogSection, LevelsSection, ResponseSection, VolumeSection } from "./chart-sections.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import supportStyles from "./support.module.css";
import { SupportFilters } from "./support-filters.tsx";
import { firstPeriod, narrowings, useSupport } from "./use-support.ts";
import { ShareStat, WaitStat } from "./wait-stat.tsx";
import { WhoSection } from "./who-section.tsx";

/** «پاسخ‌گویی»: how soon customers are answered, by whom, when they write, and what is open. */
export default function SupportPage() {
  const words = useWords({ fa, en });
  const shared = useWords({ fa: insightsFa, en: insightsEn }).insights;
  const format = useFormat();
  const [filters, setFilters] = useAddressFilters();
  const { data, error, refetch } = useSupport(filters);
  const days = data ? shared.period(format.date(data.from), format.date(data.to)) : null;
  const narrowed = narrowings.some((name) => filters[name]);
  return (
    <Page
      title={words.title}
      note={
        <Text span size="sm" aria-live="polite">
          {data?.updating ? `${days} · ${shared.updating}` : (days ?? "\u00A0")}
        </Text>
      }
      filters={
        <>
          <PeriodPicker value={filters} onChange={setFilters} shown={data} first={firstPeriod} />
          <SupportFilters filters={filters} onChange={setFilters} />
        </>
      }
    >
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? isEmpty(data) ? <Nothing narrowed={narrowed} /> : <Numbers support={data} /> : null}
      {data || error ? null : (
        <>
          <StatSkeleton count={6} />
          <div className={styles["columns"]}>
            <ChartSkeleton />
            <ChartSkeleton />
          </div>
        </>
      )}
    </Page>
  );
}

function isEmpty({ answers }: Support): boolean {
  const { conversations, messages_over_time: messages, first_response: first, backlog } = answers;
  return [conversations, messages, first, backlog].every(({ groups }) => groups.every(({ n }) => n === 0));
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const words = useWords({ fa, en }).empty;
  return <EmptyState picture="chart" title={words.title} text={narrowed ? words.widen : words.text} />;
}

function Numbers({ support }: { support: Support }) {
  const { answers } = support;
  return (
    <div>
      <div className={supportStyles["numbers"]}>
        <CountStat answer={answers.conversations} />
        <WaitStat answer={answers.first_response} going="waiting" />
        <WaitStat answer={answers.next_response} going="waiting" />
        <WaitStat answer={answers.resolution} going="stillOpen" />
        <CountStat answer={answers.backlog} />
        <ShareStat answer={answers.levels} />
        <ShareStat answer={answers.reopened} />
        <ShareStat answer={answers.promises} />
      </div>
      <div style={{ height: 20 }} />
      <ResponseSection support={support} />
      <LevelsSection support={support} />
      <WhoSection support={support} />
      <VolumeSection support={support} />
      <BusyHours answer={answers.incoming_hours} />
      <BacklogSection support={support} />
    </div>
  );
}

function CountStat({ answer }: { answer: Support["answers"]["backlog"] }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const group = answer.groups[0];
  const waiting = Number(group?.["waiting"] ?? 0);
  return (
    <Stat label={answer.title} value={format.number(group?.n ?? 0)} definition={answer.definition}>
      {waiting > 0 ? <span>{words.waiting(format.number(waiting))}</span> : null}
    </Stat>
  );
}

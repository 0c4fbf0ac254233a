import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { addDays, dayOf, isoDay } from "../../../../platform/i18n/index.ts";
import { type AddressFilters, useAddressFilters } from "../../../../platform/ui/address.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ChartSkeleton, StatSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { numbersQuery } from "../bot-calls.ts";
import { mayWrite } from "../rights.ts";
import { BotCharts } from "./bot-charts.tsx";
import { BotStats } from "./bot-stats.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Replay } from "./replay.tsx";
import { Satisfaction } from "./satisfaction.tsx";

const lengths = ["7", "30", "90"] as const;

/** The days that the address names; the last thirty where it names none. */
function daysIn({ last, from, to }: AddressFilters, timeZone: string) {
  if (from && to) return { from: from <= to ? from : to, to: from <= to ? to : from };
  const today = dayOf(Date.now(), timeZone);
  return { from: isoDay(addDays(today, 1 - Number(lengths.find((one) => one === last) ?? 30))), to: isoDay(today) };
}

/** «عددها»: how much the bot does by itself, why it hands over, how soon it answers, and what the draft would change. */
export default function NumbersPage() {
  const words = useWords({ fa, en });
  const { timeZone } = useFormat();
  const write = useCan(mayWrite);
  const [filters, setFilters] = useAddressFilters();
  const days = daysIn(filters, timeZone);
  const { data, error, refetch } = useQuery(numbersQuery(days));
  const own = Boolean(filters["from"] && filters["to"]);
  const choose = (last: string) =>
    setFilters(last === "own" ? { last: null, ...days } : { last: last === "30" ? null : last, from: null, to: null });
  return (
    <Page
      title={words.title}
      note={words.note}
      filters={
        <>
          <SegmentedControl
            size="xs"
            aria-label={words.days}
            value={own ? "own" : (filters["last"] ?? "30")}
            data={[...lengths, "own" as const].map((value) => ({ value, label: words.last[value] }))}
            onChange={choose}
          />
          {own ? (
            <>
              <DateField
                aria-label={words.from}
                prefix={words.from}
                w={180}
                value={days.from}
                onChange={(from) => setFilters({ from })}
              />
              <DateField
                aria-label={words.to}
                prefix={words.to}
                w={180}
                value={days.to}
                onChange={(to) => setFilters({ to })}
              />
            </>
          ) : null}
        </>
      }
    >
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : (
        <>
          <StatSkeleton count={6} />
          <ChartSkeleton />
        </>
      )}
      {data?.conversations === 0 ? (
        <EmptyState picture="chart" title={words.emptyTitle} text={words.emptyText} />
      ) : null}
      {data && data.conversations > 0 ? (
        <>
          <BotStats numbers={data} />
          <Satisfaction said={data.satisfaction} />
          <BotCharts numbers={data} />
        </>
      ) : null}
      {write ? <Replay /> : null}
    </Page>
  );
}

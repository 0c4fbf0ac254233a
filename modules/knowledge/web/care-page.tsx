import { SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { Rows } from "../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { Stat, Stats } from "../../../platform/ui/stat.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { careKinds } from "../contract.ts";
import { Failure } from "./care-failure.tsx";
import { careQueryOf } from "./knowledge-calls.ts";
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
      <Rows>
        {data?.rows.map((row) => (
          <Failure key={row.key} row={row} />
        ))}
      </Rows>
    </Page>
  );
}

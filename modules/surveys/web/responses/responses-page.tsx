import { Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useAddressFilters, useAddressPart } from "../../../../platform/ui/address.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { type Column, DataTable } from "../../../../platform/ui/data-table.tsx";
import { EmptyState, NothingFound } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { FilterBar } from "../../../../platform/ui/filter-bar.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { channelNames, channels } from "../../../timeline/contract.ts";
import { languages, modes, type ResponseRow, type SurveyShown } from "../../contract.ts";
import { en as sharedEn } from "../messages.en.ts";
import { fa as sharedFa } from "../messages.fa.ts";
import { KnownSurvey } from "../survey/known-survey.tsx";
import { responsesQuery } from "../survey-calls.ts";
import { ExportMenu } from "./export-menu.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ResponsePanel } from "./response-panel.tsx";
import { ScoreMarks } from "./score-marks.tsx";

/** The responses of a survey, newest first, and one of them opened. */
export default function ResponsesPage() {
  return <KnownSurvey filters={<Filters />}>{(survey) => <Responses survey={survey} />}</KnownSurvey>;
}

function Filters() {
  const words = useWords({ fa, en });
  const shared = useWords({ fa: sharedFa, en: sharedEn });
  const format = useFormat();
  const survey = useAddressPart("key");
  const [{ response: _opened, ...value }, change] = useAddressFilters();
  const choice = (key: string, label: string, options: { value: string; label: string }[]) => ({
    key,
    label,
    kind: "choice" as const,
    options,
  });
  return (
    <FilterBar
      value={value}
      onChange={change}
      filters={[
        choice("commented", words.filters.commented, [{ value: "true", label: words.commentedOnly }]),
        choice(
          "feeling",
          words.filters.feeling,
          (["unhappy", "neutral", "happy"] as const).map((one) => ({ value: one, label: words.feelings[one] })),
        ),
        choice("mode", words.columns.mode, named(shared.modes, modes)),
        choice("channel", words.filters.channel, named(channelNames[format.language], channels)),
        choice("language", words.filters.language, named(shared.languages, languages)),
        { key: "from", label: words.filters.from, kind: "date" },
        { key: "to", label: words.filters.to, kind: "date" },
      ]}
    >
      <ExportMenu survey={survey} />
    </FilterBar>
  );
}

function named(names: Readonly<Record<string, string>>, all: readonly string[]) {
  return all.map((value) => ({ value, label: names[value] ?? value }));
}

function Responses({ survey }: { survey: SurveyShown }) {
  const words = useWords({ fa, en });
  const key = useAddressPart("key");
  const [{ response: opened, ...filters }, change] = useAddressFilters();
  const list = useInfiniteQuery(responsesQuery({ survey: key, ...filters }));
  useChanges(["survey"], () => void list.refetch());
  const columns = useColumns();
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const open = (row: ResponseRow) => change({ response: String(row.id) });
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <DataTable
        label={words.response}
        name="responses"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowName={({ customer, comment }) => customer?.name ?? comment ?? words.response}
        onOpen={open}
        onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
        loadingMore={list.isFetchingNextPage}
        card={(row) => <ResponseCard row={row} />}
        empty={
          Object.keys(filters).length > 0 ? (
            <NothingFound />
          ) : (
            <EmptyState
              picture="talk"
              title={words.emptyTitle}
              text={survey.state === "draft" ? words.emptyDraft : words.emptyText}
            />
          )
        }
      />
      <ResponsePanel id={opened ? Number(opened) : null} onClose={() => change({ response: null })} />
    </>
  );
}

function useColumns(): Column<ResponseRow>[] {
  const words = useWords({ fa, en });
  const shared = useWords({ fa: sharedFa, en: sharedEn });
  return [
    {
      key: "who",
      title: words.columns.who,
      width: 180,
      grow: 1,
      cell: ({ customer }) => <bdi>{customer?.name ?? shared.nobody}</bdi>,
    },
    { key: "score", title: words.columns.score, width: 200, cell: (row) => <ScoreMarks scores={row} /> },
    {
      key: "comment",
      title: words.columns.comment,
      width: 300,
      grow: 3,
      cell: ({ comment }) => (
        <Text span size="sm" truncate display="block" {...(comment && { dir: "auto" })}>
          {comment ?? "–"}
        </Text>
      ),
    },
    { key: "mode", title: words.columns.mode, width: 130, cell: ({ mode }) => shared.modes[mode] ?? mode },
    {
      key: "at",
      title: words.columns.at,
      width: 140,
      cell: ({ answered_at: at }) => (at ? <TimeText at={at} /> : "–"),
    },
  ];
}

/** A response on a phone, in the list of a survey and of a customer. */
export function ResponseCard({ row }: { row: ResponseRow }) {
  const shared = useWords({ fa: sharedFa, en: sharedEn });
  return (
    <Stack gap={4}>
      <ScoreMarks scores={row} />
      {row.comment ? (
        <Text size="sm" dir="auto" lineClamp={3}>
          {row.comment}
        </Text>
      ) : null}
      <Text size="xs" c="dimmed">
        <bdi>{row.customer?.name ?? shared.nobody}</bdi> · {shared.modes[row.mode] ?? row.mode} ·{" "}
        {row.answered_at ? <TimeText at={row.answered_at} /> : null}
      </Text>
    </Stack>
  );
}

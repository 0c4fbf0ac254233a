import { SegmentedControl, Select, Table, Text } from "@mantine/core";
import { useAddressFilters, useGo } from "../../../../platform/ui/address.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ChartSkeleton, StatSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Experience, scoreNames } from "../../contract/experience.ts";
import { en as insightsEn } from "../messages.en.ts";
import { fa as insightsFa } from "../messages.fa.ts";
import { PeriodPicker } from "../period-picker.tsx";
import { readRows } from "../rows-address.ts";
import { RowsPanel } from "../rows-panel.tsx";
import { Section } from "../section.tsx";
import { CommentsSection } from "./comments-section.tsx";
import styles from "./experience.module.css";
import { GroupsSection } from "./groups-section.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ScoreCard } from "./score-card.tsx";
import { useScoreWords } from "./score-words.ts";
import { Trend } from "./trend.tsx";
import { firstPeriod, scoreIn, useAsked, useExperience } from "./use-experience.ts";

/** «نظر مشتریان»: what customers say in scores, with how sure each number is, and what they wrote. */
export default function ExperiencePage() {
  const words = useWords({ fa, en });
  const shared = useWords({ fa: insightsFa, en: insightsEn }).insights;
  const format = useFormat();
  const [filters, setFilters] = useAddressFilters();
  const { data, error, refetch } = useExperience(filters);
  const days = data ? shared.period(format.date(data.from), format.date(data.to)) : null;
  const surveys = (data?.surveys ?? []).map(({ key, name }) => ({ value: key, label: name }));
  return (
    <Page
      title={words.title}
      note={
        <Text span size="sm" aria-live="polite">
          {data?.updating ? `${days} · ${shared.updating}` : (days ?? "\u00A0")}
        </Text>
      }
      action={<BrandLink path="experience/reports">{words.reports}</BrandLink>}
      filters={
        <>
          <PeriodPicker value={filters} onChange={setFilters} shown={data} first={firstPeriod} />
          <Select
            aria-label={words.survey}
            placeholder={words.allSurveys}
            data={surveys}
            value={filters["survey"] ?? null}
            clearable
            w={200}
            onChange={(survey) => setFilters({ survey })}
          />
          <SegmentedControl
            aria-label={words.metric}
            value={scoreIn(filters)}
            onChange={(metric) => setFilters({ metric: metric === "nps" ? null : metric })}
            data={scoreNames
              .filter((name) => name !== "nps-1-10" || (data?.answers.nps_1_10.groups[0]?.n ?? 0) > 0)
              .map((value) => ({ value, label: words.metrics[value] ?? value }))}
          />
        </>
      }
    >
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Numbers experience={data} /> : null}
      {data || error ? null : (
        <>
          <StatSkeleton count={3} />
          <ChartSkeleton />
        </>
      )}
      <RowsPanel asked={readRows(filters["rows"])} onClose={() => setFilters({ rows: null })} />
    </Page>
  );
}

function Numbers({ experience }: { experience: Experience }) {
  const words = useWords({ fa, en });
  const go = useGo();
  const mayRead = useCan("surveys.read");
  const [filters] = useAddressFilters();
  const { period: _period, from: _from, to: _to, calendar: _calendar, ...narrowed } = useAsked(filters);
  const path = (rows: string) => `experience?${new URLSearchParams({ ...filters, rows })}`;
  const { answers } = experience;
  const all = [answers.nps, answers.csat, answers.ces, answers.expectation, answers.nps_1_10];
  const shown = all.filter(({ groups }, place) => place < 3 || (groups[0]?.n ?? 0) > 0);
  if (all.some(({ pending }) => pending)) return <StatSkeleton count={3} />;
  if (all.every(({ groups }) => groups.every((group) => group.n === 0 && !group["hidden"]))) {
    const text = experience.surveys.length > 0 ? words.empty.widen : words.empty.text;
    return <EmptyState picture="chart" title={words.empty.title} text={text} />;
  }
  return (
    <>
      <div className={styles["cards"]}>
        {shown.map((answer) => (
          <ScoreCard key={answer.metric} answer={answer} narrowed={narrowed} path={path} go={go} />
        ))}
      </div>
      <Trend experience={experience} />
      <GroupsSection experience={experience} narrowed={narrowed} path={path} />
      <SilenceSection experience={experience} />
      <ResponseSection experience={experience} />
      {mayRead ? <CommentsSection /> : null}
    </>
  );
}

function SilenceSection({ experience }: { experience: Experience }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const scores = useScoreWords();
  const answer = experience.answers.silence;
  return (
    <Section title={words.silence} answer={answer}>
      <Text size="sm" c="dimmed" mb={8}>
        {words.silenceNote}
      </Text>
      <Table maw={560}>
        <Table.Tbody className="tabular">
          {answer.groups.map((group) => (
            <Table.Tr key={String(group.key["silence"])}>
              <Table.Td>{scores.group(group)}</Table.Td>
              <Table.Td>
                <bdi>{scores.value(answer.unit, group.value)}</bdi>
              </Table.Td>
              <Table.Td>{words.answers(format.number(group.n))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function ResponseSection({ experience }: { experience: Experience }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const scores = useScoreWords();
  const answer = experience.answers.response_rate;
  const columns = words.responseColumns;
  return (
    <Section title={words.responseRate} answer={answer}>
      {answer.groups.length === 0 ? (
        <Text c="dimmed">{words.noInvitations}</Text>
      ) : (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {Object.values(columns).map((name) => (
                  <Table.Th key={name}>{name}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody className="tabular">
              {answer.groups.map((group) => (
                <Table.Tr key={String(group.key["channel"])}>
                  <Table.Td>{scores.group(group)}</Table.Td>
                  {[group.n, group["hits"]].map((n, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two columns, always the same
                    <Table.Td key={place}>{format.number(Number(n ?? 0))}</Table.Td>
                  ))}
                  <Table.Td>{scores.value("rate", group.value)}</Table.Td>
                  {["opened_and_left", "failed", "left_out"].map((name) => (
                    <Table.Td key={name}>{format.number(Number(group[name] ?? 0))}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
}

import { Text } from "@mantine/core";
import { Chart } from "../../../../platform/ui/chart.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MetricAnswer, MetricGroup, Support } from "../../contract.ts";
import styles from "../insights.module.css";
import { Section } from "../section.tsx";
import { timeKeys } from "../time-axis.ts";
import { useTimeLabels } from "../use-time-labels.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useLength } from "./wait-stat.tsx";

type SectionProps = { support: Support };

/** The groups of an answer along the days or months of the page. */
function useTimeAxis({ from, to, granularity }: Support) {
  const format = useFormat();
  const labels = useTimeLabels();
  const keys = timeKeys(from, to, granularity, format.calendar);
  return {
    categories: labels(keys, granularity),
    along: (
      answer: MetricAnswer,
      value: (group: MetricGroup | undefined) => number | null,
      fits: (group: MetricGroup) => boolean = () => true,
    ) => {
      const at = new Map(answer.groups.filter(fits).map((group) => [String(group.key[granularity]), group]));
      return keys.map((key) => value(at.get(key)));
    },
  };
}

const numberOf = (group: MetricGroup | undefined) => group?.n ?? 0;
const levelOf = (group: MetricGroup | undefined) => group?.value ?? null;

/** How long first answers took, over time. */
export function ResponseSection({ support }: SectionProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const length = useLength();
  const { categories, along } = useTimeAxis(support);
  const answer = support.answers.first_response_over_time;
  const p90 = (group: MetricGroup | undefined) => (typeof group?.["p90"] === "number" ? group["p90"] : null);
  return (
    <Section title={words.response} answer={answer}>
      <Chart
        title={words.firstOverTime}
        kind="line"
        categories={categories}
        series={[
          { name: words.median, values: along(answer, levelOf) },
          { name: words.most, values: along(answer, p90) },
        ]}
        format={length}
        formatAxis={(seconds) => words.hours(format.number(seconds / 3600, 1))}
      />
    </Section>
  );
}

/** How service levels were kept, by what they promise and over time. */
export function LevelsSection({ support }: SectionProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { categories, along } = useTimeAxis(support);
  const { levels_over_time: answer, levels_by_target: byTarget } = support.answers;
  return (
    <Section title={words.levels} answer={answer}>
      {answer.groups.length === 0 ? (
        <Text c="dimmed">{words.noLevels}</Text>
      ) : (
        <div className={styles["columns"]}>
          <Chart
            title={words.levelsOverTime}
            kind="line"
            categories={categories}
            series={[{ name: words.levelsOverTime, values: along(answer, levelOf) }]}
            format={(share) => format.percent(share)}
            formatAxis={(share) => format.percent(share, 0)}
          />
          <Chart
            title={byTarget.title}
            kind="bar"
            categories={byTarget.groups.map(({ key }) => words.targets[key["target"] as keyof typeof words.targets])}
            series={[{ name: words.levelsOverTime, values: byTarget.groups.map(({ value }) => value) }]}
            format={(share) => format.percent(share)}
            formatAxis={(share) => format.percent(share, 0)}
          />
        </div>
      )}
    </Section>
  );
}

/** How much there was to do. */
export function VolumeSection({ support }: SectionProps) {
  const words = useWords({ fa, en });
  const { categories, along } = useTimeAxis(support);
  const { conversations_over_time: conversations, messages_over_time: messages } = support.answers;
  const going = (direction: string) => along(messages, numberOf, ({ key }) => key["direction"] === direction);
  return (
    <Section title={words.volume} answer={messages}>
      <div className={styles["columns"]}>
        <Chart
          title={words.conversations}
          kind="bar"
          categories={categories}
          series={[{ name: words.conversations, values: along(conversations, numberOf) }]}
        />
        <Chart
          title={words.messages}
          kind="stacked"
          categories={categories}
          series={[
            { name: words.incoming, values: going("in") },
            { name: words.outgoing, values: going("out") },
          ]}
        />
      </div>
    </Section>
  );
}

/** What is open: at the end of each day, and now by age. */
export function BacklogSection({ support }: SectionProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { backlog_over_time: over, backlog_by_age: byAge } = support.answers;
  const aged = new Map(byAge.groups.map(({ key, n }) => [String(key["age"]), n]));
  const ages = ["0", "1", "3", "7", "30"];
  return (
    <Section title={words.backlog} answer={over}>
      <div className={styles["columns"]}>
        <Chart
          title={words.backlogOverTime}
          kind="line"
          categories={over.groups.map(({ key }) => format.date(String(key["day"]), "day"))}
          series={[{ name: words.backlogOverTime, values: over.groups.map(({ n }) => n) }]}
        />
        <Chart
          title={words.backlogNow}
          kind="bar"
          categories={ages.map((age) => words.ages[age] ?? age)}
          series={[{ name: words.backlog, values: ages.map((age) => aged.get(age) ?? 0) }]}
        />
      </div>
    </Section>
  );
}

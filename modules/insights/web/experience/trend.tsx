import { Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Experience } from "../../contract/experience.ts";
import type { MetricGroup } from "../../contract.ts";
import { Section } from "../section.tsx";
import { timeKeys } from "../time-axis.ts";
import { useTimeLabels } from "../use-time-labels.ts";
import styles from "./experience.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { fewAnswers, useScoreWords } from "./score-words.ts";

const height = 220;
const edge = { top: 12, bottom: 28, side: 44 };

/** A score over time: each point with its interval; hollow and without a line to it where it has few answers. */
export function Trend({ experience }: { experience: Experience }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const labels = useTimeLabels();
  const { ref, width } = useElementSize();
  const answer = experience.answers.over_time;
  const { granularity, from, to } = experience;
  const keys = timeKeys(from, to, granularity, format.calendar);
  const names = labels(keys, granularity);
  const at = new Map(answer.groups.map((group) => [String(group.key[granularity]), group]));
  const points = keys.flatMap((key, place) => {
    const group = at.get(key);
    return group && group.value !== null ? [{ place, group }] : [];
  });
  return (
    <Section title={words.trend} answer={answer}>
      <div ref={ref}>
        {points.length === 0 ? (
          <Text c="dimmed">{words.none}</Text>
        ) : width > 0 ? (
          <Picture width={width} names={names} points={points} unit={answer.unit} title={answer.title} />
        ) : (
          <div style={{ height }} />
        )}
      </div>
      <Text size="xs" c="dimmed" mt={4}>
        {words.trendNote}
      </Text>
    </Section>
  );
}

type Point = { place: number; group: MetricGroup };
type PictureProps = { width: number; names: string[]; points: Point[]; unit: string; title: string };

/** The lowest and highest of the axis: of NPS rounded to twenties, of shares to fifths. */
function axisOf(points: readonly Point[], unit: string): { low: number; high: number; step: number } {
  const step = unit === "score" ? 20 : 0.2;
  const [least, most] = unit === "score" ? [-100, 100] : [0, 1];
  const values = points.flatMap(({ group }) => [group.low ?? group.value!, group.high ?? group.value!]);
  const low = Math.max(least, Math.floor(Math.min(...values) / step) * step);
  const high = Math.min(most, Math.ceil(Math.max(...values) / step) * step);
  return { low, high: high > low ? high : low + step, step: (high - low) / step > 6 ? step * 2 : step };
}

function Picture({ width, names, points, unit, title }: PictureProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const scores = useScoreWords();
  const rtl = format.language === "fa";
  const axis = axisOf(points, unit);
  const inner = width - edge.side - 12;
  const x = (place: number) => {
    const along = names.length > 1 ? (place / (names.length - 1)) * (inner - 12) + 6 : inner / 2;
    return rtl ? width - edge.side - along : edge.side + along;
  };
  const y = (value: number) =>
    edge.top + ((axis.high - value) / (axis.high - axis.low)) * (height - edge.top - edge.bottom);
  const ticks = Array.from(
    { length: Math.round((axis.high - axis.low) / axis.step) + 1 },
    (_, n) => axis.low + n * axis.step,
  );
  const every = Math.max(1, Math.ceil(names.length / Math.max(2, Math.floor(width / 90))));
  const sure = points.filter(({ group }) => group.n >= fewAnswers);
  return (
    <svg className={styles["trend"]} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={rtl ? 0 : edge.side}
            x2={rtl ? width - edge.side : width}
            y1={y(tick)}
            y2={y(tick)}
            stroke="var(--hairline)"
          />
          <text
            x={rtl ? width - 4 : 4}
            y={y(tick) + 4}
            fontSize="12"
            fill="var(--mantine-color-dimmed)"
            direction="ltr"
            textAnchor={rtl ? "end" : "start"}
          >
            {scores.value(unit, tick)}
          </text>
        </g>
      ))}
      {names.map((name, place) =>
        place % every === 0 ? (
          <text
            key={name}
            x={x(place)}
            y={height - 6}
            fontSize="12"
            fill="var(--mantine-color-dimmed)"
            textAnchor="middle"
          >
            {name}
          </text>
        ) : null,
      )}
      <polyline
        fill="none"
        stroke="var(--accent)"
        strokeWidth={2}
        points={sure.map(({ place, group }) => `${x(place)},${y(group.value!)}`).join(" ")}
      />
      {points.map(({ place, group }) => {
        const few = group.n < fewAnswers;
        const [low, high] = [group.low ?? group.value!, group.high ?? group.value!];
        const written = (of: number | null) => scores.value(unit, of);
        return (
          <g key={place}>
            <title>
              {words.point(
                names[place] ?? "",
                written(group.value),
                written(low),
                written(high),
                format.number(group.n),
              )}
            </title>
            <line
              x1={x(place)}
              x2={x(place)}
              y1={y(low)}
              y2={y(high)}
              stroke="var(--accent)"
              strokeOpacity={few ? 0.25 : 0.45}
              strokeWidth={few ? 1 : 3}
            />
            <circle
              cx={x(place)}
              cy={y(group.value!)}
              r={4}
              fill={few ? "var(--mantine-color-body)" : "var(--accent)"}
              stroke="var(--accent)"
              strokeWidth={1.6}
            />
          </g>
        );
      })}
    </svg>
  );
}

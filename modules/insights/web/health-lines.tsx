import { Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { HealthLine } from "../contract.ts";
import styles from "./insights.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Health as small lines: the number, its interval, and an arrow only where the change is more than chance. */
export function HealthLines({ lines }: { lines: readonly HealthLine[] }) {
  return (
    <ul className={styles["lines"]}>
      {lines.map((line) => (
        <Line key={line.line} line={line} />
      ))}
    </ul>
  );
}

function Line({ line }: { line: HealthLine }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const written = (value: number) => (line.unit === "rate" ? format.percent(value) : format.number(value, 1));
  const { value, low, high, before } = line;
  return (
    <li className={styles["line"]}>
      <div>
        <Text fw="medium">{words.home.lines[line.line]}</Text>
        <Text size="xs" c="dimmed">
          {words.home.meanings[line.line]}
        </Text>
      </div>
      <span className={styles["strong"]}>{value === null ? "–" : written(value)}</span>
      <Text size="sm" c="dimmed" className="tabular" component="div">
        {low === null || high === null || value === null ? null : (
          <span>{words.insights.range(written(low), written(high))}</span>
        )}
        {line.unit === "rate" ? <div>{words.insights.n(format.number(line.n))}</div> : null}
      </Text>
      <Text size="sm" component="div">
        {value === null ? null : <Change change={line.change} />}
        {before === null || value === null ? null : (
          <Text size="xs" c="dimmed">
            {words.home.before(written(before))}
          </Text>
        )}
      </Text>
    </li>
  );
}

// All four lines are better when they are more.
const changes = {
  up: { Icon: IconArrowUp, color: "var(--good)" },
  down: { Icon: IconArrowDown, color: "var(--bad)" },
} as const;

function Change({ change }: { change: HealthLine["change"] }) {
  const words = useWords({ fa, en }).home;
  if (!change) return <Text c="dimmed">{words.same}</Text>;
  const { Icon, color } = changes[change];
  return (
    <span style={{ color, display: "inline-flex", alignItems: "center", gap: 4 }}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {words[change]}
    </span>
  );
}

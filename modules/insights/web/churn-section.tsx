import { Text } from "@mantine/core";
import * as z from "zod";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { MetricAnswer } from "../contract.ts";
import { RateStat } from "./headline.tsx";
import styles from "./insights.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";

const days = z.object({ from: z.string(), to: z.string() });
const periods = z.object({ opening: days, closing: days, hits: z.number() });

/** Who stopped buying: the rate, and its two periods drawn as long as they last. */
export function ChurnSection({ answer }: { answer: MetricAnswer }) {
  const words = useWords({ fa, en }).churn;
  const format = useFormat();
  const group = answer.groups[0]!;
  const { opening, closing, hits } = periods.parse(group);
  const written = ({ from, to }: z.infer<typeof days>) => `${format.date(from)} – ${format.date(to)}`;
  return (
    <Section title={words.title} answer={answer}>
      <RateStat label={words.rate} answer={answer} />
      <div className={styles["spans"]}>
        <div className={styles["span"]} data-which="opening" style={{ flex: lengthOf(opening) }}>
          <Text size="sm" fw="medium">
            {words.opening}
          </Text>
          <Text size="sm" c="dimmed">
            {written(opening)}
          </Text>
          <Text size="sm">{words.buyers(format.number(group.n))}</Text>
        </div>
        <div className={styles["span"]} data-which="closing" style={{ flex: lengthOf(closing) }}>
          <Text size="sm" fw="medium">
            {words.closing}
          </Text>
          <Text size="sm" c="dimmed">
            {written(closing)}
          </Text>
          <Text size="sm">
            {words.stayed(format.number(group.n - hits))} · {words.lost(format.number(hits))}
          </Text>
        </div>
      </div>
    </Section>
  );
}

function lengthOf({ from, to }: z.infer<typeof days>): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

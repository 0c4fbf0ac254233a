import { Text } from "@mantine/core";
import { IconMoodNeutral, IconMoodSad, IconMoodSmile } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MetricGroup } from "../../contract.ts";
import styles from "./experience.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type Tone = "promoters" | "passives" | "detractors";
const colours: Record<Tone, string> = {
  promoters: "var(--good)",
  passives: "var(--mantine-color-dimmed)",
  detractors: "var(--bad)",
};
const icons = { promoters: IconMoodSmile, passives: IconMoodNeutral, detractors: IconMoodSad };

/** Good, bad or neither: by the groups of NPS, and by what counts as satisfied, easy or as expected. */
function toneOf(metric: string, answer: string): Tone {
  const score = Number(answer);
  if (metric === "nps" || metric === "nps-1-10")
    return score >= 9 ? "promoters" : score >= 7 ? "passives" : "detractors";
  if (metric === "csat") return score >= 4 ? "promoters" : score === 3 ? "passives" : "detractors";
  if (metric === "ces") return score >= 5 ? "promoters" : score === 4 ? "passives" : "detractors";
  return answer === "exceeded" ? "promoters" : answer === "met" ? "passives" : "detractors";
}

type DistributionProps = { metric: string; title: string; group: MetricGroup; onPick?: (answer: string) => void };

/** How often each answer was given, one column each; touching one opens its answers. */
export function Distribution({ metric, title, group, onPick }: DistributionProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const counts = Object.entries((group["distribution"] as Record<string, number> | undefined) ?? {});
  // Whole numbers come first in any object, in their order.
  const most = Math.max(1, ...counts.map(([, n]) => n));
  return (
    <section className={styles["columnsChart"]} aria-label={words.distribution(title)}>
      {counts.map(([answer, n]) => {
        const name = words.expectations[answer] ?? format.number(Number(answer));
        const said = words.scale(name, format.number(n), format.percent(n / Math.max(1, group.n), 0));
        return (
          <button
            key={answer}
            type="button"
            className={styles["step"]}
            title={said}
            aria-label={said}
            disabled={n === 0 || !onPick}
            onClick={() => onPick?.(answer)}
          >
            <span
              className={styles["column"]}
              style={{ height: `${(n / most) * 64}px`, background: colours[toneOf(metric, answer)] }}
            />
            <span className={styles["stepLabel"]}>{name}</span>
          </button>
        );
      })}
    </section>
  );
}

/** Promoters, passives and detractors: each with its icon, colour and share. */
export function Thirds({ group }: { group: MetricGroup }) {
  const words = useWords({ fa, en }).kinds;
  const format = useFormat();
  return (
    <div className={styles["thirds"]}>
      {(["promoters", "passives", "detractors"] as const).map((name) => {
        const Icon = icons[name];
        return (
          <span key={name} className={styles["third"]}>
            <Icon size={18} stroke={1.6} color={colours[name]} aria-hidden />
            {words[name]}
            <Text span size="sm" c="dimmed">
              {format.percent(Number(group[name] ?? 0) / Math.max(1, group.n), 0)}
            </Text>
          </span>
        );
      })}
    </div>
  );
}

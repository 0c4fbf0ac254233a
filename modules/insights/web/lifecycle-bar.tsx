import { Text, useComputedColorScheme } from "@mantine/core";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { chartColors } from "../../../platform/ui/colors.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { MetricAnswer } from "../contract.ts";
import styles from "./insights.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { rowsText } from "./rows-address.ts";
import { Section } from "./section.tsx";
import { useRowsPath } from "./use-rows-path.ts";

type Stage = "prospect" | "buyer" | "loyal" | "lapsed";

/** Each stage keeps its colour; who is away is grey. */
function colorOf(stage: Stage, scheme: "light" | "dark"): string {
  const places = { prospect: 4, buyer: 1, loyal: 0 } as const;
  return stage === "lapsed" ? "var(--mantine-color-gray-5)" : chartColors[scheme][places[stage]];
}

/** How many customers stand at each stage: one bar, each part opens its customers. */
export function LifecycleBar({ answer }: { answer: MetricAnswer }) {
  const words = useWords({ fa, en }).lifecycle;
  const format = useFormat();
  const scheme = useComputedColorScheme("light");
  const rowsPath = useRowsPath();
  const [, setFilters] = useAddressFilters();
  const total = answer.groups.reduce((sum, group) => sum + group.n, 0);
  const parts = answer.groups.map(({ key, n }) => {
    const stage = key["lifecycle"] as Stage;
    const share = format.percent(total > 0 ? n / total : 0);
    const rows = rowsText(answer, key, { by: "lifecycle" });
    return { stage, n, share, rows, color: colorOf(stage, scheme) };
  });
  return (
    <Section title={words.title} answer={answer}>
      <div className={styles["bar"]} aria-hidden>
        {parts
          .filter(({ n }) => n > 0)
          .map(({ stage, n, color, rows }) => (
            <button
              key={stage}
              type="button"
              tabIndex={-1}
              className={styles["part"]}
              style={{ flexGrow: n, background: color }}
              onClick={() => setFilters({ rows })}
            />
          ))}
      </div>
      <ul className={styles["legend"]}>
        {parts.map(({ stage, n, share, color, rows }) => (
          <li key={stage}>
            <span className={styles["swatch"]} style={{ background: color }} />
            <BrandLink path={rowsPath(rows)} c="inherit">
              {words[stage]}
            </BrandLink>{" "}
            <Text span fw="bold" className="tabular">
              {format.number(n)}
            </Text>{" "}
            <Text span c="dimmed" size="sm" className="tabular">
              {share}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../../platform/ui/use-words.ts";
import { gapNames } from "../contract.ts";
import { gapsQuery } from "./letter-calls.ts";
import styles from "./letters.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What may stand in a gap, each to be put into the text by a press. */
export function GapList({ onPick }: { onPick: (gap: string) => void }) {
  const words = useWords({ fa, en }).template;
  const { data } = useQuery(gapsQuery());
  const fallbacks: Record<string, string> = words.fallbacks;
  const all = [
    ...gapNames.map((gap) => ({ gap: gap as string, label: words.gapNames[gap] })),
    ...(data ?? []).map(({ gap, label }) => ({ gap, label })),
  ];
  return (
    <section aria-label={words.gaps}>
      <Text fw={500} size="sm">
        {words.gaps}
      </Text>
      <Text size="sm" c="dimmed" mb={6}>
        {words.gapsNote}
      </Text>
      <div className={styles["gaps"]}>
        {all.map(({ gap, label }) => (
          <Button
            key={gap}
            size="compact-sm"
            variant="default"
            fw={400}
            onClick={() => onPick(`{{${gap}${gap in fallbacks ? `|${fallbacks[gap]}` : ""}}}`)}
          >
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}

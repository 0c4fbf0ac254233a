import { Group, UnstyledButton } from "@mantine/core";
import {
  type Icon,
  IconMoodAngry,
  IconMoodEmpty,
  IconMoodHappy,
  IconMoodSad,
  IconMoodSmile,
} from "@tabler/icons-react";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./timeline.module.css";

const faces: [feeling: number, face: Icon, colour: string][] = [
  [-2, IconMoodAngry, "var(--bad)"],
  [-1, IconMoodSad, "var(--bad)"],
  [0, IconMoodEmpty, "var(--mantine-color-dimmed)"],
  [1, IconMoodSmile, "var(--good)"],
  [2, IconMoodHappy, "var(--good)"],
];

type FeelingWords = ReturnType<typeof useFeelingWords>;
const useFeelingWords = () => useWords({ fa, en }).feelings;
const wordOf = (words: FeelingWords, feeling: number) => words[String(feeling) as keyof FeelingWords];

/** How the customer felt: a face and its word. */
export function FeelingMark({ feeling }: { feeling: number }) {
  const words = useFeelingWords();
  const [, Face, colour] = faces.find(([value]) => value === feeling) ?? (faces[2] as (typeof faces)[number]);
  return (
    <span className={styles["feeling"]} style={{ color: colour }}>
      <Face size={17} stroke={1.6} aria-hidden />
      {wordOf(words, feeling)}
    </span>
  );
}

type FeelingChoiceProps = { value: number | null; onChange: (feeling: number | null) => void };

/** Five faces; pressing the chosen one again takes it back. */
export function FeelingChoice({ value, onChange }: FeelingChoiceProps) {
  const words = useWords({ fa, en });
  return (
    <Group gap={2} role="group" aria-label={words.feeling} wrap="nowrap">
      {faces.map(([feeling, Face, colour]) => (
        <UnstyledButton
          key={feeling}
          className={styles["face"]}
          aria-pressed={value === feeling}
          aria-label={wordOf(words.feelings, feeling)}
          title={wordOf(words.feelings, feeling)}
          style={value === feeling ? { color: colour } : undefined}
          onClick={() => onChange(value === feeling ? null : feeling)}
        >
          <Face size={24} stroke={1.6} aria-hidden />
        </UnstyledButton>
      ))}
    </Group>
  );
}

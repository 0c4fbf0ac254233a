import { ActionIcon, Button, Group, Kbd, Text } from "@mantine/core";
import { IconArrowLeft, IconArrowMerge, IconArrowRight, IconArrowsSplit } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Suggestion } from "../../contract.ts";
import { MergeSide } from "../customer/merge-side.tsx";
import { shownPhone } from "../parts/shown-phone.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./pair.module.css";

type PairProps = {
  pair: Suggestion;
  disabled: boolean;
  position: string;
  onOne: () => void;
  onTwo: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
};

/** Two customers side by side, why they may be one, and the two answers. */
export function Pair({ pair, disabled, position, onOne, onTwo, onPrevious, onNext }: PairProps) {
  const words = useWords({ fa, en });
  // An identifier stands in the sentence in a direction of its own.
  const identifier = pair.identity ? `\u2066${shownPhone(pair.identity)}\u2069` : words.identifier;
  return (
    <div className={styles["frame"]}>
      <Group justify="space-between" wrap="nowrap" gap={8}>
        <Text fw="medium" aria-live="polite">
          {words.reasons[pair.reason](identifier)}
        </Text>
        <Group gap={2} wrap="nowrap">
          <Step label={words.previous} icon={IconArrowLeft} onClick={onPrevious} />
          <Text size="sm" c="dimmed" style={{ whiteSpace: "nowrap" }}>
            {position}
          </Text>
          <Step label={words.next} icon={IconArrowRight} onClick={onNext} />
        </Group>
      </Group>
      <div className={styles["sides"]}>
        <MergeSide id={pair.a.id} marked={pair.identity} />
        <MergeSide id={pair.b.id} marked={pair.identity} />
      </div>
      <div className={styles["answers"]}>
        <Button
          variant="default"
          size="md"
          disabled={disabled}
          leftSection={<IconArrowsSplit size={18} stroke={1.6} />}
          rightSection={<Key>N</Key>}
          onClick={onTwo}
        >
          {words.two}
        </Button>
        <Button
          size="md"
          disabled={disabled}
          leftSection={<IconArrowMerge size={18} stroke={1.6} />}
          rightSection={<Key>Y</Key>}
          onClick={onOne}
        >
          {words.one}
        </Button>
      </div>
    </div>
  );
}

function Key({ children }: { children: string }) {
  return (
    <Kbd size="xs" visibleFrom="sm" aria-hidden>
      {children}
    </Kbd>
  );
}

type StepProps = { label: string; icon: typeof IconArrowLeft; onClick: (() => void) | undefined };

function Step({ label, icon: Icon, onClick }: StepProps) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={!onClick} onClick={onClick}>
      <Icon size={18} stroke={1.6} className="mirror" />
    </ActionIcon>
  );
}

import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useFormat } from "./use-format.ts";
import { useWords } from "./use-words.ts";

type ProgressPanelProps = {
  title: string;
  done: number;
  /** null where nobody knows how much there is. */
  total: number | null;
  /** Says that the page may be left; for work over ten seconds. */
  mayLeave?: boolean;
  onStop?: () => void;
};

/** Long work: how far it is, that it may be left, and a way to stop it. */
export function ProgressPanel({ title, done, total, mayLeave, onStop }: ProgressPanelProps) {
  const words = useWords({ fa, en }).progress;
  const format = useFormat();
  const share = total ? Math.min(1, done / total) : null;
  return (
    <Stack gap={8} role="status">
      <Group justify="space-between">
        <Text fw="medium">{title}</Text>
        <Text size="sm" c="dimmed">
          {total === null ? format.number(done) : words.done(format.number(done), format.number(total))}
          {share === null ? null : ` · ${format.percent(share, 0)}`}
        </Text>
      </Group>
      <Progress
        value={share === null ? 100 : share * 100}
        animated={share === null}
        aria-label={title}
        transitionDuration={200}
      />
      <Group justify="space-between" mih={30}>
        <Text size="sm" c="dimmed">
          {mayLeave ? words.keepsGoing : ""}
        </Text>
        {onStop ? (
          <Button size="xs" variant="subtle" color="gray" onClick={onStop}>
            {words.stop}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

import { ActionIcon, Group, Text, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useEffect } from "react";
import type { useHistory } from "../../../../platform/ui/use-history.ts";
import { useBuilderWords } from "./use-builder-words.ts";
import type { SaveState, Work } from "./use-draft.ts";

/** Undoes and redoes (Ctrl Z, Ctrl Shift Z), and says whether what was done is kept. */
export function BuilderTools({ history, state }: { history: ReturnType<typeof useHistory<Work>>; state: SaveState }) {
  const words = useBuilderWords();
  const { undo, redo } = history;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping = target instanceof HTMLElement && ["INPUT", "TEXTAREA"].includes(target.tagName);
      if (isTyping || !(event.ctrlKey || event.metaKey) || !["KeyZ", "KeyY"].includes(event.code)) return;
      event.preventDefault();
      if (event.code === "KeyY" || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [undo, redo]);
  const tools = [
    { label: words.undo, Sign: IconArrowBackUp, off: !history.canUndo, run: undo },
    { label: words.redo, Sign: IconArrowForwardUp, off: !history.canRedo, run: redo },
  ];
  return (
    <Group gap={4} wrap="nowrap">
      {tools.map(({ label, Sign, off, run }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={off} onClick={run}>
            <Sign size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      ))}
      <Text size="xs" c={state === "saved" || state === "saving" ? "dimmed" : "var(--warning)"} role="status">
        {words.saving[state]}
      </Text>
    </Group>
  );
}

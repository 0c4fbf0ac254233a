import { Group, Kbd, Modal, Stack, Text } from "@mantine/core";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { type Shortcut, useShortcutList } from "./shortcuts.tsx";
import { useWords } from "./use-words.ts";

type Line = Pick<Shortcut, "keys" | "label">;
type ShortcutSheetProps = { opened: boolean; onClose: () => void; places: readonly Line[] };

/** The sheet behind `?`: every shortcut that works now. */
export function ShortcutSheet({ opened, onClose, places }: ShortcutSheetProps) {
  const words = useWords({ fa, en });
  const here = useShortcutList();
  const { shortcuts } = words;
  const everywhere = [
    { keys: "Ctrl K", label: shortcuts.palette },
    { keys: "?", label: shortcuts.help },
  ];
  const tables = [
    { keys: "↑ ↓", label: shortcuts.tableMove },
    { keys: "Space", label: shortcuts.tableSelect },
    { keys: "Enter", label: shortcuts.tableOpen },
    { keys: "Ctrl A", label: shortcuts.tableAll },
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={shortcuts.title}
      size="lg"
      closeButtonProps={{ "aria-label": words.close }}
    >
      <div style={{ columns: "240px 2", columnGap: 40 }}>
        <Lines title={shortcuts.here} lines={here} />
        <Lines title={shortcuts.everywhere} lines={everywhere} />
        <Lines title={shortcuts.goTo} lines={places} />
        <Lines title={shortcuts.inTables} lines={tables} />
      </div>
    </Modal>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <Stack gap={8} mb={24} style={{ breakInside: "avoid" }}>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      {lines.map((line) => (
        <Group key={`${line.keys}${line.label}`} justify="space-between" wrap="nowrap">
          <Text size="sm">{line.label}</Text>
          <Group gap={4} wrap="nowrap" dir="ltr">
            {line.keys.split(" ").map((key) => (
              <Kbd key={key} size="xs">
                {key.length === 1 ? key.toUpperCase() : key}
              </Kbd>
            ))}
          </Group>
        </Group>
      ))}
    </Stack>
  );
}

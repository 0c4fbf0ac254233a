import { ActionIcon, Button, Text, Tooltip } from "@mantine/core";
import { IconCheck, IconMoonStars, IconUserCheck, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationPatch, ConversationRow } from "../../contract.ts";
import { AssignPicker, SnoozePicker } from "../deeds/deed-pickers.tsx";
import { en as deedsEn } from "../deeds/messages.en.ts";
import { fa as deedsFa } from "../deeds/messages.fa.ts";
import { useDeeds } from "../deeds/use-deeds.ts";
import styles from "./list.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What can be done with all picked conversations at once. */
export function BulkBar({ rows, onDone }: { rows: readonly ConversationRow[]; onDone: () => void }) {
  const words = useWords({ fa, en });
  const deeds = useWords({ fa: deedsFa, en: deedsEn });
  const format = useFormat();
  const [opened, setOpened] = useState<"assign" | "snooze" | null>(null);
  const run = useDeeds();
  const change = (patch: ConversationPatch) => {
    run(rows, patch);
    onDone();
  };
  const picker = (name: "assign" | "snooze") => ({
    row: null,
    opened: opened === name,
    onOpened: (now: boolean) => setOpened(now ? name : null),
    onChange: change,
  });
  const button = (name: "assign" | "snooze", label: string, Sign: typeof IconX) => (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={34}
        aria-label={label}
        onClick={() => setOpened(opened === name ? null : name)}
      >
        <Sign size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div className={styles["bulk"]} role="toolbar" aria-label={words.chosen(format.number(rows.length))}>
      <Text size="sm" fw={500} flex={1}>
        {words.chosen(format.number(rows.length))}
      </Text>
      <AssignPicker {...picker("assign")} target={button("assign", deeds.assign, IconUserCheck)} />
      <SnoozePicker {...picker("snooze")} target={button("snooze", deeds.snooze, IconMoonStars)} />
      <Button
        size="xs"
        h={34}
        leftSection={<IconCheck size={16} stroke={1.8} />}
        onClick={() => change({ status: "resolved" })}
      >
        {deeds.resolve}
      </Button>
      <ActionIcon variant="subtle" color="gray" size={34} aria-label={words.chooseNone} onClick={onDone}>
        <IconX size={18} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}

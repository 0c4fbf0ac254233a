import { ActionIcon, CopyButton, Group } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";

/** A line to take along: selectable, with a button that copies it. */
export function CopyLine({ text }: { text: string }) {
  const words = useWords({ fa, en });
  return (
    <Group gap={8} wrap="nowrap" align="flex-start" dir="ltr">
      <code className={styles["code"]}>{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <ActionIcon size={38} variant="default" aria-label={copied ? words.copied : words.copy} onClick={copy}>
            {copied ? <IconCheck size={18} stroke={1.6} /> : <IconCopy size={18} stroke={1.6} />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  );
}

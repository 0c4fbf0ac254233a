import { Button, CopyButton, Group } from "@mantine/core";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./shops.module.css";

/** A text to be taken into another program. */
export function CopyLine({ text }: { text: string }) {
  const words = useWords({ fa, en }).secret;
  return (
    <Group gap={8} align="center">
      <code className={styles["code"]} dir="ltr">
        {text}
      </code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy}>
            {copied ? words.copied : words.copy}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}

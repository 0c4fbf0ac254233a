import { ActionIcon, Button, type ButtonProps, Group, CopyButton as MantineCopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import styles from "./copy-line.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useWords } from "./use-words.ts";

/** A code, link or key to take along: selectable, with a button that copies it. */
export function CopyLine({ text }: { text: string }) {
  return (
    <Group gap={8} wrap="nowrap" align="flex-start" dir="ltr">
      <code className={styles["code"]}>{text}</code>
      <CopyIcon text={text} />
    </Group>
  );
}

type CopyIconProps = {
  text: string;
  /** What is copied, where several stand beside each other. */
  of?: string;
  small?: boolean;
};

/** Copies a text, and says for a moment that it did. */
export function CopyIcon({ text, of, small = false }: CopyIconProps) {
  const words = useWords({ fa, en });
  const icon = { size: small ? 15 : 18, stroke: 1.6 };
  return (
    <MantineCopyButton value={text} timeout={1500}>
      {({ copied, copy }) => {
        const label = copied ? words.copied : words.copy;
        return (
          <Tooltip label={label}>
            <ActionIcon
              size={small ? "sm" : 38}
              variant={small ? "subtle" : "default"}
              color={copied && !small ? "firuze" : "gray"}
              aria-label={of ? `${label}: ${of}` : label}
              onClick={copy}
            >
              {copied ? <IconCheck {...icon} /> : <IconCopy {...icon} />}
            </ActionIcon>
          </Tooltip>
        );
      }}
    </MantineCopyButton>
  );
}

/** The same as a button with words. */
export function CopyButton({ text, ...look }: { text: string } & Pick<ButtonProps, "size" | "variant">) {
  const words = useWords({ fa, en });
  return (
    <MantineCopyButton value={text} timeout={1500}>
      {({ copied, copy }) => (
        <Button variant="default" {...look} onClick={copy}>
          {copied ? words.copied : words.copy}
        </Button>
      )}
    </MantineCopyButton>
  );
}

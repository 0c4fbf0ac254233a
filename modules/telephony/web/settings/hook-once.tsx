import { ActionIcon, Button, CopyButton, Group, Modal, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";

/** What is to be written into the exchange so that it calls in. */
export type HookOnce = { path: string; user: string; password: string };

/** Where the exchange calls in and with which password, shown this once. */
export function HookOnceDialog({ hook, onClose }: { hook: HookOnce | null; onClose: () => void }) {
  const words = useWords({ fa, en }).hook;
  return (
    <Modal
      opened={hook !== null}
      onClose={onClose}
      title={words.title}
      size="lg"
      closeOnClickOutside={false}
      withCloseButton={false}
    >
      {hook ? (
        <Stack gap={14}>
          <Line label={words.url} text={`${location.origin}${hook.path}`} />
          <Line label={words.user} text={hook.user} />
          <Line label={words.password} text={hook.password} />
          <Text size="sm" c="dimmed">
            {words.note}
          </Text>
          <Group justify="flex-end">
            <Button onClick={onClose}>{words.done}</Button>
          </Group>
        </Stack>
      ) : null}
    </Modal>
  );
}

function Line({ label, text }: { label: string; text: string }) {
  const words = useWords({ fa, en }).hook;
  return (
    <div>
      <Text size="sm" mb={4}>
        {label}
      </Text>
      <Group gap={8} wrap="nowrap" dir="ltr">
        <code className={styles["code"]}>{text}</code>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <ActionIcon size={38} variant="default" aria-label={copied ? words.copied : words.copy} onClick={copy}>
              {copied ? <IconCheck size={18} stroke={1.6} /> : <IconCopy size={18} stroke={1.6} />}
            </ActionIcon>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}

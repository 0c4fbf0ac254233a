import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { CopyLine } from "../../../../platform/ui/copy-line.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

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
  return (
    <div>
      <Text size="sm" mb={4}>
        {label}
      </Text>
      <CopyLine text={text} />
    </div>
  );
}

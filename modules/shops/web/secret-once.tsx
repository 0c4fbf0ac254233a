import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { CopyButton } from "../../../platform/ui/copy-line.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./shops.module.css";

type SecretOnceProps = { secret: { text: string; renewed: boolean } | null; onClose: () => void };

/** A webhook secret, shown this once. */
export function SecretOnce({ secret, onClose }: SecretOnceProps) {
  const words = useWords({ fa, en }).secret;
  return (
    <Modal
      opened={secret !== null}
      onClose={onClose}
      title={words.title}
      closeOnClickOutside={false}
      withCloseButton={false}
    >
      <Stack gap={16}>
        <Text>{words.note}</Text>
        {secret?.renewed ? <Text>{words.renewed}</Text> : null}
        <code className={styles["code"]} dir="ltr">
          {secret?.text}
        </code>
        <Group justify="flex-end">
          <CopyButton text={secret?.text ?? ""} />
          <Button onClick={onClose}>{words.done}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

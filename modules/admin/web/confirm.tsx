import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type ConfirmProps = {
  opened: boolean;
  title: string;
  text: string;
  /** What the button does, as a verb. */
  deed: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before what cannot be taken back. */
export function Confirm({ opened, title, text, deed, busy = false, onConfirm, onClose }: ConfirmProps) {
  const words = useWords({ fa, en });
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ "aria-label": words.cancel }}>
      <Stack gap={20}>
        <Text>{text}</Text>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.cancel}
          </Button>
          <Button color="red" loading={busy} onClick={onConfirm}>
            {deed}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useInboxWords } from "../parts/use-inbox-words.ts";

type ConfirmProps = {
  opened: boolean;
  title: string;
  text: string;
  deed: string;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before what cannot be taken back. */
export function Confirm({ opened, title, text, deed, onConfirm, onClose }: ConfirmProps) {
  const words = useInboxWords();
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ "aria-label": words.close }}>
      <Stack gap={20}>
        <Text>{text}</Text>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.cancel}
          </Button>
          <Button
            color="red"
            onClick={() => {
              onConfirm();
              onClose();
            }}
          >
            {deed}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

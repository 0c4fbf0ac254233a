import { Button, Group, Text } from "@mantine/core";
import { hideNotification, showNotification } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useErrorText } from "./error-state.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useWords } from "./use-words.ts";

/** Says in a corner that something went well, or did not: `notice.done(text)`, `notice.failed(error)`. */
export function useNotice() {
  const words = useWords({ fa, en });
  const errorText = useErrorText();
  return {
    done: (message: string) =>
      showNotification({
        message,
        icon: <IconCheck size={18} stroke={1.6} />,
        color: "firuze",
        autoClose: 4000,
        closeButtonProps: { "aria-label": words.close },
      }),
    failed: (error: unknown) =>
      showNotification({
        message: errorText(error),
        icon: <IconAlertTriangle size={18} stroke={1.6} />,
        color: "red",
        autoClose: 8000,
        closeButtonProps: { "aria-label": words.close },
      }),
  };
}

/** Tells what was done and offers to take it back: `undo(text, () => api.post(…))`. */
export function useUndoNotice(): (message: string, takeBack: () => unknown) => void {
  const words = useWords({ fa, en });
  const tell = useDeedNotice();
  return (message, takeBack) => tell(message, words.undo, takeBack);
}

/** Tells something and offers one thing to do about it. */
export function useDeedNotice(): (message: string, deed: string, run: () => unknown) => void {
  const words = useWords({ fa, en });
  return (message, deed, run) => {
    const id = showNotification({
      autoClose: 10_000,
      closeButtonProps: { "aria-label": words.close },
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              hideNotification(id);
              run();
            }}
          >
            {deed}
          </Button>
        </Group>
      ),
    });
  };
}

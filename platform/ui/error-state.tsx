import { Button, Stack, Text, Title } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { ApiError } from "./api-error.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useWords } from "./use-words.ts";

type Told = { title: string; safe: string; again: boolean };

function tell(error: unknown, words: ReturnType<typeof useErrorWords>["error"]): Told {
  if (!(error instanceof ApiError)) return { title: words.title, safe: words.safe, again: true };
  if (error.code === "offline") return { title: words.offlineTitle, safe: words.offlineSafe, again: true };
  if (error.status === 403) return { title: words.forbiddenTitle, safe: words.forbiddenSafe, again: false };
  if (error.status === 404) return { title: words.notFoundTitle, safe: words.notFoundSafe, again: false };
  return { title: error.message || words.title, safe: words.safe, again: true };
}

const useErrorWords = () => useWords({ fa, en });

/** What happened, what is safe, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const words = useErrorWords();
  const told = tell(error, words.error);
  return (
    <Stack align="center" gap={8} py={48} px={16} ta="center" role="alert">
      <Title order={2}>{told.title}</Title>
      <Text c="dimmed" maw={440}>
        {told.safe}
      </Text>
      {told.again && onRetry ? (
        <Button mt={12} variant="default" leftSection={<IconRefresh size={18} stroke={1.6} />} onClick={onRetry}>
          {words.tryAgain}
        </Button>
      ) : null}
    </Stack>
  );
}

/** An error in one line, for forms and notices: the server's words, or plain ones. */
export function useErrorText(): (error: unknown) => string {
  const words = useErrorWords();
  return (error) => {
    if (error instanceof ApiError && error.code !== "offline" && error.message) return error.message;
    return tell(error, words.error).title;
  };
}

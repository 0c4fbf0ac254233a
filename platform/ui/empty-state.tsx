import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { EmptyPicture, type Picture } from "./empty-picture.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useWords } from "./use-words.ts";

type EmptyStateProps = {
  picture: Picture;
  /** What this place is for, in a few words. */
  title: string;
  /** One sentence. */
  text: string;
  /** One button. */
  action?: ReactNode;
};

/** A place on its first use: what it is for, one sentence, one button, a picture. */
export function EmptyState({ picture, title, text, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap={8} py={48} px={16} ta="center" className="appear">
      <EmptyPicture of={picture} />
      <Title order={2}>{title}</Title>
      <Text c="dimmed" maw={440}>
        {text}
      </Text>
      {action ? <div style={{ marginBlockStart: 12 }}>{action}</div> : null}
    </Stack>
  );
}

/** A list that is empty because of what was searched: says what, and how to widen. */
export function NothingFound({ searched, clear }: { searched?: string; clear?: ReactNode }) {
  const words = useWords({ fa, en }).nothingFound;
  const title = searched ? words.title(searched) : words.titlePlain;
  return <EmptyState picture="search" title={title} text={words.widen} action={clear} />;
}

import { Center } from "@mantine/core";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";

/** The start of a brand for someone whose role opens no place. */
export default function NothingToSeePage() {
  const words = useWords({ fa, en }).nothingToSee;
  return (
    <Center w="100%">
      <EmptyState picture="people" title={words.title} text={words.text} />
    </Center>
  );
}

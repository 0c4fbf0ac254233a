import { Center } from "@mantine/core";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";

/** For someone who is signed in but belongs to no brand. */
export default function NoBrandPage() {
  const words = useWords({ fa, en }).noBrand;
  return (
    <Center mih="100dvh" component="main">
      <EmptyState picture="people" title={words.title} text={words.text} />
    </Center>
  );
}

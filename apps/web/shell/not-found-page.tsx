import { Button, Center } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";

/** An address that leads nowhere. */
export function NotFoundPage() {
  const words = useWords({ fa, en }).notFound;
  const home = (
    <Button component={Link} to="/" variant="default">
      {words.home}
    </Button>
  );
  return (
    <Center mih="80dvh" w="100%" component="main">
      <EmptyState picture="search" title={words.title} text={words.text} action={home} />
    </Center>
  );
}

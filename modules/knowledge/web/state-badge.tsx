import { Badge } from "@mantine/core";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { ArticleState } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const colours: Record<ArticleState, string> = {
  draft: "gray",
  in_review: "yellow",
  scheduled: "blue",
  published: "firuze",
  changed: "firuze",
};

/** What an article in one language is; `of` names the language where several stand together. */
export function StateBadge({ state, of }: { state: ArticleState; of?: string }) {
  const words = useWords({ fa, en });
  return (
    <Badge variant="light" color={colours[state]} tt="none" fw={500}>
      {of ? `${of}: ` : ""}
      {words.states[state]}
    </Badge>
  );
}

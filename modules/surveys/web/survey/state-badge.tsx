import { Badge, Group, Text } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { SurveyRow } from "../../contract.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";

const colours = { draft: "gray", live: "firuze", closed: "yellow" } as const;

/** Whether a survey is live, and whether its draft says something else by now. */
export function StateBadge({ survey: { state, changed } }: { survey: Pick<SurveyRow, "state" | "changed"> }) {
  const words = useWords({ fa, en });
  return (
    <Group gap={6} wrap="nowrap">
      <Badge variant="light" color={colours[state]} tt="none" fw={500}>
        {words.states[state]}
      </Badge>
      {changed ? (
        <Text span size="xs" c="dimmed">
          {words.changed}
        </Text>
      ) : null}
    </Group>
  );
}

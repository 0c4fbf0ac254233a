import { Text } from "@mantine/core";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Attempt } from "../contract/webhooks.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What came back of a try, in a line: its code and how long it took, or why there is none. */
export function AttemptText({ attempt: { status, problem, took_ms } }: { attempt: Attempt }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const said = problem ? words.problems[problem] : words.status(format.number(status ?? 0));
  return (
    <Text size="sm" c="dimmed" component="span">
      {said} {problem ? null : `· ${words.took(format.number(took_ms))}`}
    </Text>
  );
}

import { Badge } from "@mantine/core";
import { IconAlertTriangle, IconFileTypePdf, IconLoader2, IconMailForward, IconPencil } from "@tabler/icons-react";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { BatchRow } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What became of a batch in a word, with its sign. */
export function BatchState({ batch }: { batch: BatchRow }) {
  const words = useWords({ fa, en }).states;
  const { date } = useFormat();
  const { posted_on, printing, problem, file } = batch;
  const [Sign, color, text] = posted_on
    ? ([IconMailForward, "firuze", words.posted(date(posted_on))] as const)
    : printing
      ? ([IconLoader2, "gray", words.printing] as const)
      : problem
        ? ([IconAlertTriangle, "red", words.failed] as const)
        : file
          ? ([IconFileTypePdf, "gray", words.printed] as const)
          : ([IconPencil, "gray", words.checked] as const);
  return (
    <Badge variant="light" color={color} tt="none" leftSection={<Sign size={13} stroke={1.8} aria-hidden />}>
      {text}
    </Badge>
  );
}

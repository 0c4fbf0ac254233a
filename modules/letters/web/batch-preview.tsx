import { Button, Group, SegmentedControl, Stack } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type BatchPage, previewWhich } from "../contract.ts";
import { batchPreview } from "./letter-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SheetFrame } from "./sheet-frame.tsx";

/** The first letter of the pile, the longest, or any, as it will be printed. */
export function BatchPreview({ batch: { id, gathered_at, template } }: { batch: BatchPage }) {
  const words = useWords({ fa, en }).batch;
  const [which, setWhich] = useState<(typeof previewWhich)[number]>("first");
  const [turn, setTurn] = useState(0);
  const shown = useQuery({
    ...batchPreview(id, which, which === "random" ? turn : 0, gathered_at),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack component="section" gap={10} aria-label={words.preview}>
      <Group justify="space-between" gap={8}>
        <SegmentedControl
          aria-label={words.preview}
          value={which}
          data={previewWhich.map((value) => ({ value, label: words.which[value] }))}
          onChange={(value) => setWhich(value as typeof which)}
        />
        {which === "random" ? (
          <Button size="xs" variant="subtle" onClick={() => setTurn((now) => now + 1)}>
            {words.another}
          </Button>
        ) : null}
      </Group>
      <SheetFrame title={words.preview} html={shown.data} paper={template.paper} />
    </Stack>
  );
}

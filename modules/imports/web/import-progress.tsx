import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { ProgressPanel } from "../../../platform/ui/progress-panel.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { ImportRun } from "../contract.ts";
import { ImportNumbers } from "./import-result.tsx";
import { isBrokenOff } from "./import-status.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useImportDeed } from "./use-import-deed.ts";

/** An import on its way; it may be left and found again, given up, or gone on with where it was broken off. */
export function ImportProgress({ run }: { run: ImportRun }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const deed = useImportDeed(run.id);
  if (isBrokenOff(run)) {
    return (
      <Stack gap={24}>
        <Alert color="yellow" title={words.stopped}>
          <Stack gap={12} align="flex-start">
            {words.broken}
            <Button
              loading={deed.isPending}
              leftSection={<IconPlayerPlay size={18} stroke={1.6} />}
              onClick={() => deed.mutate({ deed: "resumption" })}
            >
              {words.resume}
            </Button>
          </Stack>
        </Alert>
        <ImportNumbers run={run} />
      </Stack>
    );
  }
  const title = run.status === "waiting" ? words.waiting : words[run.status === "reading" ? "reading" : "writing"];
  return (
    <Stack gap={24}>
      <div>
        <ProgressPanel
          title={title}
          done={Math.round(run.progress * 100)}
          total={run.status === "waiting" ? null : 100}
          mayLeave
          onStop={() => deed.mutate({ deed: "cancellation" })}
        />
        <Text size="sm" c="dimmed" ta="end">
          {words.stopNote}
        </Text>
      </div>
      {run.read > 0 ? (
        <ImportNumbers run={run} />
      ) : (
        <span>
          {number(0)} {words.numbers.read}
        </span>
      )}
    </Stack>
  );
}

import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconPlugConnected } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ModelTrial, modelTrial } from "../../contract.ts";
import type { Model } from "./language-model-part.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type ModelTestProps = { model: Model; typedKey: string | undefined; ready: boolean; keyed: boolean };

/** Asks the endpoint one harmless question as it stands in the form, saved or not, and says what came of it. */
export function ModelTest({ model, typedKey, ready, keyed }: ModelTestProps) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const asking = useMutation({
    mutationFn: () =>
      api.post("/bot/model-trials", { language_model: model, ...(typedKey && { key: typedKey }) }, modelTrial),
    onError: (error) => notice.failed(error),
  });
  return (
    <Stack gap={12} aria-live="polite">
      <Group gap={12}>
        <Button
          variant="default"
          leftSection={<IconPlugConnected size={18} stroke={1.6} />}
          disabled={!ready}
          loading={asking.isPending}
          onClick={() => asking.mutate()}
        >
          {words.test}
        </Button>
        <Text size="sm" c="dimmed" flex={1} miw={200}>
          {ready ? words.testNote : words.unfinished}
        </Text>
      </Group>
      {asking.data && !asking.isPending ? <Outcome trial={asking.data} keyed={keyed} model={model} /> : null}
    </Stack>
  );
}

function Outcome({ trial, keyed, model }: { trial: ModelTrial; keyed: boolean; model: Model }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const seconds = number(trial.milliseconds / 1000, 1);
  if (trial.problem === null)
    return (
      <Alert
        color="green"
        variant="light"
        icon={<IconCircleCheck size={20} stroke={1.6} />}
        title={words.works(seconds)}
      >
        {trial.said ? words.said(trial.said) : words.saidNothing}
      </Alert>
    );
  const { problem } = trial;
  const told = problem === "wrong_key" && !keyed ? words.noKey : words.problems[problem];
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={20} stroke={1.6} />} title={told.title}>
      <Stack gap={6}>
        <span>{told.text(problem === "too_slow" ? number(model.timeout_seconds) : model.model)}</span>
        {trial.detail ? (
          <Text size="sm" c="dimmed">
            {words.detail} <bdi dir="ltr">{trial.detail}</bdi>
          </Text>
        ) : null}
      </Stack>
    </Alert>
  );
}

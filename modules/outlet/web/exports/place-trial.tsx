import { Alert, Button, Stack, Text } from "@mantine/core";
import type * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { exportTrial, type exportTrialBody } from "../../contract/exports.ts";
import styles from "../outlet.module.css";
import { useExportDeed } from "./export-calls.ts";
import { useExportWords } from "./export-words.ts";

type TrialProps = { asked: z.infer<typeof exportTrialBody>; onFingerprint: (fingerprint: string) => void };

/** Tries a place as it is written in the form, and says in plain words what is wrong. */
export function PlaceTrial({ asked, onFingerprint }: TrialProps) {
  const { words, problem } = useExportWords();
  const { place } = asked;
  const known = place.kind === "sftp" ? place.fingerprint : null;
  const test = useExportDeed(() => api.post("/export-trials", asked, exportTrial), {
    onDone: ({ problem: found, fingerprint }) => {
      if (!found && fingerprint) onFingerprint(fingerprint);
    },
  });
  const result = test.data;
  return (
    <Stack gap={8} align="flex-start" role="status">
      <Button variant="default" loading={test.isPending} onClick={() => test.mutate(undefined)}>
        {words.trial.start}
      </Button>
      {result ? (
        <Alert variant="light" color={result.problem ? "red" : "firuze"} w="100%">
          <Text size="sm">{result.problem ? problem(result.problem) : words.trial.good}</Text>
          {result.problem && result.detail ? (
            <Text size="sm">
              {words.trial.said} <Bdi dir="ltr">{result.detail}</Bdi>
            </Text>
          ) : null}
          {result.problem === "host_key_changed" && result.fingerprint ? (
            <Stack gap={8} mt={8} align="flex-start">
              <Key label={words.trial.seen} text={result.fingerprint} />
              <Button size="compact-sm" variant="light" onClick={() => onFingerprint(result.fingerprint!)}>
                {words.trial.trust}
              </Button>
            </Stack>
          ) : null}
        </Alert>
      ) : null}
      {known ? <Key label={words.trial.known} text={known} /> : null}
      {place.kind === "sftp" && !known ? (
        <Text size="sm" c="dimmed">
          {words.trial.firstTest}
        </Text>
      ) : null}
    </Stack>
  );
}

function Key({ label, text }: { label: string; text: string }) {
  return (
    <Text size="sm" className={styles["address"] ?? ""}>
      {label} <Bdi dir="ltr">{text}</Bdi>
    </Text>
  );
}

import { Alert, Anchor, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { downloadAddress } from "../../../platform/ui/api.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { useNotice, useUndoNotice } from "../../../platform/ui/notices.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { QuarantineOne } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { dismiss, oneQuery, replay, restore } from "./quarantine-calls.ts";

type DetailsProps = { id: number; onDone: () => void };

/** One input with its reason and its text, which may be corrected before it is read again. */
export function QuarantineDetails({ id, onDone }: DetailsProps) {
  const { data, error, refetch } = useQuery(oneQuery(id));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={3} />;
  return <Details of={data} onDone={onDone} />;
}

function Details({ of, onDone }: { of: QuarantineOne; onDone: () => void }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const [text, setText] = useState(of.body ?? "");
  const act = useActions(of, text, onDone);
  const mayWrite = useCan("intake.write");
  const waits = !of.replayedAt && !of.dismissedAt;
  const problem = act.again.data && !act.again.data.replayed ? act.again.data.problem : null;
  return (
    <Stack gap={16}>
      <div>
        <Text fw="medium">{of.problem}</Text>
        <Text size="sm" c="dimmed">
          {of.problemField ? (
            <>
              {words.field} <Bdi dir="ltr">{of.problemField}</Bdi>
              {" · "}
            </>
          ) : null}
          {format.dateTime(of.receivedAt)} · {words.attempts(format.number(of.attempts))}
        </Text>
      </div>
      {of.body === null ? (
        <Text c="dimmed">{words.textGone}</Text>
      ) : (
        <Textarea
          label={words.text}
          className="ltr-input"
          dir="ltr"
          autosize
          minRows={4}
          maxRows={18}
          readOnly={!waits || !mayWrite}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {problem ? (
        <Alert color="red" variant="light" title={words.stillNot} role="alert">
          {problem}
        </Alert>
      ) : null}
      {mayWrite && of.body !== null ? (
        <Group gap={8}>
          {waits ? (
            <>
              <Button loading={act.again.isPending} onClick={() => act.again.mutate()}>
                {words.replay}
              </Button>
              <Button variant="default" loading={act.aside.isPending} onClick={() => act.aside.mutate()}>
                {words.dismiss}
              </Button>
            </>
          ) : null}
          {of.dismissedAt ? (
            <Button variant="default" onClick={act.takeBack}>
              {words.restore}
            </Button>
          ) : null}
        </Group>
      ) : null}
      {of.rawInputId === null ? null : (
        <Anchor size="sm" href={downloadAddress(`/raw-inputs/${of.rawInputId}`)} download>
          {words.raw}
        </Anchor>
      )}
    </Stack>
  );
}

function useActions(of: QuarantineOne, text: string, onDone: () => void) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const undo = useUndoNotice();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ["quarantine"] });
  const again = useMutation({
    mutationFn: () => replay(of.id, text),
    onSuccess: async ({ replayed }) => {
      if (replayed) {
        notice.done(words.replayed);
        onDone();
      }
      await refresh();
    },
    onError: notice.failed,
  });
  function takeBack() {
    restore(of.id)
      .then(() => notice.done(words.restored))
      .catch(notice.failed)
      .finally(refresh);
  }
  const aside = useMutation({
    mutationFn: () => dismiss(of.id),
    onSuccess: async () => {
      undo(words.dismissed, takeBack);
      onDone();
      await refresh();
    },
    onError: notice.failed,
  });
  return { again, aside, takeBack };
}

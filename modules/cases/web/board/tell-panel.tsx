import { Button, Stack, Text, Textarea, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type TellPreview, told } from "../../contract.ts";
import { tellingQuery, useCaseDeed } from "../case-calls.ts";
import styles from "../cases.module.css";
import { useCaseWords } from "../parts/case-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Who will be told that something was done, who is left out and why, and in which words. */
export function TellPanel({ id, onSent }: { id: number; onSent: () => void }) {
  const preview = useQuery(tellingQuery(id));
  if (preview.error) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <ListSkeleton rows={4} />;
  return <Telling id={id} preview={preview.data} onSent={onSent} />;
}

function Telling({ id, preview, onSent }: { id: number; preview: TellPreview; onSent: () => void }) {
  const words = useWords({ fa, en });
  const { unnamed } = useCaseWords();
  const format = useFormat();
  const notice = useNotice();
  const [text, setText] = useState(preview.text);
  const send = useCaseDeed(
    () => api.post(`/improvements/${id}/telling`, { text }, told),
    ({ sent }) => {
      notice.done(words.sent(format.number(sent)));
      onSent();
    },
  );
  const count = format.number(preview.tells);
  return (
    <Stack gap={16}>
      <Textarea
        label={words.tellText}
        dir="auto"
        autosize
        minRows={4}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Title order={3}>{preview.tells > 0 ? words.tells(count) : words.nobodyLeft}</Title>
      <Text size="sm">{preview.people.map(({ name }) => name ?? unnamed).join("، ")}</Text>
      {preview.left_out.length > 0 ? (
        <section>
          <Title order={3}>{words.leftOut}</Title>
          <dl className={styles["pairs"]}>
            {preview.left_out.map((one) => (
              <div key={one.id} style={{ display: "contents" }}>
                <dt>
                  <bdi>{one.name ?? unnamed}</bdi>
                </dt>
                <dd>{words.reasons[one.reason] ?? one.reason}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <Button
        disabled={preview.tells === 0 || !text.trim()}
        loading={send.isPending}
        onClick={() => send.mutate(undefined)}
        style={{ alignSelf: "start" }}
      >
        {words.send(count)}
      </Button>
    </Stack>
  );
}
